import type { Hono } from "hono";
import { z } from "zod";
import type { Fault } from "../faults.ts";
import type { People } from "./index.ts";
import { idIn, onPost } from "./requests.ts";

const reach = {
  methods: z.array(z.string()).optional(),
  chat: z.int().optional(),
  afterMs: z.number().nonnegative().optional(),
  forMs: z.number().nonnegative().optional(),
  times: z.int().positive().optional(),
};

const error = z.strictObject({
  kind: z.literal("error"),
  code: z.int(),
  description: z.string(),
  retryAfter: z.int().optional(),
  ...reach,
});
const trouble = z.discriminatedUnion("kind", [
  error,
  z.strictObject({ kind: z.literal("lost-before"), ...reach }),
  z.strictObject({ kind: z.literal("lost-after"), ...reach }),
  z.strictObject({ kind: z.literal("html"), status: z.int(), ...reach }),
]);

const unwillingness = z.strictObject({
  words: z.string().min(1),
  code: z.literal([400, 403]).optional(),
  forMs: z.number().nonnegative().optional(),
});

const nothing = z.strictObject({});

/** What Telegram and the network do to the bot. */
export function addTroublingRoutes(app: Hono, people: People): void {
  onPost(app, "/troubles", trouble, (body) => {
    const { methods, chat, afterMs, forMs, times } = body;
    people.trouble(faultOf(body), { methods, chat, afterMs, forMs, times });
  });
  onPost(app, "/troubles/end", nothing, () => people.calm());
  onPost(app, "/groups/:chat/refuse", unwillingness, (body, c) => people.refuse(idIn(c, "chat"), body));
  onPost(app, "/groups/:chat/relent", nothing, (_, c) => people.relent(idIn(c, "chat")));
}

function faultOf(body: z.infer<typeof trouble>): Fault {
  switch (body.kind) {
    case "error": {
      const { kind, code, description, retryAfter } = body;
      const parameters = retryAfter === undefined ? {} : { parameters: { retry_after: retryAfter } };
      return { kind, code, description, ...parameters };
    }
    case "html":
      return { kind: body.kind, status: body.status };
    case "lost-before":
    case "lost-after":
      return { kind: body.kind };
  }
}

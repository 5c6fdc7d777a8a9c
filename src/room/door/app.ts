import { type Context, Hono } from "hono";
import { bodyLimit } from "hono/body-limit";
import { streamSSE } from "hono/streaming";
import { readDeed } from "../deed.ts";
import type { Room } from "../room.ts";
import type { Outcome } from "../wire.ts";
import { roomWords } from "../words.ts";
import { guard } from "./guard.ts";
import { createLine } from "./line.ts";
import { createPageFiles } from "./page-files.ts";

/** How much somebody may say at once, in bytes. */
const LONGEST = 64 * 1_024;

/** The room's door: its page, its news, and the deeds of those who look in. */
export function createRoomApp(room: Room, host: string): Hono {
  const app = new Hono();
  const pageFile = createPageFiles();
  const words = () => roomWords[room.locale()];
  const refuse = (c: Context, why: string, status: 400 | 413 | 415) =>
    c.json({ done: false, why } satisfies Outcome, status);

  app.use(guard(host, () => words().elsewhere));
  app.onError((_, c) => c.json({ done: false, why: words().trouble } satisfies Outcome, 500));
  app.post(
    "/deed",
    bodyLimit({ maxSize: LONGEST, onError: (c) => refuse(c, words().notJson, 413) }),
    async (c) => {
      const isJson = /^application\/json\b/.test(c.req.header("content-type") ?? "");
      if (!isJson) return refuse(c, words().notJson, 415);
      const said: unknown = await c.req.json().catch(() => undefined);
      if (said === undefined) return refuse(c, words().notJson, 400);
      const read = readDeed(said);
      if ("wrong" in read) return refuse(c, words().unclear(read.wrong), 400);
      return c.json(await room.do(read.deed));
    },
  );
  app.get("/news", (c) => {
    if (room.hall.isFull()) return c.text(words().full, 503);
    return streamSSE(c, (stream) => createLine(room.hall, stream));
  });
  app.get("/story.test.ts", (c) => c.text(room.journey()));
  app.get("*", async (c) => {
    const file = await pageFile(c.req.path);
    if (!file) return c.text("", 404);
    return c.body(file.body, 200, { "content-type": file.type });
  });
  return app;
}

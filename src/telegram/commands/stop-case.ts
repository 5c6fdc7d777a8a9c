import { liveCasesOf, pastCasesOf } from "../cases.ts";
import { meetingsFor } from "../permissions/door.ts";
import { askFirst } from "../sure.ts";
import { asMember } from "../talk/ask-ref.ts";
import type { Command } from "./command.ts";

/** A presenter may stop the case at any time (protocol: always); asked once, since it cannot be undone. */
export const stopCase: Command = {
  name: "stop",
  scopes: ["private"],
  run: (ctx) => {
    const [meeting] = meetingsFor(ctx, "stop", [...liveCasesOf(ctx), ...pastCasesOf(ctx)]);
    if (!meeting) return;
    askFirst(ctx, { meeting, by: asMember(ctx.from?.id ?? 0), move: { type: "stop-case" } });
  },
};

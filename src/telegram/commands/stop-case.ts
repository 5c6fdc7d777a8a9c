import type { Choice } from "../../core/notice.ts";
import { liveCasesOf, pastCasesOf } from "../cases.ts";
import { say } from "../context.ts";
import { meetingsFor } from "../permissions/door.ts";
import type { Command } from "./command.ts";

/** A presenter may stop the case at any time (protocol: always); asked once, since it cannot be undone. */
export const stopCase: Command = {
  name: "stop",
  scopes: ["private"],
  run: (ctx) => {
    const [meeting] = meetingsFor(ctx, "stop", [...liveCasesOf(ctx), ...pastCasesOf(ctx)]);
    if (!meeting) return;
    const choices: readonly Choice[] = [
      { label: "button-later", command: "now" },
      { label: "button-really-stop", move: { type: "stop-case" }, of: meeting },
    ];
    say(ctx, "stop-case-really", {}, choices, ctx.work.store.circles.group(meeting.group));
  },
};

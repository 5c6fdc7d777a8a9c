import type { Choice } from "../../core/notice.ts";
import { personIn } from "../../core/roles.ts";
import { say } from "../context.ts";
import { meetingsFor } from "../permissions/door.ts";
import { askFirst } from "../sure.ts";
import { asMember } from "../talk/ask-ref.ts";
import type { Command } from "./command.ts";

/** Leaving a meeting: no blame, and no reasons (protocol: voluntary). */
export const leave: Command = {
  name: "leave",
  scopes: ["private"],
  run: (ctx) => {
    const me = asMember(ctx.from?.id ?? 0);
    const meetings = meetingsFor(ctx, "leave");
    if (meetings.length === 0) return;
    const taking = meetings.filter((meeting) => personIn(meeting, me)?.left === false);
    if (taking.length === 0) return say(ctx, "now-nothing");
    const [only] = taking;
    if (only && taking.length === 1) return askFirst(ctx, { meeting: only, by: me, move: { type: "leave" } });
    const choices = taking.map((meeting): Choice => {
      const title = ctx.work.store.circles.group(meeting.group)?.title ?? "";
      return { label: "button-really-leave", args: { title }, move: { type: "leave" }, of: meeting };
    });
    say(ctx, "leave-which", {}, choices);
  },
};

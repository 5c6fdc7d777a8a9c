import { isPut, passMove } from "../../core/asks.ts";
import { isRefusal } from "../../core/decision.ts";
import type { Choice } from "../../core/notice.ts";
import { type KrugContext, say } from "../context.ts";
import { type Awaiting, awaitingOf } from "../inbound.ts";
import { meetingsFor } from "../permissions/door.ts";
import { isAskedFirst } from "../sure.ts";
import type { Command } from "./command.ts";

/** Passing is always there, and without shame; with several things owed, the bot asks which. */
export const pass: Command = {
  name: "pass",
  scopes: ["private", "group"],
  run: (ctx) => {
    const chat = ctx.chat;
    if (chat?.type === "private" && meetingsFor(ctx, "pass").length === 0) return;
    const group = chat && chat.type !== "private" ? ctx.work.store.circles.groupByChat(chat.id) : undefined;
    const owed = awaitingOf(ctx).filter(
      ({ ask, meeting }) => isPut(ask) && (!group || meeting.group === group.id),
    );
    const [first] = owed;
    if (!first) return say(ctx, "draft-nothing-owed");
    if (owed.every(({ ask, meeting }) => ask.step === first.ask.step && meeting === first.meeting))
      return passOne(ctx, first);
    const choices = owed.map(({ ask, meeting }): Choice => {
      const title = ctx.work.store.circles.group(meeting.group)?.title ?? "";
      const args = { what: { word: `owed-${ask.kind}` }, group: title };
      return { label: "button-for", args, move: passMove(ask.step), of: meeting };
    });
    say(ctx, "pass-which", {}, choices);
  },
};

function passOne(ctx: KrugContext, { meeting, ask }: Awaiting): void {
  const deed = { meeting, by: ask.member, move: passMove(ask.step) };
  if (isAskedFirst(ctx, deed, undefined)) return;
  const played = ctx.work.play(meeting.id, deed.by, deed.move);
  const group = ctx.work.store.circles.group(meeting.group);
  if (isRefusal(played)) say(ctx, `refusal-${played.refused}`, played.args, [], group);
  else say(ctx, "passed", {}, [], group);
}

import type { Meeting, MemberId } from "../../core/meeting.ts";
import type { AnyMove, Choice } from "../../core/notice.ts";
import { awaited } from "../../core/play.ts";
import { nameOf, speakingOrder } from "../../core/roles.ts";
import { formatOf } from "../../formats/index.ts";
import type { KrugContext } from "../context.ts";
import { meetingsFor } from "../permissions/door.ts";
import type { Command } from "./command.ts";

/** The moderator's private panel: who is awaited, and what can be done about time, order and silence. */
export const moderator: Command = {
  name: "moderator",
  scopes: ["private"],
  run: (ctx, rest) => {
    for (const meeting of meetingsFor(ctx, "moderator")) show(ctx, meeting, rest);
  },
};

function show(ctx: KrugContext, meeting: Meeting, page: string): void {
  const group = ctx.work.store.circles.group(meeting.group);
  const tell = (key: string, choices: readonly Choice[], names: readonly string[]) => {
    const step = { word: `step-${meeting.steps[0]}` };
    const args = { title: group?.title ?? "", step, until: { moment: meeting.closesAt }, names: { names } };
    ctx.work.tell(meeting.moderator ?? 0, key, { args, choices }, group, meeting);
  };
  const waiting = [
    ...new Set(awaited(formatOf(meeting.format), meeting, ctx.work.now).map(({ member }) => member)),
  ];
  const names = (ids: readonly MemberId[]) => ids.map((id) => nameOf(meeting, id));
  const perPerson = (ids: readonly MemberId[], move: (member: number) => AnyMove): readonly Choice[] =>
    ids.map((id) => ({ label: "button-person", args: { name: nameOf(meeting, id) }, move: move(id) }));
  switch (page) {
    case "skip":
      return tell(
        "panel-skip",
        [...perPerson(waiting, (member) => ({ type: "lead-skip", member })), back],
        names(waiting),
      );
    case "order": {
      const order = speakingOrder(meeting);
      return tell(
        "panel-order",
        [...perPerson(order, (member) => ({ type: "lead-first", member })), back],
        names(order),
      );
    }
    case "pause":
      return tell("panel-pause", [...[1, 3, 7, 14].map(pauseFor), back], []);
    default:
      return tell(
        meeting.status === "paused" ? "panel-paused" : "panel",
        mainButtons(meeting),
        names(waiting),
      );
  }
}

const back: Choice = { label: "button-back", command: "moderator" };

const pauseFor = (days: number): Choice => ({
  label: "button-days",
  args: { days },
  move: { type: "lead-pause", days },
});

const mainButtons = (meeting: Meeting): readonly Choice[] =>
  meeting.status === "paused"
    ? [
        { label: "button-panel-resume", move: { type: "lead-resume" } },
        { label: "button-panel-handover", move: { type: "lead-handover" } },
      ]
    : [
        ...(meeting.extended ? [] : [{ label: "button-panel-extend", move: { type: "lead-extend" } }]),
        { label: "button-panel-order", command: "moderator order" },
        { label: "button-panel-skip", command: "moderator skip" },
        { label: "button-panel-close", move: { type: "lead-close" } },
        { label: "button-panel-pause", command: "moderator pause" },
        { label: "button-panel-handover", move: { type: "lead-handover" } },
      ];

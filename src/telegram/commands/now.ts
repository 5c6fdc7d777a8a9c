import { acceptLateChoice, mayComeIn } from "../../core/consent.ts";
import type { Meeting } from "../../core/meeting.ts";
import type { Choice, Line } from "../../core/notice.ts";
import { asked } from "../../core/play.ts";
import { choicesOf } from "../../core/prompts.ts";
import { nameOf, personIn } from "../../core/roles.ts";
import { formatOf } from "../../formats/index.ts";
import type { KrugContext } from "../context.ts";
import { meetingsFor } from "../permissions/door.ts";
import { asMember } from "../talk/ask-ref.ts";
import { agenda } from "./agenda.ts";
import type { Command } from "./command.ts";

/** Where we are, what is expected of me, until when; one message per meeting (protocol: always). */
export const now: Command = {
  name: "now",
  scopes: ["private", "group"],
  run: (ctx, rest) => {
    if (ctx.chat?.type !== "private") return agenda.run(ctx, rest);
    for (const meeting of meetingsFor(ctx, "now")) showMeeting(ctx, meeting);
  },
};

function showMeeting(ctx: KrugContext, meeting: Meeting): void {
  const { work, from } = ctx;
  const group = work.store.circles.group(meeting.group);
  const me = asMember(from?.id ?? 0);
  const mine = asked(formatOf(meeting.format), meeting, work.now).filter(({ member }) => member === me);
  const lines: readonly Line[] = [
    ...where(meeting, group?.title ?? ""),
    ...mine.map((one) => ({
      key: "now-owed",
      args: { what: { word: `owed-${one.kind}` }, until: { moment: one.until } },
    })),
    ...(mine.length === 0 && meeting.status === "running" ? [{ key: stance(meeting, me), args: {} }] : []),
  ];
  work.tell(
    me,
    "now-title",
    { args: { lines: { lines } }, choices: [...mine.flatMap(choicesOf), ...doors(meeting, me)] },
    group,
    meeting,
  );
}

function where(meeting: Meeting, title: string): readonly Line[] {
  if (meeting.status === "planned")
    return [{ key: "now-planned", args: { title, theme: meeting.theme, when: { moment: meeting.opensAt } } }];
  if (meeting.status === "paused")
    return [{ key: "card-paused", args: { until: { moment: meeting.pausedUntil } } }];
  const step = { word: `step-${meeting.steps[0]}` };
  const names = { names: [nameOf(meeting, meeting.moderator)].filter(Boolean) };
  return [
    {
      key: "now-meeting",
      args: { title, theme: meeting.theme, step, until: { moment: meeting.closesAt }, names },
    },
  ];
}

const stance = (meeting: Meeting, me: Meeting["people"][number]["id"]): string =>
  personIn(meeting, me)?.role === "participant" ? "now-nothing-owed" : "now-observer";

/** What can always be done: lead, if it is theirs to lead; stop the case, if it is theirs; leave. */
function doors(meeting: Meeting, me: Meeting["people"][number]["id"]): readonly Choice[] {
  const person = personIn(meeting, me);
  if (!person || person.left || meeting.status === "planned") return [];
  return [
    ...(meeting.moderator === me ? [{ label: "button-panel", command: "moderator" }] : []),
    ...(meeting.presenter === me ? [{ label: "button-stop-case", command: "stop" }] : []),
    ...(mayComeIn(formatOf(meeting.format), meeting, me) ? [acceptLateChoice] : []),
    ...(person.role === "participant" ? [{ label: "button-leave", move: { type: "leave" } }] : []),
  ];
}

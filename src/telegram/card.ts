import type { Meeting } from "../core/meeting.ts";
import type { Choice, Line } from "../core/notice.ts";
import { awaited } from "../core/play.ts";
import { given, nameOf, onSheet } from "../core/roles.ts";
import { closesAt } from "../core/timetable.ts";
import { speaker } from "../core/turns.ts";
import { formatOf } from "../formats/index.ts";

/** What a living message shows: lines to say, and the buttons under them. */
export interface Shown {
  readonly lines: readonly Line[];
  readonly choices: readonly Choice[];
}

/** The agenda card: theme, steps done, now and to come, whose turn, who is awaited; names, never content. */
export function card(meeting: Meeting, title: string, now: number): Shown {
  const lines = [
    { key: "card-title", args: { title, theme: meeting.theme, number: meeting.number } },
    ...status(meeting),
    ...steps(meeting, now),
    ...people(meeting, now),
  ];
  return { lines, choices: meeting.status === "ended" ? [] : doors(meeting) };
}

function status(meeting: Meeting): readonly Line[] {
  switch (meeting.status) {
    case "planned":
      return [{ key: "card-planned", args: { when: { moment: meeting.opensAt } } }];
    case "paused":
      return [{ key: "card-paused", args: { until: { moment: meeting.pausedUntil } } }];
    case "ended":
      return [{ key: "card-ended", args: {} }];
    case "running":
      return [];
  }
}

/** Steps that this meeting went through, the one that is open, and what is still to come with its time. */
function steps(meeting: Meeting, now: number): readonly Line[] {
  const order = Object.keys(formatOf(meeting.format).stages);
  const current = order.findIndex((step) => meeting.steps.includes(step));
  const opening = meeting.status === "planned" ? meeting.opensAt : now;
  let from = current < 0 ? opening : meeting.closesAt;
  return order.flatMap((step, index): readonly Line[] => {
    const name = { word: `step-${step}` };
    if (meeting.history.some((past) => past.step === step))
      return [{ key: "card-step-done", args: { step: name } }];
    if (meeting.status === "ended" || index < current) return [];
    if (index === current)
      return [{ key: "card-step-now", args: { step: name, closes: { moment: meeting.closesAt } } }];
    from = closesAt(meeting, order.slice(0, index + 1), from);
    return [{ key: "card-step-later", args: { step: name, closes: { moment: from } } }];
  });
}

function people(meeting: Meeting, now: number): readonly Line[] {
  if (meeting.status !== "running") return [];
  const { moderator, presenter, turns } = meeting;
  const current = speaker(turns);
  const names = [
    ...new Set(awaited(formatOf(meeting.format), meeting, now).map((one) => nameOf(meeting, one.member))),
  ];
  return [
    ...(moderator === undefined
      ? []
      : [{ key: "card-moderator", args: { name: nameOf(meeting, moderator) } }]),
    ...(presenter === undefined
      ? []
      : [{ key: "card-presenter", args: { name: nameOf(meeting, presenter) } }]),
    ...(current === undefined ? [] : [{ key: "card-turn", args: { name: nameOf(meeting, current) } }]),
    names.length > 0
      ? { key: "card-awaited", args: { names: { names } } }
      : { key: "card-nobody-awaited", args: {} },
  ];
}

const doors = (meeting: Meeting): readonly Choice[] => {
  const gathering = meeting.status === "planned" || meeting.steps.includes(formatOf(meeting.format).first);
  return [
    gathering ? { label: "button-take-part", link: "join" } : { label: "button-open-private", link: "now" },
  ];
};

/** The sheet: every voiced solution with its pluses and minuses, edited while people weigh. */
export function sheet(meeting: Meeting): Shown {
  const problem = given(meeting, "problem").find(({ id }) => id === meeting.problem)?.text ?? "";
  const solutions = onSheet(meeting);
  const lines = solutions
    .toSorted((a, b) => a.number - b.number)
    .flatMap((solution): readonly Line[] => {
      const weighings = (kind: string) =>
        given(meeting, kind).filter(({ about }) => about.includes(solution.id));
      const weighed = (kind: string) =>
        weighings(kind).map((one) => ({
          key: `sheet-${kind}`,
          args: { name: nameOf(meeting, one.author), text: one.text },
        }));
      const counts = { pluses: weighings("plus").length, minuses: weighings("minus").length };
      return [
        {
          key: "sheet-solution",
          args: { number: solution.number, name: nameOf(meeting, solution.author), text: solution.text },
        },
        { key: "sheet-counts", args: counts },
        ...weighed("plus"),
        ...weighed("minus"),
      ];
    });
  const open = meeting.steps.includes("weigh-solutions");
  return {
    lines: [{ key: "sheet-title", args: { theme: meeting.theme, problem } }, ...lines],
    choices: open ? [{ label: "button-open-private", link: "now" }] : [],
  };
}

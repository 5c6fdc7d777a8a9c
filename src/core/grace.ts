import { accept, type Happening } from "./decision.ts";
import type { Meeting, StepId, Turns } from "./meeting.ts";
import { tell } from "./notice.ts";
import type { Scene } from "./step.ts";
import { isQuiet, minutes } from "./timetable.ts";
import { speaker } from "./turns.ts";
import { evening } from "./waking.ts";

/** Marks in a step for whose words its closing has waited. */
const WAITED = "waited";

/** The end of the short grace after a moment: a minute in an hour meeting, ten in a week, and none of them at night. */
function graceEnd({ settings }: Pick<Meeting, "settings">, at: number): number {
  if (settings.preset === "hour") return at + minutes(1);
  const whole = at + minutes(10);
  return !isQuiet(settings.zone, at) && isQuiet(settings.zone, whole) ? evening(settings.zone, at) : whole;
}

/** Whether a turn is over; a speaker who is still writing then has the grace to finish, once. */
export const isTurnOver = ({ meeting, now, drafting }: Scene, turns: Turns): boolean => {
  const isWriting = drafting.some((member) => member === speaker(turns));
  return now >= (isWriting ? graceEnd(meeting, turns.endsAt) : turns.endsAt);
};

export const turnMoments = (meeting: Meeting): readonly number[] =>
  meeting.turns ? [meeting.turns.endsAt, graceEnd(meeting, meeting.turns.endsAt)] : [];

/** The end of the grace after the first part of a window; half of what follows is left to what follows. */
const partEnd = (meeting: Meeting, at: number): number =>
  Math.min(graceEnd(meeting, at), at + (meeting.closesAt - at) / 2);

/** Whether the first part of a window is over: at its time, or a grace later for whoever is still writing. */
export const isPartOver = ({ meeting, now, drafting }: Scene, at: number): boolean =>
  now >= (drafting.length > 0 ? partEnd(meeting, at) : at);

export const partMoments = (meeting: Meeting, at: number): readonly number[] => [at, partEnd(meeting, at)];

const hasWaited = ({ marks }: Meeting, step: StepId): boolean =>
  marks.some((one) => one.step === step && one.mark === WAITED);

/** The step could close early, and waits for words that it has been waiting for already. */
export const isWaitingForWords = ({ meeting, late, drafting }: Scene, step: StepId): boolean =>
  drafting.length > 0 && !late && hasWaited(meeting, step);

/**
 * A closing waits once for what is being written (protocol: nothing typed is lost); undefined = nothing is, or it has
 * waited. Nobody's phone rings for it.
 */
export function waitForWords({ meeting, now, late, drafting }: Scene, step: StepId): Happening | undefined {
  if (drafting.length === 0 || hasWaited(meeting, step)) return undefined;
  const until = graceEnd(meeting, late ? meeting.closesAt : now);
  if (until <= now) return undefined;
  const closesAt = late ? until : Math.min(until, meeting.closesAt);
  const moved = late
    ? ({ type: "lengthened", ms: until - meeting.closesAt, turnMs: 0 } as const)
    : ({ type: "closingMoved", at: now, closesAt, extended: false } as const);
  return accept(
    [moved, ...drafting.map((member) => ({ type: "marked", step, member, mark: WAITED }) as const)],
    drafting.map((member) =>
      tell(meeting, member, "words-awaited", { until: { moment: closesAt } }, { silent: true }),
    ),
  );
}

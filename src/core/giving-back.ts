import { accept, type Happening } from "./decision.ts";
import type { Fact } from "./facts.ts";
import type { Meeting } from "./meeting.ts";
import { tellGroup } from "./notice.ts";
import { hours, isQuiet, minutes } from "./timetable.ts";
import { afterWaking, evening, inQuarters, isEvening, nextQuarter, wakingBetween } from "./waking.ts";

/** A time in which nobody could be heard, or could go on: from `since` to `now`, in milliseconds since 1970. */
export interface Lost {
  readonly since: number;
  readonly now: number;
}

/** What is lost of a week's step matters from here on. */
const MATTERS = minutes(15);
/** So much waking time puts off a week by its morning, whatever else is left. */
const HALF_A_DAY = hours(6);
/** Whoever was about to answer at the end of a window needs so long at least to do it now. */
const TO_ANSWER = minutes(5);

type Lengthened = Extract<Fact, { type: "lengthened" }>;

/**
 * What a running meeting is given back of a lost time (protocol: downtime is nobody's fault); undefined = nothing that
 * mattered. In an hour meeting it is what was lost, to the minute. In a week only waking time counts: a quarter of an
 * hour or more is given back in quarters; a hitch only where it lay over the end of a window or turn, and then once,
 * so that many hitches never move "Sat 20:00" into the night.
 */
export function givenBack(meeting: Meeting, lost: Lost): Lengthened | undefined {
  return meeting.settings.preset === "hour" ? toTheMinute(meeting, lost) : inTheWeek(meeting, lost);
}

/** The meeting goes on after a pause, and has back what the pause took of its open step. */
export function resumption(meeting: Meeting, now: number): Happening {
  const back = givenBack(meeting, { since: meeting.pausedAt, now });
  const { ms = 0, turnMs = 0 } = back ?? {};
  return accept([{ type: "resumed", at: now, ms, turnMs }], [tellGroup(meeting, "resumed")]);
}

function toTheMinute({ openedAt }: Meeting, { since, now }: Lost): Lengthened | undefined {
  const ms = now - Math.max(since, openedAt);
  return ms > 0 ? { type: "lengthened", ms, turnMs: ms } : undefined;
}

function inTheWeek(meeting: Meeting, lost: Lost): Lengthened | undefined {
  const { closesAt, turns, eased = [] } = meeting;
  const isOver = lost.now <= lost.since;
  const later = (end: number): number => (isOver ? end : laterEnd(meeting, end, lost));
  const closing = later(closesAt);
  const turnEnd = turns && later(turns.endsAt);
  const ms = closing - closesAt;
  const turnMs = turns && turnEnd !== undefined ? turnEnd - turns.endsAt : 0;
  if (ms === 0 && turnMs === 0) return undefined;
  const moved = [...(ms > 0 ? [closing] : []), ...(turnMs > 0 && turnEnd ? [turnEnd] : [])];
  return { type: "lengthened", ms, turnMs, eased: isHitch(meeting, lost) ? [...eased, ...moved] : eased };
}

const isHitch = ({ settings }: Meeting, { since, now }: Lost): boolean =>
  wakingBetween(settings.zone, since, now) < MATTERS;

/**
 * Where the end of a window or turn lies after the lost time. It stays on its evening, where that leaves at least half of
 * what was left of it: a step that runs into the next morning would put off all that comes after it.
 */
function laterEnd(meeting: Meeting, end: number, lost: Lost): number {
  const { zone } = meeting.settings;
  const { since, now } = lost;
  const soonest = nextQuarter(zone, now + TO_ANSWER);
  if (isHitch(meeting, lost)) return isCut(meeting, end, lost) ? Math.max(end, soonest) : end;
  // Who has an end at night has chosen so, or is in a turn that runs into it: it lies as much later.
  if (isQuiet(zone, end) && !isEvening(zone, end))
    return Math.max(end + inQuarters(now - since), now + TO_ANSWER);
  const awake = wakingBetween(zone, since, now);
  const whole = afterWaking(zone, end, inQuarters(awake));
  const last = isEvening(zone, end) ? end : evening(zone, end);
  const isEnough =
    awake < HALF_A_DAY && 2 * wakingBetween(zone, now, last) >= wakingBetween(zone, since, end);
  return Math.max(whole > last && isEnough ? last : nextQuarter(zone, whole), soonest);
}

/** It lay within the hitch or shortly after it; one that a hitch has moved before stays where it is. */
const isCut = ({ eased = [] }: Meeting, end: number, { since, now }: Lost): boolean =>
  end >= since && end < now + TO_ANSWER && !eased.includes(end);

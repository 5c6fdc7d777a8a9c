import { DateTime } from "luxon";
import { isRefusal } from "../../src/core/decision.ts";
import type { Format } from "../../src/core/format.ts";
import type { Meeting } from "../../src/core/meeting.ts";
import { formatOf } from "../../src/formats/index.ts";
import { beginningOf, digestOf, type Entry, type History, outcomeOf, playEntry } from "./history.ts";

export interface Start {
  readonly format?: Format;
  /** The meeting as it stands after `after` entries; otherwise it begins. */
  readonly meeting?: Meeting;
  readonly after?: number;
}

/**
 * Plays a history by today's rules. Returns the first thing that comes out otherwise than it did, in a few lines;
 * undefined = everybody lives through the same meeting. What facts tell besides, in new fields, is no difference.
 */
export function replay(history: History, start: Start = {}): string | undefined {
  const { meeting = beginningOf(history), after = 0 } = start;
  const format = start.format ?? formatOf(meeting.format);
  let now = meeting;
  for (const [index, one] of history.course.entries()) {
    if (index < after) continue;
    const played = playEntry(format, now, one);
    const what = difference(one, outcomeOf(played));
    if (what) return `${whenOf(history, index, now)}\n${what}`;
    if (!isRefusal(played)) now = played.meeting;
  }
  const end = digestOf(now);
  const field = Object.keys(history.end).find((name) => !isStill(history.end[name], end[name]));
  return (
    field && `The same happened, but at the end ${field} was ${history.end[field]}, and is ${end[field]}`
  );
}

/** The meeting as it stands after so many entries of its course. */
export function meetingAfter(history: History, count: number): Meeting {
  const beginning = beginningOf(history);
  return history.course.slice(0, count).reduce((meeting, one) => {
    const played = playEntry(formatOf(meeting.format), meeting, one);
    return isRefusal(played) ? meeting : played.meeting;
  }, beginning);
}

function whenOf({ course }: History, index: number, { settings, people, steps }: Meeting): string {
  const { at, by, move, given } = course[index] ?? { at: 0 };
  const local = DateTime.fromMillis(at, { zone: settings.zone }).toFormat("ccc d LLL yyyy HH:mm:ss");
  const name = people.find(({ id }) => id === by)?.name ?? by;
  const outside = given ? "something was decided outside" : "time passed";
  const what = by === undefined ? outside : `${name} made the move ${JSON.stringify(move)}`;
  return `Input ${index + 1} of ${course.length}, ${local}, in ${steps.join(" and ") || "no step"}: ${what}`;
}

function difference(was: Entry, is: ReturnType<typeof outcomeOf>): string | undefined {
  if (was.refused !== is.refused)
    return `  it was ${was.refused ? `refused: ${was.refused}` : "accepted"}, and is ${is.refused ? `refused: ${is.refused}` : "accepted"}`;
  return inList("fact", was.facts, is.facts) ?? inList("notice", was.told, is.told);
}

/** The first place where two lists part. */
function inList(kind: string, was: readonly unknown[], is: readonly unknown[]): string | undefined {
  const longest = Math.max(was.length, is.length);
  const at = Array.from({ length: longest }, (_, index) => index).find(
    (index) => !isStill(was[index], is[index]),
  );
  if (at === undefined) return undefined;
  const show = (list: readonly unknown[]) => (at < list.length ? JSON.stringify(list[at]) : "none");
  return `  ${kind} ${at + 1} was ${show(was)},\n  and is ${show(is)}`;
}

/** Whether all that was recorded is there as it was. */
function isStill(was: unknown, is: unknown): boolean {
  if (typeof was !== "object" || was === null || typeof is !== "object" || is === null) return was === is;
  if (Array.isArray(was) && (!Array.isArray(is) || was.length !== is.length)) return false;
  return Object.entries(was).every(([key, value]) => isStill(value, (is as Record<string, unknown>)[key]));
}

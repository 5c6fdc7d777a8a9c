import { days } from "../core/timetable.ts";
import type { Store } from "../store/index.ts";

/** Words that wait to be given a place, and a set-up that was begun, wait so long. */
const UNPLACED = days(3);

/**
 * Destroys what has been kept for as long as its group wants (90 days unless they say otherwise). Returns the people
 * whom the bot does not know any more.
 */
export function forgetOverdue({ erasure, house, commit }: Store, now: number): readonly number[] {
  const meetings = erasure.meetingsOverdue(now);
  if (meetings.length > 0) erasure.meetings(meetings);
  const alone = erasure.groupsOverdue(now).flatMap(erasure.group);
  commit(() => house.clear(now - UNPLACED));
  house.turn(now);
  return alone;
}

import type { Store } from "../store/index.ts";

/** Destroys what has been kept for as long as its group wants (90 days unless they say otherwise). Returns how much. */
export function forgetOverdue({ erasure }: Pick<Store, "erasure">, now: number): number {
  const meetings = erasure.meetingsOverdue(now);
  if (meetings.length > 0) erasure.meetings(meetings);
  const groups = erasure.groupsOverdue(now);
  for (const id of groups) erasure.group(id);
  return meetings.length + groups.length;
}

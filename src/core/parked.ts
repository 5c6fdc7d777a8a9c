import type { Meeting, MemberId } from "./meeting.ts";
import { givenBy } from "./roles.ts";

/**
 * A problem that was stated and not chosen is offered to its author again next time, and only then: whoever stays away
 * does not carry it from meeting to meeting for longer than it may be kept (protocol: state-problems).
 */
export function parkedAfter(meeting: Meeting, member: MemberId): string {
  const [stated] = givenBy(meeting, "problem", member);
  return stated === undefined || stated.id === meeting.problem ? "" : stated.text;
}

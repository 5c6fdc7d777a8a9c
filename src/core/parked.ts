import type { Meeting, MemberId } from "./meeting.ts";
import { givenBy, personIn } from "./roles.ts";

/** A problem that was stated and not chosen is offered to its author again next time (protocol: state-problems). */
export function parkedAfter(meeting: Meeting, member: MemberId): string {
  const [stated] = givenBy(meeting, "problem", member);
  if (stated) return stated.id === meeting.problem ? "" : stated.text;
  const person = personIn(meeting, member);
  const wasAsked =
    person?.role === "participant" && meeting.history.some(({ step }) => step === "state-problems");
  return wasAsked ? "" : (person?.parked ?? "");
}

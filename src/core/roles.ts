import type { Contribution, Meeting, MemberId, Person, StepId } from "./meeting.ts";

/** A circle needs at least three (protocol: always). */
export const FEWEST = 3;

export const personIn = (meeting: Meeting, id: MemberId): Person | undefined =>
  meeting.people.find((person) => person.id === id);

export const nameOf = (meeting: Meeting, id: MemberId | undefined): string =>
  meeting.people.find((person) => person.id === id)?.name ?? "";

/** Those who take part with a problem and are still here, by order of sign-up. */
export const participants = (meeting: Meeting): readonly Person[] =>
  meeting.people.filter(({ role, left }) => role === "participant" && !left);

export const participantIds = (meeting: Meeting): readonly MemberId[] =>
  participants(meeting).map(({ id }) => id);

export const isParticipant = (meeting: Meeting, id: MemberId): boolean =>
  participantIds(meeting).includes(id);

/** All participants but the presenter, the moderator included. */
export const consultants = (meeting: Meeting): readonly MemberId[] =>
  participantIds(meeting).filter((id) => id !== meeting.presenter);

export const isMarked = (
  meeting: Meeting,
  step: StepId,
  member: MemberId,
  ...marks: readonly string[]
): boolean =>
  meeting.marks.some((one) => one.step === step && one.member === member && marks.includes(one.mark));

/** What people gave in a step, in the order they gave it, what was taken back left out. */
export const given = (meeting: Meeting, kind: string): readonly Contribution[] =>
  meeting.contributions.filter((one) => one.kind === kind && one.status !== "withdrawn");

export const givenBy = (meeting: Meeting, kind: string, author: MemberId): readonly Contribution[] =>
  given(meeting, kind).filter((one) => one.author === author);

/** The solutions that have been voiced: those that stand on the sheet. */
export const onSheet = (meeting: Meeting): readonly Contribution[] =>
  given(meeting, "solution").filter(({ status }) => status === "published");

export const contributionById = (meeting: Meeting, id: number): Contribution | undefined =>
  meeting.contributions.find((one) => one.id === id);

/** Who may moderate: participants who have not done so in this rotation and have not declined. */
export function candidates(meeting: Meeting): readonly Person[] {
  const willing = participants(meeting).filter((person) => !person.declinedModeration);
  const fresh = willing.filter(({ lastModerated }) => lastModerated < meeting.settings.rotationSince);
  return fresh.length > 0 ? fresh : willing;
}

/** Everybody had their turn at moderating: the next rotation begins with this meeting. */
export const rotationAfter = (meeting: Meeting): number => {
  const named = personIn(meeting, meeting.moderator ?? (0 as MemberId));
  const repeats = named !== undefined && named.lastModerated >= meeting.settings.rotationSince;
  return repeats ? meeting.number : meeting.settings.rotationSince;
};

/** The speaking order: the moderator's, or by sign-up, starting one later each meeting. */
export function speakingOrder(meeting: Meeting): readonly MemberId[] {
  const speakers = consultants(meeting);
  const start = speakers.length === 0 ? 0 : (meeting.number - 1) % speakers.length;
  const turning = [...speakers.slice(start), ...speakers.slice(0, start)];
  const set = meeting.order.filter((id) => speakers.includes(id));
  return [...set, ...turning.filter((id) => !set.includes(id))];
}

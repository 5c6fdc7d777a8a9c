import type { Ballot, Contribution, Meeting, MemberId } from "./meeting.ts";
import { namedIn, renamed } from "./named.ts";

interface Forgotten {
  readonly member: MemberId;
  /** What stands in the place of their name, and of their words. */
  readonly name: string;
  readonly words: string;
}

/** Somebody who was forgotten bears a number below zero, which is nobody's. */
export const isForgotten = (id: MemberId): boolean => id < 0;

/** The meeting without a person's name, number and words; that somebody spoke there is still known, not who or what. */
export function withoutPerson(meeting: Meeting, { member, name, words }: Forgotten): Meeting {
  const nobody = (Math.min(0, ...namedIn(meeting)) - 1) as MemberId;
  const own = (one: Contribution) => one.author === member;
  const ids = new Set(meeting.contributions.filter(own).map(({ id }) => id));
  const emptied = (one: Contribution): Contribution => ({
    ...one,
    text: one.status === "published" ? words : "",
    status: one.status === "published" ? "published" : "withdrawn",
    pieces: [],
  });
  const { owedReport } = meeting;
  const unnamed = {
    ...meeting,
    people: meeting.people.map((one) => (one.id === member ? { ...one, name, parked: "" } : one)),
    contributions: meeting.contributions.map((one) => (own(one) ? emptied(one) : one)),
    ballots: meeting.ballots.map((ballot) => relabelled(ballot, ids, { member, name, words })),
    owedReport:
      owedReport?.by === member
        ? undefined
        : owedReport && {
            ...owedReport,
            solutions: owedReport.solutions?.map((one) =>
              one.author === member ? { ...one, text: words } : one,
            ),
          },
  };
  return renamed(unnamed, (id) => (id === member ? nobody : id));
}

/** An option points at a member or at a contribution; which of them, its step decides. */
function relabelled(ballot: Ballot, ids: ReadonlySet<number>, { member, name, words }: Forgotten): Ballot {
  const label = (ref: number, known: string): string => {
    if (ref === member) return name;
    return ids.has(ref) ? words : known;
  };
  return { ...ballot, options: ballot.options.map((one) => ({ ...one, label: label(one.ref, one.label) })) };
}

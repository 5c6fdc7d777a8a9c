import type { Ballot, Contribution, Meeting, MemberId } from "./meeting.ts";

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
  const nobody = -(meeting.people.filter(({ id }) => isForgotten(id)).length + 1) as MemberId;
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
              one.author === member ? { ...one, author: nobody, text: words } : one,
            ),
          },
  };
  return renumbered(unnamed, member, nobody);
}

/** An option points at a member or at a contribution; which of them, its step decides. */
function relabelled(ballot: Ballot, ids: ReadonlySet<number>, { member, name, words }: Forgotten): Ballot {
  const label = (ref: number, known: string): string => {
    if (ref === member) return name;
    return ids.has(ref) ? words : known;
  };
  return { ...ballot, options: ballot.options.map((one) => ({ ...one, label: label(one.ref, one.label) })) };
}

/** Wherever the meeting names a member, nobody stands in their place. */
function renumbered(meeting: Meeting, member: MemberId, nobody: MemberId): Meeting {
  const one = (id: MemberId): MemberId => (id === member ? nobody : id);
  const all = (ids: readonly MemberId[]) => ids.map(one);
  const { turns } = meeting;
  return {
    ...meeting,
    people: meeting.people.map((person) => ({ ...person, id: one(person.id) })),
    moderator: meeting.moderator && one(meeting.moderator),
    presenter: meeting.presenter && one(meeting.presenter),
    runnersUp: all(meeting.runnersUp),
    order: all(meeting.order),
    active: all(meeting.active),
    contributions: meeting.contributions.map((said) =>
      said.author === member ? { ...said, author: nobody } : said,
    ),
    ballots: meeting.ballots.map((ballot) => ({
      ...ballot,
      options: ballot.options.map((option) => ({
        ...option,
        ref: option.ref === member ? nobody : option.ref,
      })),
    })),
    votes: meeting.votes.map((vote) => (vote.voter === member ? { ...vote, voter: nobody } : vote)),
    marks: meeting.marks.map((mark) => ({ ...mark, member: one(mark.member) })),
    turns: turns && {
      ...turns,
      order: all(turns.order),
      queue: all(turns.queue),
      moved: all(turns.moved),
      passed: all(turns.passed),
    },
  };
}

import type { Meeting, MemberId } from "./meeting.ts";

/** What stands in the place of one number; `place` is where in the meeting it stands. */
export type Rename = (id: MemberId, place: string) => MemberId;

/**
 * Every place where a meeting names people, each once: whoever asks where somebody stands, and whoever puts nobody in
 * their place, goes this one way.
 */
export function renamed(meeting: Meeting, rename: Rename): Meeting {
  const all = (ids: readonly MemberId[], place: string) => ids.map((id) => rename(id, place));
  const { turns, owedReport, moderator, presenter } = meeting;
  return {
    ...meeting,
    people: meeting.people.map((one) => ({ ...one, id: rename(one.id, "people") })),
    moderator: moderator && rename(moderator, "moderator"),
    presenter: presenter && rename(presenter, "presenter"),
    runnersUp: all(meeting.runnersUp, "runnersUp"),
    order: all(meeting.order, "order"),
    active: all(meeting.active, "active"),
    contributions: meeting.contributions.map((one) => ({ ...one, author: rename(one.author, "said") })),
    ballots: meeting.ballots.map((ballot) => ({
      ...ballot,
      // An option points at a member or at a contribution; their numbers never meet.
      options: ballot.options.map((one) => ({ ...one, ref: rename(one.ref as MemberId, "options") })),
    })),
    votes: meeting.votes.map((vote) => ({ ...vote, voter: rename(vote.voter, "votes") })),
    marks: meeting.marks.map((mark) => ({ ...mark, member: rename(mark.member, "marks") })),
    turns: turns && {
      ...turns,
      order: all(turns.order, "turns"),
      queue: all(turns.queue, "turns"),
      moved: all(turns.moved, "turns"),
      passed: all(turns.passed, "turns"),
    },
    owedReport: owedReport && {
      ...owedReport,
      by: rename(owedReport.by, "owedReport"),
      solutions: owedReport.solutions?.map((one) => ({
        ...one,
        author: rename(one.author, "chosenLastTime"),
      })),
    },
  };
}

/** The places where a meeting names this person, each once. */
export function placesOf(meeting: Meeting, member: MemberId): readonly string[] {
  const found = new Set<string>();
  renamed(meeting, (id, place) => {
    if (id === member) found.add(place);
    return id;
  });
  return [...found];
}

/** Everybody whom a meeting names, wherever it is, and whoever stands in the place of somebody forgotten. */
export function namedIn(meeting: Meeting): ReadonlySet<MemberId> {
  const found = new Set<MemberId>();
  renamed(meeting, (id) => {
    found.add(id);
    return id;
  });
  return found;
}

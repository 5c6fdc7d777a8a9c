import type { Fact } from "./facts.ts";
import { withoutPerson } from "./forgotten.ts";
import type { Ballot, Contribution, Meeting, MemberId, Person } from "./meeting.ts";
import { halfTime } from "./step.ts";

const withPerson = (meeting: Meeting, id: MemberId, change: Partial<Person>): Meeting => ({
  ...meeting,
  people: meeting.people.map((person) => (person.id === id ? { ...person, ...change } : person)),
});

const withContribution = (meeting: Meeting, id: number, change: Partial<Contribution>): Meeting => ({
  ...meeting,
  contributions: meeting.contributions.map((one) => (one.id === id ? { ...one, ...change } : one)),
});

const withBallot = (meeting: Meeting, id: number, change: Partial<Ballot>): Meeting => ({
  ...meeting,
  ballots: meeting.ballots.map((one) => (one.id === id ? { ...one, ...change } : one)),
});

function withTally(meeting: Meeting, id: number, change: Partial<NonNullable<Ballot["tally"]>>): Meeting {
  const tally = meeting.ballots.find((one) => one.id === id)?.tally;
  return tally ? withBallot(meeting, id, { tally: { ...tally, ...change } }) : meeting;
}

/** The open window as a whole lies later: what was left of it, and of its halves and turns, is left still. */
const later = (meeting: Meeting, ms: number, turnMs = ms): Meeting => ({
  ...meeting,
  openedAt: meeting.openedAt + ms,
  closesAt: meeting.closesAt + ms,
  turns: meeting.turns && { ...meeting.turns, endsAt: meeting.turns.endsAt + turnMs },
  answering: meeting.answering?.map((one) => ({ ...one, until: one.until + turnMs })),
});

/** The meeting after something happened. Pure; every fact has exactly one meaning, whichever step said it. */
export function evolve(meeting: Meeting, fact: Fact): Meeting {
  switch (fact.type) {
    case "opened":
      return { ...meeting, status: "running" };
    case "stepsOpened":
      return {
        ...meeting,
        steps: fact.steps,
        epoch: meeting.epoch + 1,
        openedAt: fact.at,
        closesAt: fact.closesAt,
        phase: "",
        extended: false,
        reminded: "no",
        turns: undefined,
        answering: undefined,
        active: [],
        eased: undefined,
      };
    case "stepClosed":
      return { ...meeting, history: [...meeting.history, { step: fact.step, outcome: fact.outcome }] };
    case "phaseEntered":
      return { ...meeting, phase: fact.phase };
    case "closingMoved":
      return withClosing(meeting, fact);
    case "lengthened":
      return { ...later(meeting, fact.ms, fact.turnMs), eased: fact.eased ?? meeting.eased };
    case "reminded":
      return { ...meeting, reminded: fact.which };
    case "paused":
      return { ...meeting, status: "paused", pausedAt: fact.at, pausedUntil: fact.until };
    case "resumed":
      return {
        ...later(meeting, fact.ms ?? fact.at - meeting.pausedAt, fact.turnMs ?? fact.ms),
        status: "running",
      };
    case "ended":
      return { ...meeting, status: "ended", ending: fact.ending, steps: [], turns: undefined };
    case "personCame":
      return {
        ...meeting,
        people: [...meeting.people.filter(({ id }) => id !== fact.person.id), fact.person],
      };
    case "roleTaken":
      return withRole(meeting, fact.member, fact.role);
    case "personLeft":
      return withPerson(meeting, fact.member, { left: true });
    case "personForgotten":
      return withoutPerson(meeting, fact);
    case "moderationDeclined":
      return withPerson(meeting, fact.member, { declinedModeration: true });
    case "moderatorNamed":
      return { ...meeting, moderator: fact.member, runnersUp: fact.runnersUp };
    case "presenterNamed":
      return { ...meeting, presenter: fact.member, problem: fact.problem };
    case "orderSet":
      return { ...meeting, order: fact.order };
    case "rulesAgreed":
      return { ...meeting, rules: fact.rules };
    case "themeChosen":
      return { ...meeting, nextTheme: fact.theme };
    case "contributed":
      return withWords(meeting, fact);
    case "revised":
      return withContribution(meeting, fact.id, { text: fact.text, pieces: fact.pieces });
    case "published":
      return withContribution(meeting, fact.id, { status: "published", number: fact.number });
    case "withdrawn":
      return withContribution(meeting, fact.id, { status: "withdrawn" });
    case "erased":
      return withContribution(meeting, fact.id, { status: "withdrawn", text: "", pieces: [] });
    case "ballotOpened":
      return { ...meeting, ballots: [...meeting.ballots, fact.ballot] };
    case "voted":
      return withVote(meeting, fact);
    case "ballotClosed":
      return withBallot(meeting, fact.ballot, { closed: true });
    case "ballotCounting":
      return withBallot(meeting, fact.ballot, {
        tally: { askedAt: fact.at, countedAt: 0, isUnknown: false },
      });
    case "ballotCounted":
      return withTally(meeting, fact.ballot, {
        counts: fact.counts,
        countedAt: fact.at,
        isUnknown: fact.counts === undefined,
      });
    case "ballotDisputed":
      return withTally(meeting, fact.ballot, { disputedAt: fact.until });
    case "ballotSettled":
      return withBallot(meeting, fact.ballot, { shown: fact.shown });
    case "ballotVoided":
      return withBallot(meeting, fact.ballot, { voided: true });
    case "turnsMoved":
      return { ...meeting, turns: fact.turns };
    case "marked":
      return {
        ...meeting,
        marks: [...meeting.marks, { step: fact.step, member: fact.member, mark: fact.mark }],
      };
    case "reportAsked":
      return {
        ...meeting,
        owedReport: meeting.owedReport && { ...meeting.owedReport, asked: meeting.owedReport.asked + 1 },
      };
    case "acted":
      return meeting.active.includes(fact.member)
        ? meeting
        : { ...meeting, active: [...meeting.active, fact.member] };
  }
}

function withWords(
  meeting: Meeting,
  { contribution, answerBy }: Extract<Fact, { type: "contributed" }>,
): Meeting {
  const after = { ...meeting, contributions: [...meeting.contributions, contribution] };
  if (answerBy === undefined) return after;
  return {
    ...after,
    answering: [...(meeting.answering ?? []), { question: contribution.id, until: answerBy }],
  };
}

/** A closing that moved is reminded of anew, except of a half-time that is already over. */
function withClosing(meeting: Meeting, moved: { at: number; closesAt: number; extended: boolean }): Meeting {
  const extended = meeting.extended || moved.extended;
  const after = { ...meeting, closesAt: moved.closesAt, extended };
  return { ...after, reminded: halfTime(after) > moved.at ? "no" : "half" };
}

/** Who takes a role joins the end of the row: the order of people is the order of sign-up. */
function withRole(meeting: Meeting, id: MemberId, role: Person["role"]): Meeting {
  const person = meeting.people.find((one) => one.id === id);
  if (!person) return meeting;
  return { ...meeting, people: [...meeting.people.filter((one) => one.id !== id), { ...person, role }] };
}

/** One vote a person: a new one replaces the old, an empty one takes it back. */
function withVote(
  meeting: Meeting,
  cast: { ballot: number; voter: MemberId; options: readonly number[] },
): Meeting {
  const others = meeting.votes.filter(({ ballot, voter }) => ballot !== cast.ballot || voter !== cast.voter);
  if (cast.options.length === 0) return { ...meeting, votes: others };
  const { ballot, voter, options } = cast;
  return { ...meeting, votes: [...others, { ballot, voter, options }] };
}

export const evolveAll = (meeting: Meeting, facts: readonly Fact[]): Meeting => facts.reduce(evolve, meeting);

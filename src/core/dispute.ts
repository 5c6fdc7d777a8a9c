import { type Ask, ask } from "./asks.ts";
import { accept, type Decision, type Happening, refuse } from "./decision.ts";
import type { Ballot, Meeting, MemberId } from "./meeting.ts";
import { type Choice, tellGroup } from "./notice.ts";
import { isParticipant, nameOf } from "./roles.ts";

/** All votes that were told, also of people whose vote does not count, for each option. */
export const told = ({ votes }: Meeting, { id, options }: Ballot): readonly number[] =>
  options.map((_, option) => votes.filter((one) => one.ballot === id && one.options.includes(option)).length);

/** The votes among them that do not count. */
const toldInVain = (meeting: Meeting, ballot: Ballot): readonly number[] =>
  told({ ...meeting, votes: meeting.votes.filter(({ voter }) => !isParticipant(meeting, voter)) }, ballot);

/** What everybody sees decides, without the votes that are known not to count. */
export function goByPoll(meeting: Meeting, ballot: Ballot): Happening {
  const shown = shownBy(meeting, ballot);
  return accept(
    [{ type: "ballotSettled", ballot: ballot.id, shown }],
    [tellGroup(meeting, "votes-as-shown")],
  );
}

function shownBy(meeting: Meeting, ballot: Ballot): readonly number[] {
  const vain = toldInVain(meeting, ballot);
  return ballot.options.map((_, option) => (ballot.tally?.counts?.[option] ?? 0) - (vain[option] ?? 0));
}

const disputed = ({ ballots }: Meeting): Ballot | undefined =>
  ballots.find(
    ({ closed, shown, tally }) => !closed && shown === undefined && tally?.disputedAt !== undefined,
  );

/** What the moderator may choose: an option, or, below zero, what the poll shows, or none of it. */
const AS_SHOWN = -1;
const NONE = -2;

/** The moderator is asked what the circle has chosen, where the poll shows more or less than is known. */
export function disputeAsks(meeting: Meeting): readonly Ask[] {
  const ballot = disputed(meeting);
  const { moderator } = meeting;
  if (!ballot || moderator === undefined || !meeting.steps.includes(ballot.step)) return [];
  const known = told(meeting, ballot);
  const lines = ballot.options.map(({ label }, option) => ({
    key: label === "" ? "line-count-none" : "line-count",
    args: { text: label, shown: ballot.tally?.counts?.[option] ?? 0, known: known[option] ?? 0 },
  }));
  return [
    ask(meeting, ballot.step, moderator, "dispute", {
      about: ballot.id,
      input: "none",
      until: ballot.tally?.disputedAt ?? meeting.closesAt,
      quotes: true,
      args: { lines: { lines } },
      choices: choicesOf(ballot),
    }),
  ];
}

function choicesOf({ id, options, multiple }: Ballot): readonly Choice[] {
  const decide = (option: number) => ({ type: "lead-decide", ballot: id, option });
  const asShown: Choice = { label: "button-as-shown", move: decide(AS_SHOWN) };
  if (multiple) return [asShown, { label: "button-none-adopted", move: decide(NONE) }];
  const each = options.map(
    ({ label }, option): Choice => ({ label: "button-option", args: { text: label }, move: decide(option) }),
  );
  return [...each, asShown];
}

/** The moderator says what counts; the group hears whose decision it is. */
export function decideCount(
  meeting: Meeting,
  by: MemberId,
  made: { ballot: number; option: number },
): Decision {
  const ballot = disputed(meeting);
  if (!ballot || ballot.id !== made.ballot) return refuse("nothingToDecide");
  const { options, multiple } = ballot;
  const chosen = options[made.option];
  if (made.option === AS_SHOWN) return goByPoll(meeting, ballot);
  if (multiple ? made.option !== NONE : !chosen) return refuse("unknownChoice");
  const shown = options.map((one) => (one === chosen ? 1 : 0));
  const decided = tellGroup(meeting, chosen ? "votes-decided" : "votes-set-aside", {
    name: nameOf(meeting, by),
    text: chosen?.label ?? "",
  });
  return accept([{ type: "ballotSettled", ballot: ballot.id, shown }], [decided]);
}

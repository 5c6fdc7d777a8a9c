import { z } from "zod";
import { accept, type Decision, type Happening, refuse, together } from "./decision.ts";
import type { Ballot, Meeting, MemberId, StepId } from "./meeting.ts";
import { type Args, tell, tellGroup } from "./notice.ts";
import { isMarked, isParticipant, participantIds } from "./roles.ts";

/** How a vote comes in: from a poll, or from a button. */
export const voteMove = z.discriminatedUnion("type", [
  z.object({ type: z.literal("vote"), ballot: z.number(), options: z.array(z.number()).readonly() }),
  z.object({ type: z.literal("tick"), ballot: z.number(), option: z.number() }),
  z.object({ type: z.literal("untick"), ballot: z.number() }),
]);

/** The ballot that a step has put last, closed or not. */
export const ballotOf = (meeting: Meeting, step: StepId): Ballot | undefined =>
  meeting.ballots.findLast((ballot) => ballot.step === step);

export const openBallot = (meeting: Meeting, step: StepId): Ballot | undefined =>
  meeting.ballots.findLast((ballot) => ballot.step === step && !ballot.closed);

/** The name under which a ballot stands in the group's chat. */
export const ballotPost = (ballot: number): string => `ballot-${ballot}`;

const nextBallotId = (meeting: Meeting): number => meeting.ballots.length + 1;

export interface Question {
  readonly key: string;
  readonly args?: Args;
  readonly options: readonly { readonly ref: number; readonly label: string }[];
  readonly multiple?: boolean;
  readonly runOff?: boolean;
}

/** Puts a question to the vote: a poll in the group, results hidden until it closes. */
export function putToVote(meeting: Meeting, step: StepId, question: Question): Happening {
  const { key, args = {}, options, multiple = false, runOff = false } = question;
  const ballot = { id: nextBallotId(meeting), step, options, multiple, runOff, closed: false, key };
  return accept(
    [{ type: "ballotOpened", ballot }],
    [tellGroup(meeting, key, args, { ballot: ballot.id, post: ballotPost(ballot.id) })],
  );
}

/** How many votes an option has: those that were told, or what was settled in their place. */
const countOf = (meeting: Meeting, ballot: Ballot, option: number): number =>
  ballot.shown?.[option] ?? votesFor(meeting, ballot, option).length;

/** Votes of an option, participants' only. */
const votesFor = (meeting: Meeting, ballot: Ballot, option: number): readonly MemberId[] =>
  meeting.votes
    .filter((vote) => vote.ballot === ballot.id && vote.options.includes(option))
    .map(({ voter }) => voter)
    .filter((voter) => isParticipant(meeting, voter));

const hasVoted = (meeting: Meeting, ballot: Ballot, voter: MemberId): boolean =>
  meeting.votes.some((vote) => vote.ballot === ballot.id && vote.voter === voter);

/** Who has neither voted nor passed. */
export function yetToVote(meeting: Meeting, ballot: Ballot): readonly MemberId[] {
  if (ballot.tally) return []; // its poll is closed by now
  return participantIds(meeting).filter(
    (id) => !hasVoted(meeting, ballot, id) && !isMarked(meeting, ballot.step, id, `passed-${ballot.id}`),
  );
}

/** The references with the most votes; all of them, where nobody voted. */
export function leaders(meeting: Meeting, ballot: Ballot): readonly number[] {
  const counts = ballot.options.map((_, option) => countOf(meeting, ballot, option));
  const most = Math.max(0, ...counts);
  return ballot.options.filter((_, option) => counts[option] === most).map(({ ref }) => ref);
}

export const votesOfRef = (meeting: Meeting, ballot: Ballot, ref: number): number =>
  countOf(
    meeting,
    ballot,
    ballot.options.findIndex((option) => option.ref === ref),
  );

/** A vote from a poll: the whole choice of one person; nothing chosen takes it back (protocol: Polls). */
function castVote(meeting: Meeting, by: MemberId, id: number, options: readonly number[]): Decision {
  const ballot = meeting.ballots.find((one) => one.id === id);
  if (!ballot || ballot.closed) return refuse("pollClosed");
  if (options.some((option) => ballot.options[option] === undefined)) return refuse("unknownChoice");
  const cast = accept([
    { type: "voted", ballot: id, voter: by, options: ballot.multiple ? options : options.slice(0, 1) },
  ]);
  if (isParticipant(meeting, by)) return cast;
  // It does not count, but the poll shows it, and so it has to be known where that is compared.
  if (!meeting.counts) return options.length > 0 ? refuseOutsider(meeting, by, ballot) : accept([]);
  return options.length > 0 ? together(cast, refuseOutsider(meeting, by, ballot)) : cast;
}

/** One person's vote, however it came in. */
export function decideVote(meeting: Meeting, move: z.infer<typeof voteMove>, by: MemberId): Decision {
  switch (move.type) {
    case "vote":
      return castVote(meeting, by, move.ballot, move.options);
    case "tick":
      return tickOption(meeting, by, move.ballot, move.option);
    case "untick":
      return castVote(meeting, by, move.ballot, []);
  }
}

/** What a person has chosen in a ballot, as numbers of its options from 0; empty = nothing yet. */
export const chosenBy = ({ votes }: Pick<Meeting, "votes">, id: number, voter: MemberId): readonly number[] =>
  votes.find((vote) => vote.ballot === id && vote.voter === voter)?.options ?? [];

/**
 * A vote by a button: it sets its option, and nothing is undone by it, since an app may send a tap twice and a finger
 * may slip. Where one may choose several, it is added to what is chosen; taking back is a button of its own.
 */
function tickOption(meeting: Meeting, by: MemberId, id: number, option: number): Decision {
  const ballot = meeting.ballots.find((one) => one.id === id);
  if (ballot && !ballot.closed && !isParticipant(meeting, by)) return refuseOutsider(meeting, by, ballot);
  const chosen = ballot?.multiple ? chosenBy(meeting, id, by) : [];
  return castVote(meeting, by, id, [...new Set([...chosen, option])]);
}

/** Who does not take part is told kindly, once, that their vote does not count. */
function refuseOutsider(meeting: Meeting, by: MemberId, { step }: Ballot): Happening {
  if (isMarked(meeting, step, by, "told")) return accept([]);
  return accept(
    [{ type: "marked", step, member: by, mark: "told" }],
    [tell(meeting, by, "vote-not-counted")],
  );
}

/** The same question stands in another message as well, and neither shows all votes. */
export const putTwice = (meeting: Meeting, id: number): Meeting => ({
  ...meeting,
  ballots: meeting.ballots.map((one) => (one.id === id ? { ...one, again: true } : one)),
});

export const closeBallot = (ballot: Ballot): Happening =>
  accept([{ type: "ballotClosed", ballot: ballot.id }]);

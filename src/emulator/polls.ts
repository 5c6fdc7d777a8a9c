import type { Chat, Poll, User } from "@grammyjs/types";
import { note } from "./events.ts";
import { offer } from "./updates.ts";
import type { World } from "./world.ts";

/** A poll with its votes. The wording never changes, so only votes and the end are kept apart. */
export interface PollState {
  readonly poll: Poll;
  readonly chatId: number;
  readonly messageId: number;
  readonly hidesResults: boolean;
  /** Milliseconds. */
  readonly closesAt: number | undefined;
  readonly votes: Map<number, readonly number[]>;
  readonly counts: number[];
  closed: boolean;
}

export type NewPoll = Omit<PollState, "votes" | "counts" | "closed"> & { readonly closed: boolean };

export function registerPoll(world: World, poll: NewPoll): PollState {
  const state: PollState = { ...poll, votes: new Map(), counts: poll.poll.options.map(() => 0) };
  world.polls.set(poll.poll.id, state);
  const { closesAt } = state;
  if (closesAt === undefined || state.closed) return state;
  const after = world.timedPolls.findIndex((other) => (other.closesAt ?? 0) > closesAt);
  world.timedPolls.splice(after === -1 ? world.timedPolls.length : after, 0, state);
  return state;
}

/** The poll as people and the bot see it now; hidden results read as 0 until it closes. */
export function pollView({ poll, counts, votes, closed, hidesResults }: PollState): Poll {
  const hidden = hidesResults && !closed;
  const options = poll.options.map((option, index) => ({
    ...option,
    voter_count: hidden ? 0 : (counts[index] ?? 0),
  }));
  return { ...poll, options, total_voter_count: votes.size, is_closed: closed };
}

/** A Poll object outside a Message carries no description. */
export function barePoll(state: PollState): Poll {
  const { description: _text, description_entities: _entities, ...bare } = pollView(state);
  return bare;
}

export function closePoll(world: World, state: PollState): void {
  state.closed = true;
  const { chatId, messageId, poll } = state;
  note(world, { type: "pollClosed", chatId, messageId, pollId: poll.id });
  offer(world, "poll", barePoll(state));
}

/** Closes the polls whose time is up. Runs before anything else happens in the world. */
export function closeDuePolls(world: World): void {
  const { timedPolls } = world;
  for (let first = timedPolls[0]; first && (first.closesAt ?? 0) <= world.now(); first = timedPolls[0]) {
    timedPolls.shift();
    if (!first.closed) closePoll(world, first);
  }
}

/** Who voted, and whether the bot hears of it; an answer that goes astray is counted all the same. */
export interface Vote {
  readonly by: User;
  /** A chat that votes in its own name; `by` is then one of Telegram's made-up users. */
  readonly voterChat?: Chat;
  readonly untold?: boolean | undefined;
  /** No options = the vote is taken back. */
  readonly options: readonly number[];
}

/** The id under which a vote is counted. */
export const voterOf = ({ by, voterChat }: Omit<Vote, "options">): number => voterChat?.id ?? by.id;

/** Records a vote in place of the voter's earlier one. */
export function castVote(world: World, state: PollState, vote: Vote): void {
  const { options } = vote;
  const voter = voterOf(vote);
  for (const index of state.votes.get(voter) ?? []) state.counts[index] = (state.counts[index] ?? 0) - 1;
  for (const index of options) state.counts[index] = (state.counts[index] ?? 0) + 1;
  if (options.length > 0) state.votes.set(voter, options);
  else state.votes.delete(voter);
  const { chatId, messageId } = state;
  note(world, { type: "voted", chatId, messageId, by: voter, options });
  if (!vote.untold) tellVote(world, state, vote);
}

/** The bot learns who voted only in an open poll; in an anonymous one it sees the sums change. */
function tellVote(world: World, state: PollState, { by, voterChat, options }: Vote): void {
  const { poll } = state;
  if (poll.is_anonymous) {
    offer(world, "poll", barePoll(state));
    return;
  }
  offer(world, "poll_answer", {
    poll_id: poll.id,
    user: by,
    ...(voterChat && { voter_chat: voterChat }),
    option_ids: [...options],
    option_persistent_ids: options.map((index) => poll.options[index]?.persistent_id ?? ""),
  });
}

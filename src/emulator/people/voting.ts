import type { User } from "@grammyjs/types";
import { refusePerson } from "../failure.ts";
import { CHANNEL_BOT } from "../members.ts";
import { castVote, type PollState, type Vote, voterOf } from "../polls.ts";
import type { Room } from "../rooms.ts";
import type { World } from "../world.ts";
import { type Signed, signatureOf } from "./signing.ts";
import { type ChatName, enterAs, findMessage } from "./who.ts";

export interface VotingManner extends Signed {
  /** It is counted, but the update that tells of it never reaches the bot. */
  readonly untold?: boolean | undefined;
}

export interface Voting {
  /** Votes in a poll, by the numbers of the options from 0; voting again changes the vote. */
  vote(
    personId: number,
    chat: ChatName,
    messageId: number,
    options: readonly number[],
    manner?: VotingManner,
  ): void;
  /** Takes the vote back. */
  takeBack(personId: number, chat: ChatName, messageId: number, manner?: VotingManner): void;
}

export function createVoting(world: World): Voting {
  return {
    vote(personId, chat, messageId, options, manner = {}) {
      const room = enterAs(world, personId, chat);
      const voter = voterIn(world, room, personId, manner);
      const state = openPoll(world, room, messageId);
      checkChoice(state, options);
      if (state.votes.has(voterOf(voter)) && !state.poll.allows_revoting) {
        throw refusePerson("In this poll a vote is final.", "voteFinal");
      }
      castVote(world, state, { ...voter, options: [...options].sort((a, b) => a - b) });
    },
    takeBack(personId, chat, messageId, manner = {}) {
      const room = enterAs(world, personId, chat);
      const voter = voterIn(world, room, personId, manner);
      const state = openPoll(world, room, messageId);
      if (!state.votes.has(voterOf(voter))) {
        throw refusePerson("There is no vote to take back.", "voteless");
      }
      if (!state.poll.allows_revoting) throw refusePerson("In this poll a vote is final.", "voteFinal");
      castVote(world, state, { ...voter, options: [] });
    },
  };
}

/** A chat votes behind the same made-up user, whichever chat it is. */
function voterIn(world: World, room: Room, personId: number, manner: VotingManner): Omit<Vote, "options"> {
  const { from, senderChat } = signatureOf(world, room, personId, manner);
  const by: User = senderChat ? CHANNEL_BOT : from;
  return { by, untold: manner.untold, ...(senderChat && { voterChat: senderChat }) };
}

function openPoll(world: World, room: Room, messageId: number): PollState {
  const { message } = findMessage(room, messageId);
  const state = message.poll && world.polls.get(message.poll.id);
  if (!state) throw refusePerson(`The message ${messageId} is not a poll.`);
  if (state.closed) throw refusePerson("The poll is closed.", "pollClosed");
  return state;
}

function checkChoice({ poll }: PollState, options: readonly number[]): void {
  if (options.length === 0) throw refusePerson("A vote needs at least one option.");
  if (new Set(options).size < options.length) throw refusePerson("An option is chosen twice.");
  if (options.some((index) => !poll.options[index])) {
    throw refusePerson(`The options are numbered 0 to ${poll.options.length - 1}.`);
  }
  if (options.length > 1 && !poll.allows_multiple_answers) {
    throw refusePerson("This poll takes one answer only.");
  }
}

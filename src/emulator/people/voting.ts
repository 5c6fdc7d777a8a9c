import { refusePerson } from "../failure.ts";
import { castVote, type PollState } from "../polls.ts";
import type { World } from "../world.ts";
import { type ChatName, enterAs, findMessage, findPerson } from "./who.ts";

export interface Voting {
  /** Votes in a poll, by the numbers of the options from 0; voting again changes the vote. */
  vote(personId: number, chat: ChatName, messageId: number, options: readonly number[]): void;
  /** Takes the vote back. */
  takeBack(personId: number, chat: ChatName, messageId: number): void;
}

export function createVoting(world: World): Voting {
  return {
    vote(personId, chat, messageId, options) {
      const { user } = findPerson(world, personId);
      const state = openPoll(world, personId, chat, messageId);
      checkChoice(state, options);
      if (state.votes.has(personId) && !state.poll.allows_revoting) {
        throw refusePerson("In this poll a vote is final.", "voteFinal");
      }
      castVote(
        world,
        state,
        user,
        [...options].sort((a, b) => a - b),
      );
    },
    takeBack(personId, chat, messageId) {
      const { user } = findPerson(world, personId);
      const state = openPoll(world, personId, chat, messageId);
      if (!state.votes.has(personId)) throw refusePerson("There is no vote to take back.", "voteless");
      if (!state.poll.allows_revoting) throw refusePerson("In this poll a vote is final.", "voteFinal");
      castVote(world, state, user, []);
    },
  };
}

function openPoll(world: World, personId: number, chat: ChatName, messageId: number): PollState {
  const { message } = findMessage(enterAs(world, personId, chat), messageId);
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

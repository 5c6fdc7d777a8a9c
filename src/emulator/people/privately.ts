import type { Message } from "@grammyjs/types";
import { refusePerson } from "../failure.ts";
import { changeBlock } from "../members.ts";
import type { World } from "../world.ts";
import type { Speaking } from "./speaking.ts";
import { findPerson, privateRoom } from "./who.ts";

export interface Privately {
  /** Presses "Start" in the chat with the bot, perhaps having come by a deep link. */
  start(personId: number, payload?: string): Message;
  block(personId: number): void;
  unblock(personId: number): void;
  /** Deletes their account: they can do nothing any more, and the bot cannot reach them. */
  deactivate(personId: number): void;
}

export function createPrivately(world: World, { say }: Speaking): Privately {
  const changeTo = (personId: number, blocked: boolean) =>
    changeBlock(world, privateRoom(world, personId), findPerson(world, personId).user, blocked);
  return {
    start(personId, payload) {
      if (payload !== undefined && !/^[\w-]{1,64}$/.test(payload)) {
        throw refusePerson("A deep link carries 1 to 64 letters, digits, _ or -.", "brokenLink");
      }
      changeTo(personId, false);
      return say(personId, "bot", payload === undefined ? "/start" : `/start ${payload}`);
    },
    block: (personId) => changeTo(personId, true),
    unblock: (personId) => changeTo(personId, false),
    deactivate(personId) {
      findPerson(world, personId).deactivated = true;
    },
  };
}

import type { Chat, User } from "@grammyjs/types";
import { refusePerson } from "../failure.ts";
import { CHANNEL_BOT, GROUP_ANONYMOUS_BOT, isAdministrator } from "../members.ts";
import type { GroupRoom, Room } from "../rooms.ts";
import type { World } from "../world.ts";
import { ownChannel } from "./channels.ts";
import { findPerson } from "./who.ts";

/** In whose name something is said or voted: one's own unless said otherwise. */
export interface Signed {
  /** As the group itself; administrators only. */
  readonly anonymous?: boolean | undefined;
  /** As a channel of one's own, by its id. */
  readonly as?: number | undefined;
}

/** What others see of the author; a chat that speaks has one of Telegram's made-up users beside it. */
export interface Signature {
  readonly from: User;
  readonly senderChat?: Chat;
}

/** Where one can speak in another name, only who may does; elsewhere nobody. */
export function signatureOf(world: World, room: Room, personId: number, signed: Signed): Signature {
  const { user } = findPerson(world, personId);
  if (!signed.anonymous && signed.as === undefined) return { from: user };
  if (room.kind === "private") throw refusePerson("This works in groups only.");
  return signed.as === undefined ? asGroup(room, personId) : asChannel(world, personId, signed.as);
}

function asGroup(room: GroupRoom, personId: number): Signature {
  if (!isAdministrator(room, personId)) {
    throw refusePerson("Only administrators can be anonymous.", "notAdministrator");
  }
  return { from: GROUP_ANONYMOUS_BOT, senderChat: room.chat };
}

function asChannel(world: World, personId: number, channelId: number): Signature {
  return { from: CHANNEL_BOT, senderChat: ownChannel(world, personId, channelId).chat };
}

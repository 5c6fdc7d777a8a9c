import type { User } from "@grammyjs/types";
import { note } from "./events.ts";
import { asSeen, postForBot, withoutReply } from "./posting.ts";
import type { Post, Room } from "./rooms.ts";
import type { World } from "./world.ts";

/** Puts a message on top of the chat and says so in it. Returns false if it was there already. */
export function pin(world: World, room: Room, { message }: Post, by: User): boolean {
  const { message_id: messageId } = message;
  if (room.pinned.has(messageId)) return false;
  room.pinned.add(messageId);
  note(world, { type: "pinned", chatId: room.id, messageId });
  const pinned_message = withoutReply(asSeen(world, message));
  postForBot(world, room, { from: by, content: { pinned_message } });
  return true;
}

/** Returns false if it was not pinned. */
export function unpin(world: World, room: Room, messageId: number): boolean {
  if (!room.pinned.delete(messageId)) return false;
  note(world, { type: "unpinned", chatId: room.id, messageId });
  return true;
}

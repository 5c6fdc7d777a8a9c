import { z } from "zod";
import { enterRoom } from "../access.ts";
import { badRequest } from "../failure.ts";
import { hasRight } from "../members.ts";
import { defineMethod } from "../method.ts";
import { chatId, integer, json } from "../params.ts";
import { erase } from "../posting.ts";
import type { Post, Room } from "../rooms.ts";
import { seconds, type World } from "../world.ts";

const DELETABLE_FOR = 48 * 3600;
const MOST = 100;

const params = z.object({ chat_id: chatId, message_id: integer });

export const deleteMessage = defineMethod("deleteMessage", params, (world, call) => {
  const room = enterRoom(world, call.chat_id);
  const post = room.posts.get(call.message_id);
  if (!post) throw badRequest("message to delete not found");
  if (!mayDelete(world, room, post)) throw badRequest("message can't be deleted");
  erase(world, room, call.message_id);
  return true;
});

const manyParams = z.object({ chat_id: chatId, message_ids: json(z.array(z.int())) });

/** Deletes what it can; the rest is skipped without a word. */
export const deleteMessages = defineMethod("deleteMessages", manyParams, (world, call) => {
  const room = enterRoom(world, call.chat_id);
  if (call.message_ids.length === 0) throw badRequest("message identifiers are not specified");
  if (call.message_ids.length > MOST) throw badRequest("too many message identifiers specified");
  for (const messageId of call.message_ids) {
    const post = room.posts.get(messageId);
    if (post && mayDelete(world, room, post)) erase(world, room, messageId);
  }
  return true;
});

function mayDelete(world: World, room: Room, { message, author }: Post): boolean {
  if (room.kind !== "private" && hasRight(room, world.bot.id, "can_delete_messages")) return true;
  const isRecent = seconds(world) - message.date < DELETABLE_FOR;
  return isRecent && (room.kind === "private" || author === world.bot.id);
}

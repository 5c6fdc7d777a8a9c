import { z } from "zod";
import { type ChatReference, enterRoom, findPost } from "../access.ts";
import { badRequest } from "../failure.ts";
import { hasRight } from "../members.ts";
import { defineMethod } from "../method.ts";
import { chatId, integer } from "../params.ts";
import { pin, unpin } from "../pins.ts";
import type { Room } from "../rooms.ts";
import type { World } from "../world.ts";

const params = z.object({ chat_id: chatId, message_id: integer });

export const pinChatMessage = defineMethod("pinChatMessage", params, (world, call) => {
  const room = enterToPin(world, call.chat_id);
  const post = findPost(room, call.message_id, "message to pin");
  if (!pin(world, room, post, world.bot)) throw badRequest("CHAT_NOT_MODIFIED");
  return true;
});

const unpinParams = z.object({ chat_id: chatId, message_id: integer.optional() });

export const unpinChatMessage = defineMethod("unpinChatMessage", unpinParams, (world, call) => {
  const room = enterToPin(world, call.chat_id);
  const messageId = call.message_id ?? [...room.pinned].at(-1);
  if (messageId === undefined || !room.posts.has(messageId)) throw badRequest("message to unpin not found");
  if (!unpin(world, room, messageId)) throw badRequest("CHAT_NOT_MODIFIED");
  return true;
});

export const unpinAllChatMessages = defineMethod(
  "unpinAllChatMessages",
  z.object({ chat_id: chatId }),
  (world, call) => {
    const room = enterToPin(world, call.chat_id);
    for (const messageId of [...room.pinned]) unpin(world, room, messageId);
    return true;
  },
);

function enterToPin(world: World, reference: ChatReference): Room {
  const room = enterRoom(world, reference);
  if (room.kind === "private" || hasRight(room, world.bot.id, "can_pin_messages")) return room;
  throw badRequest("not enough rights to manage pinned messages in the chat");
}

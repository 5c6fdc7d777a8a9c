import type { Message } from "@grammyjs/types";
import { z } from "zod";
import { checkMaySend, checkThread, enterRoom, type Sendable } from "./access.ts";
import { badRequest } from "./failure.ts";
import { checkMarkup } from "./markup.ts";
import { chatId, flag, integer, replyMarkup, replyParameters } from "./params.ts";
import { type Content, post } from "./posting.ts";
import { askMembers } from "./prompts.ts";
import type { Post, Room } from "./rooms.ts";
import type { World } from "./world.ts";

/** The parameters that all sending methods share. */
export const envelope = z.object({
  chat_id: chatId,
  message_thread_id: integer.optional(),
  protect_content: flag.optional(),
  reply_parameters: replyParameters.optional(),
  reply_to_message_id: integer.optional(),
  reply_markup: replyMarkup.optional(),
});

export type Envelope = z.infer<typeof envelope>;

/** Sends something from the bot, with everything that may stand in its way. */
export function send(world: World, params: Envelope, what: Sendable, content: Content): Message {
  const room = enterRoom(world, params.chat_id);
  checkMaySend(world, room, what);
  const { inline, replyInterface } = checkMarkup(params.reply_markup);
  const replyTo = findReplied(room, params);
  const threadId = params.message_thread_id ?? replyTo?.message.message_thread_id;
  checkThread(world, room, threadId);
  const sent = post(world, room, {
    from: world.bot,
    threadId,
    replyTo,
    replyInterface,
    content: {
      ...content,
      ...(params.protect_content && { has_protected_content: true as const }),
      ...(inline && { reply_markup: inline }),
    },
  });
  if (room.kind !== "private") askMembers(world, room, sent);
  return sent.message;
}

function findReplied(room: Room, params: Envelope): Post | undefined {
  const { reply_parameters: reply, reply_to_message_id } = params;
  const messageId = reply?.message_id ?? reply_to_message_id;
  if (messageId === undefined) return undefined;
  const replied = room.posts.get(messageId);
  if (!replied && !reply?.allow_sending_without_reply) throw badRequest("message to be replied not found");
  return replied;
}

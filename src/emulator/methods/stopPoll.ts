import { z } from "zod";
import { enterRoom } from "../access.ts";
import { badRequest } from "../failure.ts";
import { checkMarkup } from "../markup.ts";
import { defineMethod } from "../method.ts";
import { chatId, inlineMarkup, integer } from "../params.ts";
import { barePoll, closePoll } from "../polls.ts";
import { rewrite } from "../posting.ts";

const params = z.object({ chat_id: chatId, message_id: integer, reply_markup: inlineMarkup.optional() });

export const stopPoll = defineMethod("stopPoll", params, (world, call) => {
  const room = enterRoom(world, call.chat_id);
  const old = room.posts.get(call.message_id);
  const state = old?.message.poll && world.polls.get(old.message.poll.id);
  if (!old || !state) throw badRequest("message with poll to stop not found");
  if (old.author !== world.bot.id) throw badRequest("poll can't be stopped");
  if (state.closed) throw badRequest("poll has already been closed");
  const { inline } = checkMarkup(call.reply_markup);
  closePoll(world, state);
  const { reply_markup: before, ...rest } = old.message;
  if (before || inline) rewrite(world, room, old, inline ? { ...rest, reply_markup: inline } : rest);
  return barePoll(state);
});

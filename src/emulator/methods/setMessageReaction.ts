import type { ReactionType } from "@grammyjs/types";
import { z } from "zod";
import { enterRoom, findPost } from "../access.ts";
import { note } from "../events.ts";
import { badRequest } from "../failure.ts";
import { defineMethod } from "../method.ts";
import { chatId, integer, json } from "../params.ts";

const reaction = z.custom<ReactionType>(
  (value) => z.looseObject({ type: z.enum(["emoji", "custom_emoji"]) }).safeParse(value).success,
);

const params = z.object({
  chat_id: chatId,
  message_id: integer,
  reaction: json(z.array(reaction)).optional(),
});

export const setMessageReaction = defineMethod("setMessageReaction", params, (world, call) => {
  const room = enterRoom(world, call.chat_id);
  findPost(room, call.message_id, "message to react");
  const { reaction = [] } = call;
  if (reaction.length > 1) throw badRequest("REACTIONS_TOO_MANY");
  room.reactions.set(`${call.message_id}:${world.bot.id}`, reaction);
  note(world, { type: "reacted", chatId: room.id, messageId: call.message_id, by: world.bot.id });
  return true;
});

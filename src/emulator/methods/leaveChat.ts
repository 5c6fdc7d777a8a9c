import { z } from "zod";
import { enterRoom } from "../access.ts";
import { badRequest } from "../failure.ts";
import { changeMember } from "../members.ts";
import { defineMethod } from "../method.ts";
import { chatId } from "../params.ts";
import { post } from "../posting.ts";

export const leaveChat = defineMethod("leaveChat", z.object({ chat_id: chatId }), (world, call) => {
  const room = enterRoom(world, call.chat_id);
  if (room.kind === "private") throw badRequest("chat not found");
  const { bot } = world;
  post(world, room, { from: bot, content: { left_chat_member: bot } });
  changeMember(world, room, { status: "left", user: bot }, bot);
  return true;
});

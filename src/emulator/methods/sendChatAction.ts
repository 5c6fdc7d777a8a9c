import { z } from "zod";
import { checkThread, enterRoom } from "../access.ts";
import { badRequest } from "../failure.ts";
import { defineMethod } from "../method.ts";
import { chatId, integer, text } from "../params.ts";

const params = z.object({ chat_id: chatId, message_thread_id: integer.optional(), action: text });

const ACTIONS =
  /^(typing|(record|upload)_(video|voice|video_note)|upload_(photo|document)|choose_sticker|find_location)$/;

export const sendChatAction = defineMethod("sendChatAction", params, (world, call) => {
  checkThread(world, enterRoom(world, call.chat_id), call.message_thread_id);
  if (!ACTIONS.test(call.action)) throw badRequest("wrong parameter action in request");
  return true;
});

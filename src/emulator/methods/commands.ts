import type { BotCommandScope } from "@grammyjs/types";
import { z } from "zod";
import { badRequest } from "../failure.ts";
import { defineMethod } from "../method.ts";
import { chatId, integer, json, text } from "../params.ts";

const MOST = 100;
const LONGEST_DESCRIPTION = 256;

const scopes = z.discriminatedUnion("type", [
  z.object({ type: z.enum(["default", "all_private_chats", "all_group_chats", "all_chat_administrators"]) }),
  z.object({ type: z.enum(["chat", "chat_administrators"]), chat_id: chatId }),
  z.object({ type: z.literal("chat_member"), chat_id: chatId, user_id: integer }),
]);

const place = z.object({ scope: json(scopes).optional(), language_code: text.optional() });

const params = place.extend({
  commands: json(z.array(z.object({ command: z.string(), description: z.string() }))),
});

export const setMyCommands = defineMethod("setMyCommands", params, ({ profile }, call) => {
  if (call.commands.length > MOST) throw badRequest("BOT_COMMANDS_TOO_MUCH");
  for (const { command, description } of call.commands) {
    if (!/^\/?[a-z0-9_]{1,32}$/.test(command)) throw badRequest("BOT_COMMAND_INVALID");
    if (description.length < 1 || description.length > LONGEST_DESCRIPTION) {
      throw badRequest("BOT_COMMAND_DESCRIPTION_INVALID");
    }
  }
  profile.commands.set(keyOf(call), call.commands);
  return true;
});

export const getMyCommands = defineMethod("getMyCommands", place, ({ profile }, call) => [
  ...(profile.commands.get(keyOf(call)) ?? []),
]);

export const deleteMyCommands = defineMethod("deleteMyCommands", place, ({ profile }, call) => {
  profile.commands.delete(keyOf(call));
  return true;
});

function keyOf({ scope = { type: "default" }, language_code = "" }: z.infer<typeof place>): string {
  const { type, ...where }: BotCommandScope = scope;
  return [type, ...Object.values(where), language_code].join("|");
}

import type { Message, MessageEntity } from "@grammyjs/types";
import { checkFormatted } from "../entities.ts";
import { badRequest } from "../failure.ts";
import { defineMethod } from "../method.ts";
import { entities, parseMode, refuseParseMode, text } from "../params.ts";
import type { Content } from "../posting.ts";
import { envelope, send } from "../sending.ts";

const LONGEST_TEXT = 4096;

const params = envelope.extend({ text, parse_mode: parseMode, entities: entities.optional() });

export const sendMessage = defineMethod("sendMessage", params, (world, call) => {
  refuseParseMode(call.parse_mode);
  return send(world, call, "text messages", textContent(call.text, call.entities)) as Message.TextMessage;
});

/** The part of a Message that holds a text; empty and overlong texts are refused. */
export function textContent(text: string, entities: readonly MessageEntity[] | undefined): Content {
  if (text === "") throw badRequest("message text is empty");
  const checked = checkFormatted(text, entities);
  if (checked.text === "") throw badRequest("text must be non-empty");
  if (checked.text.length > LONGEST_TEXT) throw badRequest("message is too long");
  return {
    text: checked.text,
    ...(checked.entities.length > 0 && { entities: [...checked.entities] }),
  };
}

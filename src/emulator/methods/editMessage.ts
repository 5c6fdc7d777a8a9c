import type { Message, Update } from "@grammyjs/types";
import { z } from "zod";
import { enterRoom, findPost } from "../access.ts";
import { captionContent } from "../captions.ts";
import { badRequest } from "../failure.ts";
import { checkMarkup } from "../markup.ts";
import { defineMethod } from "../method.ts";
import { chatId, entities, inlineMarkup, integer, parseMode, refuseParseMode, text } from "../params.ts";
import { asSeen, type Content, rewrite } from "../posting.ts";
import type { World } from "../world.ts";
import { textContent } from "./sendMessage.ts";

const target = z.object({
  chat_id: chatId,
  message_id: integer,
  reply_markup: inlineMarkup.optional(),
});

type Target = z.infer<typeof target>;
type Edited<M extends Message = Message> = M & Update.Edited;

/** Changes a message of the bot's own; without a reply_markup its buttons go. */
function edit(world: World, call: Target, change: (message: Message) => Message): Message {
  const room = enterRoom(world, call.chat_id);
  const old = findPost(room, call.message_id, "message to edit");
  if (old.author !== world.bot.id || (old.replyInterface && !old.message.reply_markup)) {
    throw badRequest("message can't be edited");
  }
  const { inline } = checkMarkup(call.reply_markup);
  const { reply_markup: _, ...rest } = change(old.message);
  const changed: Message = inline ? { ...rest, reply_markup: inline } : rest;
  if (isSame(old.message, changed)) throw badRequest(NOT_MODIFIED);
  return asSeen(world, rewrite(world, room, old, changed).message);
}

function isSame(old: Message, changed: Message): boolean {
  return visible(old) === visible(changed);
}

function visible({ text, entities, caption, caption_entities, reply_markup }: Message): string {
  const buttons = reply_markup?.inline_keyboard;
  return JSON.stringify([text, entities, caption, caption_entities, buttons]);
}

const textParams = target.extend({ text, parse_mode: parseMode, entities: entities.optional() });

export const editMessageText = defineMethod("editMessageText", textParams, (world, call) => {
  refuseParseMode(call.parse_mode);
  const content = textContent(call.text, call.entities);
  return edit(world, call, (message) => {
    if (message.text === undefined) throw badRequest("there is no text in the message to edit");
    const { entities: _, ...rest } = message;
    return { ...rest, ...content };
  }) as Edited<Message.TextMessage>;
});

export const editMessageReplyMarkup = defineMethod(
  "editMessageReplyMarkup",
  target,
  (world, call) => edit(world, call, (message) => message) as Edited,
);

const captionParams = target.extend({
  caption: text.optional(),
  parse_mode: parseMode,
  caption_entities: entities.optional(),
});

export const editMessageCaption = defineMethod("editMessageCaption", captionParams, (world, call) => {
  const content: Content = captionContent(call);
  return edit(world, call, (message) => {
    if (!CAPTIONED.some((kind) => message[kind])) {
      throw badRequest("there is no caption in the message to edit");
    }
    const { caption: _, caption_entities: __, ...rest } = message;
    return { ...rest, ...content };
  }) as Edited<Message.CaptionableMessage>;
});

const CAPTIONED = ["photo", "document", "voice", "audio", "video", "animation"] as const;

const NOT_MODIFIED =
  "message is not modified: specified new message content and reply markup are exactly the same as a current content and reply markup of the message";

import type { Message, MessageOrigin } from "@grammyjs/types";
import { z } from "zod";
import { findPost, findRoom, type Sendable } from "../access.ts";
import { captionContent } from "../captions.ts";
import { badRequest } from "../failure.ts";
import { defineMethod } from "../method.ts";
import { chatId, entities, integer, parseMode, text } from "../params.ts";
import type { Content } from "../posting.ts";
import { present } from "../present.ts";
import { envelope, send } from "../sending.ts";
import type { World } from "../world.ts";

const source = z.object({ from_chat_id: chatId, message_id: integer });

const copyParams = envelope.extend({
  ...source.shape,
  caption: text.optional(),
  parse_mode: parseMode,
  caption_entities: entities.optional(),
});

export const copyMessage = defineMethod("copyMessage", copyParams, (world, call) => {
  const { message, what } = findSource(world, call, "copy", "copied");
  const { message_id } = send(world, call, what, withCaption(contentOf(message), call));
  return { message_id };
});

/** A new caption takes the place of the old one; a text has none. */
function withCaption(content: Content, call: z.infer<typeof copyParams>): Content {
  if (content.text !== undefined) return content;
  if (call.caption === undefined) return { ...content, ...captionContent(content) };
  const { caption: _, caption_entities: __, ...bare } = content;
  return { ...bare, ...captionContent(call) };
}

const forwardParams = envelope
  .omit({ reply_markup: true, reply_parameters: true, reply_to_message_id: true })
  .extend(source.shape);

export const forwardMessage = defineMethod("forwardMessage", forwardParams, (world, call) => {
  const { message, what } = findSource(world, call, "forward", "forwarded");
  return send(world, call, what, { ...contentOf(message), forward_origin: originOf(message) });
});

/** What can be sent on, and the word for it in a refusal. */
const KINDS: readonly (readonly [keyof Message, Sendable])[] = [
  ["text", "text messages"],
  ["photo", "photos"],
  ["animation", "animations"],
  ["document", "documents"],
  ["voice", "voice notes"],
  ["audio", "audios"],
  ["video", "videos"],
  ["video_note", "video notes"],
  ["sticker", "stickers"],
  ["location", "text messages"],
  ["contact", "text messages"],
];

interface Source {
  readonly message: Message;
  readonly what: Sendable;
}

function findSource(
  world: World,
  { from_chat_id, message_id }: z.infer<typeof source>,
  verb: "copy" | "forward",
  participle: "copied" | "forwarded",
): Source {
  const { message } = findPost(findRoom(world, from_chat_id), message_id, `message to ${verb}`);
  if (message.has_protected_content) {
    throw badRequest("message has protected content and can't be forwarded");
  }
  const what = KINDS.find(([kind]) => message[kind] !== undefined)?.[1];
  if (!what) throw badRequest(`message can't be ${participle}`);
  return { message, what };
}

function contentOf(message: Message): Content {
  const { text, entities, caption, caption_entities, photo, animation, document, voice, audio } = message;
  const { video, video_note, sticker, location, contact } = message;
  return present({
    text,
    entities,
    caption,
    caption_entities,
    photo,
    animation,
    document,
    voice,
    audio,
    video,
    video_note,
    sticker,
    location,
    contact,
  });
}

function originOf({ forward_origin, sender_chat, from, date }: Message): MessageOrigin {
  if (forward_origin) return forward_origin;
  if (sender_chat) return { type: "chat", sender_chat, date };
  if (from) return { type: "user", sender_user: from, date };
  return { type: "hidden_user", sender_user_name: "Someone", date };
}

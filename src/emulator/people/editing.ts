import type { Message, MessageEntity, Update } from "@grammyjs/types";
import { refusePerson } from "../failure.ts";
import { rewrite } from "../posting.ts";
import { botHears } from "../privacy.ts";
import type { Post, Room } from "../rooms.ts";
import { offer } from "../updates.ts";
import { seconds, type World } from "../world.ts";
import { captionLimit, typedCaption, typedText } from "./typing.ts";
import { type ChatName, enterAs, findMessage, findPerson, nameOf } from "./who.ts";

export interface Editing {
  /** Changes the text, or the caption, of a message of their own. */
  edit(
    personId: number,
    chat: ChatName,
    messageId: number,
    text: string,
    entities?: readonly MessageEntity[],
  ): Message;
  /** Telegram reports the message as edited though nothing was, as it may for fields that bots never see. */
  stir(personId: number, chat: ChatName, messageId: number): Message;
}

const CAPTIONED = ["photo", "voice", "document", "video", "audio", "animation"] as const;

/** Nobody writes what the app tells by itself, nor anything under a sticker, a place or a contact. */
const isEditable = (message: Message): boolean =>
  message.text !== undefined || CAPTIONED.some((kind) => message[kind] !== undefined);

export function createEditing(world: World): Editing {
  return {
    edit(personId, chat, messageId, text, entities) {
      const { room, old } = findOwn(world, personId, chat, messageId);
      if (!isEditable(old.message)) {
        throw refusePerson("There is no text to edit in this message.", "wordless");
      }
      if (old.message.forward_origin) throw refusePerson("A forwarded message cannot be edited.", "wordless");
      const { entities: _, caption_entities: __, caption: ___, ...rest } = old.message;
      const content =
        old.message.text === undefined
          ? typedCaption(text, entities, captionLimit(world, personId))
          : typedText(text, entities);
      const { message } = rewrite(world, room, old, { ...rest, ...content });
      report(world, room, message);
      return message;
    },
    stir(personId, chat, messageId) {
      const { room, old } = findOwn(world, personId, chat, messageId);
      reportUnchanged(world, room, old);
      return old.message;
    },
  };
}

function findOwn(world: World, personId: number, chat: ChatName, messageId: number) {
  const room = enterAs(world, personId, chat);
  const old = findMessage(room, messageId);
  if (old.author !== personId) {
    throw refusePerson(
      `${nameOf(findPerson(world, personId).user)} did not write the message ${messageId}.`,
      "notAuthor",
    );
  }
  return { room, old };
}

/** Tells the bot that a message was edited whose words are what they were. */
export function reportUnchanged(world: World, room: Room, { message }: Post): void {
  report(world, room, { ...message, edit_date: message.edit_date ?? seconds(world) });
}

function report(world: World, room: Room, message: Message): void {
  if (!botHears(world, room, message)) return;
  offer(world, "edited_message", message as NonNullable<Update["edited_message"]>);
}

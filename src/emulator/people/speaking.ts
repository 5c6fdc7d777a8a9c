import type { Contact, Location, Message, MessageEntity, Update } from "@grammyjs/types";
import { refusePerson } from "../failure.ts";
import { type FileKind, storeFile } from "../files.ts";
import { mediaContent } from "../media.ts";
import { GROUP_ANONYMOUS_BOT, isAdministrator } from "../members.ts";
import { type Content, type Draft, postForBot, rewrite } from "../posting.ts";
import { botHears } from "../privacy.ts";
import { answerPrompt, openPrompt } from "../prompts.ts";
import type { Room } from "../rooms.ts";
import { offer } from "../updates.ts";
import type { World } from "../world.ts";
import { typedCaption, typedText } from "./typing.ts";
import { type ChatName, enterAs, findMessage, findPerson, nameOf } from "./who.ts";

export interface Manner {
  readonly replyTo?: number | undefined;
  /** As the group itself; administrators only. */
  readonly anonymous?: boolean | undefined;
  readonly threadId?: number | undefined;
}

export interface Saying extends Manner {
  readonly entities?: readonly MessageEntity[] | undefined;
}

/** Exactly one of the contents: a file (`true`, or its name), a place, or a contact. */
export interface Parcel extends Manner {
  readonly photo?: string | true | undefined;
  readonly voice?: string | true | undefined;
  readonly document?: string | true | undefined;
  readonly sticker?: string | true | undefined;
  readonly video?: string | true | undefined;
  readonly audio?: string | true | undefined;
  readonly videoNote?: string | true | undefined;
  readonly animation?: string | true | undefined;
  readonly location?: Location | undefined;
  readonly contact?: Contact | undefined;
  readonly caption?: string | undefined;
}

export interface Speaking {
  /** Writes a text. In a group it replies by itself to an open question (`force_reply`) of the bot. */
  say(personId: number, chat: ChatName, text: string, manner?: Saying): Message;
  reply(personId: number, chat: ChatName, messageId: number, text: string): Message;
  send(personId: number, chat: ChatName, parcel: Parcel): Message;
  /** Changes the text, or the caption, of a message of their own. */
  edit(personId: number, chat: ChatName, messageId: number, text: string): Message;
}

const FILES = {
  photo: "photo",
  voice: "voice",
  document: "document",
  sticker: "sticker",
  video: "video",
  audio: "audio",
  videoNote: "video_note",
  animation: "animation",
} as const satisfies Partial<Record<keyof Parcel, FileKind>>;

const CAPTIONED = ["photo", "voice", "document", "video", "audio", "animation"] as const;

export function createSpeaking(world: World): Speaking {
  const say: Speaking["say"] = (personId, chat, text, manner = {}) => {
    const content = typedText(text, manner.entities);
    return speak(world, { personId, chat, content, manner });
  };
  return {
    say,
    reply: (personId, chat, messageId, text) => say(personId, chat, text, { replyTo: messageId }),
    send: (personId, chat, parcel) =>
      speak(world, { personId, chat, content: parcelContent(world, parcel), manner: parcel }),
    edit: (personId, chat, messageId, text) => editOwn(world, { personId, chat, messageId, text }),
  };
}

interface Utterance {
  readonly personId: number;
  readonly chat: ChatName;
  readonly content: Content;
  readonly manner: Manner;
}

/** Posts what a person says, wherever they may say it. */
function speak(world: World, { personId, chat, content, manner }: Utterance): Message {
  const { user } = findPerson(world, personId);
  const room = enterAs(world, personId, chat);
  checkMaySpeak(room, personId, manner);
  const prompted = room.kind === "private" ? undefined : openPrompt(room, personId);
  const replyId = manner.replyTo ?? prompted;
  const replyTo = replyId === undefined ? undefined : findMessage(room, replyId);
  if (room.kind === "private") room.started = true;
  else if (replyId !== undefined) answerPrompt(room, personId, replyId);
  const threadId = manner.threadId ?? replyTo?.message.message_thread_id;
  const draft: Draft = { from: user, author: personId, content, threadId, replyTo };
  const isAnonymous = manner.anonymous === true;
  const signed = isAnonymous ? { ...draft, from: GROUP_ANONYMOUS_BOT, senderChat: room.chat } : draft;
  return postForBot(world, room, signed);
}

function checkMaySpeak(room: Room, personId: number, { anonymous, threadId }: Manner): void {
  if (room.kind === "private") {
    if (room.blocked) throw refusePerson("The bot is blocked; unblock it first.", "botBlocked");
    if (anonymous || threadId !== undefined) throw refusePerson("This works in groups only.");
    return;
  }
  const isAdmin = isAdministrator(room, personId);
  if (anonymous && !isAdmin) throw refusePerson("Only administrators can be anonymous.", "notAdministrator");
  if (!isAdmin && room.permissions.can_send_messages === false) {
    throw refusePerson("The group forbids its members to write.", "silenced");
  }
  if (threadId === undefined) return;
  const topic = room.topics.get(threadId);
  if (!topic) throw refusePerson(`There is no topic ${threadId} in the group ${room.id}.`);
  if (topic.closed && !isAdmin) throw refusePerson(`The topic ${threadId} is closed.`, "silenced");
}

function parcelContent(world: World, parcel: Parcel): Content {
  const files = Object.entries(FILES).flatMap(([key, kind]) => {
    const name = parcel[key as keyof typeof FILES];
    return name === undefined ? [] : [{ kind, name: name === true ? undefined : name }];
  });
  const places = [parcel.location, parcel.contact].filter((item) => item !== undefined);
  if (files.length + places.length !== 1) throw refusePerson("A message carries exactly one thing.");
  const [file] = files;
  if (!file) return { ...pick(parcel) };
  return {
    ...mediaContent(storeFile(world, file.kind, file.name), file.kind),
    ...typedCaption(parcel.caption),
  };
}

function pick({ location, contact }: Parcel): Content {
  return { ...(location && { location }), ...(contact && { contact }) };
}

/** Nobody writes what the app tells by itself, nor anything under a sticker, a place or a contact. */
const isEditable = (message: Message): boolean =>
  message.text !== undefined || CAPTIONED.some((kind) => message[kind] !== undefined);

interface OwnEdit {
  readonly personId: number;
  readonly chat: ChatName;
  readonly messageId: number;
  readonly text: string;
}

function editOwn(world: World, { personId, chat, messageId, text }: OwnEdit): Message {
  const room = enterAs(world, personId, chat);
  const old = findMessage(room, messageId);
  if (old.author !== personId) {
    throw refusePerson(
      `${nameOf(findPerson(world, personId).user)} did not write the message ${messageId}.`,
      "notAuthor",
    );
  }
  if (!isEditable(old.message)) throw refusePerson("There is no text to edit in this message.", "wordless");
  const { entities: _, caption_entities: __, caption: ___, ...rest } = old.message;
  const content = old.message.text === undefined ? typedCaption(text) : typedText(text, undefined);
  const { message } = rewrite(world, room, old, { ...rest, ...content });
  if (botHears(world, room, message)) {
    offer(world, "edited_message", message as NonNullable<Update["edited_message"]>);
  }
  return message;
}

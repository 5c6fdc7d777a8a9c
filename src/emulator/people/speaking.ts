import type { Message, MessageEntity, MessageOrigin } from "@grammyjs/types";
import { refusePerson } from "../failure.ts";
import { isAdministrator } from "../members.ts";
import { type Content, type Draft, postForBot } from "../posting.ts";
import { answerPrompt, openPrompt } from "../prompts.ts";
import type { Room } from "../rooms.ts";
import { seconds, type World } from "../world.ts";
import { albumContents, type Contents, parcelContent } from "./parcels.ts";
import { type Signed, signatureOf } from "./signing.ts";
import { captionLimit, typedText } from "./typing.ts";
import { type ChatName, enterAs, findMessage, findPerson } from "./who.ts";

export interface Manner extends Signed {
  readonly replyTo?: number | undefined;
  readonly threadId?: number | undefined;
  /** Forwarded from a person or a channel, by its id, or from somebody who hides theirs, by name. */
  readonly forwardedFrom?: number | string | undefined;
}

export interface Saying extends Manner {
  readonly entities?: readonly MessageEntity[] | undefined;
}

/** Exactly one of the contents: a file (`true`, or its name), a place, or a contact. */
export interface Parcel extends Manner, Contents {}

export interface Speaking {
  /** Writes a text. In a group it replies by itself to an open question (`force_reply`) of the bot. */
  say(personId: number, chat: ChatName, text: string, manner?: Saying): Message;
  reply(personId: number, chat: ChatName, messageId: number, text: string): Message;
  send(personId: number, chat: ChatName, parcel: Parcel): Message;
  /** Sends several files in one go: one message each, in order, with one `media_group_id`. */
  album(personId: number, chat: ChatName, parcels: readonly Contents[], manner?: Manner): readonly Message[];
}

export function createSpeaking(world: World): Speaking {
  const say: Speaking["say"] = (personId, chat, text, manner = {}) => {
    const content = typedText(text, manner.entities);
    return speak(world, { personId, chat, content, manner });
  };
  return {
    say,
    reply: (personId, chat, messageId, text) => say(personId, chat, text, { replyTo: messageId }),
    send(personId, chat, parcel) {
      const content = parcelContent(world, parcel, captionLimit(world, personId));
      return speak(world, { personId, chat, content, manner: parcel });
    },
    album: (personId, chat, parcels, manner = {}) =>
      albumContents(world, parcels, captionLimit(world, personId)).map((content) =>
        speak(world, { personId, chat, content, manner }),
      ),
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
  const room = enterAs(world, personId, chat);
  const signature = signatureOf(world, room, personId, manner);
  checkMaySpeak(room, personId, manner);
  const prompted = room.kind === "private" ? undefined : openPrompt(room, personId);
  const replyId = manner.replyTo ?? prompted;
  const replyTo = replyId === undefined ? undefined : findMessage(room, replyId);
  if (room.kind === "private") room.started = true;
  else if (replyId !== undefined) answerPrompt(room, personId, replyId);
  const threadId = manner.threadId ?? replyTo?.message.message_thread_id;
  const draft: Draft = { ...signature, author: personId, content, threadId, replyTo };
  if (manner.forwardedFrom === undefined) return postForBot(world, room, draft);
  const forward_origin = originOf(world, manner.forwardedFrom);
  return postForBot(world, room, { ...draft, content: { ...content, forward_origin } });
}

function originOf(world: World, source: number | string): MessageOrigin {
  const date = seconds(world);
  if (typeof source === "string") return { type: "hidden_user", sender_user_name: source, date };
  const channel = world.channels.get(source);
  if (channel) return { type: "channel", chat: channel.chat, message_id: 1, date };
  return { type: "user", sender_user: findPerson(world, source).user, date };
}

function checkMaySpeak(room: Room, personId: number, { threadId }: Manner): void {
  if (room.kind === "private") {
    if (room.blocked) throw refusePerson("The bot is blocked; unblock it first.", "botBlocked");
    if (threadId !== undefined) throw refusePerson("This works in groups only.");
    return;
  }
  const isAdmin = isAdministrator(room, personId);
  if (!isAdmin && room.permissions.can_send_messages === false) {
    throw refusePerson("The group forbids its members to write.", "silenced");
  }
  if (threadId === undefined) return;
  const topic = room.topics.get(threadId);
  if (!topic) throw refusePerson(`There is no topic ${threadId} in the group ${room.id}.`);
  if (topic.closed && !isAdmin) throw refusePerson(`The topic ${threadId} is closed.`, "silenced");
}

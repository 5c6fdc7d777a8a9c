import type { Chat, Message } from "@grammyjs/types";
import { eventsAfter, type WorldEvent } from "../events.ts";
import { asSeen } from "../posting.ts";
import type { Post, Room } from "../rooms.ts";
import type { World } from "../world.ts";
import { type ChatName, enterAs, findPerson } from "./who.ts";

/** A message as one person sees it now. */
export interface SeenMessage extends Message {
  /** The number of the event that sent or last edited it. */
  readonly seq: number;
  readonly pinned: boolean;
  readonly edited: boolean;
  /** Cannot be forwarded or saved. */
  readonly protected: boolean;
  /** Opens the app's reply field by itself (`force_reply`). */
  readonly asksReply: boolean;
  /** What this person has chosen in the poll, by the numbers of the options. */
  readonly ownVote: readonly number[];
}

export interface SeenChat {
  readonly chat: Chat;
  readonly messages: readonly SeenMessage[];
}

export interface Seeing {
  /** What this person sees in a chat, from top to bottom. */
  sees(personId: number, chat: ChatName): readonly SeenMessage[];
  /** All their chats. */
  inbox(personId: number): readonly SeenChat[];
  /** Messages in their chats that something happened to after event number `seq`, each once, as they are now. */
  since(personId: number, seq: number): readonly SeenMessage[];
  /** What happened anywhere after event number `seq`, in order. */
  events(afterSeq?: number): readonly WorldEvent[];
}

export function createSeeing(world: World): Seeing {
  return {
    sees: (personId, chat) => seenIn(world, personId, enterAs(world, personId, chat)),
    inbox: (personId) =>
      [...findPerson(world, personId).chats].flatMap((chatId) => {
        const room = world.rooms.get(chatId);
        return room ? [{ chat: room.chat, messages: seenIn(world, personId, room) }] : [];
      }),
    since: (personId, seq) => seenSince(world, personId, seq),
    events: (afterSeq = 0) => eventsAfter(world, afterSeq),
  };
}

function seenIn(world: World, personId: number, room: Room): readonly SeenMessage[] {
  return Array.from(room.posts.values(), (post) => asSeenBy(world, personId, room, post));
}

function asSeenBy(world: World, personId: number, room: Room, post: Post): SeenMessage {
  const { message, seq, replyInterface } = post;
  const poll = message.poll && world.polls.get(message.poll.id);
  return {
    ...asSeen(world, message),
    seq,
    pinned: room.pinned.has(message.message_id),
    edited: message.edit_date !== undefined,
    protected: message.has_protected_content === true,
    asksReply: replyInterface !== undefined && "force_reply" in replyInterface,
    ownVote: poll?.votes.get(personId) ?? [],
  };
}

function seenSince(world: World, personId: number, seq: number): readonly SeenMessage[] {
  const { chats } = findPerson(world, personId);
  const found = new Map<Post, SeenMessage>();
  for (const event of eventsAfter(world, seq)) {
    if (!("chatId" in event) || !chats.has(event.chatId)) continue;
    const room = world.rooms.get(event.chatId);
    const post = room?.posts.get(messageOf(event) ?? 0);
    if (room && post && !found.has(post)) found.set(post, asSeenBy(world, personId, room, post));
  }
  return [...found.values()];
}

function messageOf(event: WorldEvent): number | undefined {
  if ("message" in event) return event.message.message_id;
  return "messageId" in event ? event.messageId : undefined;
}

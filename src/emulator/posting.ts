import type { Chat, Message, Update, User } from "@grammyjs/types";
import { note } from "./events.ts";
import { pollView } from "./polls.ts";
import { botHears } from "./privacy.ts";
import type { Post, ReplyInterface, Room } from "./rooms.ts";
import { offer } from "./updates.ts";
import { seconds, type World } from "./world.ts";

type Envelope = "message_id" | "date" | "chat" | "from" | "sender_chat" | "reply_to_message";

/** What a message says, without the envelope that the chat puts around it. */
export type Content = Omit<Partial<Message>, Envelope>;

export interface Draft {
  readonly content: Content;
  readonly from: User;
  /** The true author when `from` is a stand-in. */
  readonly author?: number;
  readonly senderChat?: Chat;
  readonly threadId?: number | undefined;
  readonly replyTo?: Post | undefined;
  readonly replyInterface?: ReplyInterface | undefined;
}

/** Puts a message into a chat, where everyone in it sees it. */
export function post(world: World, room: Room, draft: Draft): Post {
  const { content, from, senderChat, threadId, replyTo, replyInterface } = draft;
  room.lastMessageId += 1;
  const message: Message = {
    message_id: room.lastMessageId,
    from,
    chat: room.chat,
    date: seconds(world),
    ...(senderChat && { sender_chat: senderChat }),
    ...(threadId !== undefined && { message_thread_id: threadId, is_topic_message: true }),
    ...(replyTo && { reply_to_message: withoutReply(asSeen(world, replyTo.message)) }),
    ...content,
  };
  const seq = note(world, { type: "sent", chatId: room.id, message });
  const made: Post = {
    message,
    author: draft.author ?? from.id,
    seq,
    ...(replyInterface && { replyInterface }),
  };
  room.posts.set(message.message_id, made);
  return made;
}

/** Puts a message into a chat and delivers it to the bot if it may hear it. */
export function postForBot(world: World, room: Room, draft: Draft): Message {
  const { message } = post(world, room, draft);
  if (botHears(world, room, message)) offer(world, "message", message as NonNullable<Update["message"]>);
  return message;
}

/** Puts a new version of a message in the place of the old one. */
export function rewrite(world: World, room: Room, old: Post, message: Message): Post {
  const edited: Message = { ...message, edit_date: seconds(world) };
  const seq = note(world, { type: "edited", chatId: room.id, message: edited });
  const made: Post = { ...old, message: edited, seq };
  room.posts.set(edited.message_id, made);
  return made;
}

/** Takes a message away; nobody tells the bot. */
export function erase(world: World, room: Room, messageId: number): void {
  room.posts.delete(messageId);
  room.pinned.delete(messageId);
  note(world, { type: "deleted", chatId: room.id, messageId });
}

/** The message as it looks now: a poll changes with every vote. */
export function asSeen(world: World, message: Message): Message {
  const poll = message.poll && world.polls.get(message.poll.id);
  return poll ? { ...message, poll: pollView(poll) } : message;
}

/** A replied-to or pinned message never shows what it was itself a reply to. */
export function withoutReply(message: Message): NonNullable<Message["reply_to_message"]> {
  const { reply_to_message: _, ...rest } = message;
  return rest as NonNullable<Message["reply_to_message"]>;
}

import type { ChatPermissions, ReactionTypeEmoji } from "@grammyjs/types";
import { note } from "../events.ts";
import { refusePerson } from "../failure.ts";
import { GROUP_ANONYMOUS_BOT, isAdministrator } from "../members.ts";
import { erase, postForBot } from "../posting.ts";
import { createGroupRoom, type GroupRoom, type Room } from "../rooms.ts";
import { offer } from "../updates.ts";
import { seconds, type World } from "../world.ts";
import { reportUnchanged } from "./editing.ts";
import { freeChatId, newChat } from "./population.ts";
import {
  actingAdministrator,
  type ChatName,
  creatorOf,
  enterAs,
  findGroup,
  findMessage,
  findPerson,
} from "./who.ts";

export interface Housekeeping {
  /** Deletes a message, as its author or an administrator would; the bot is not told. */
  deleteMessage(chatId: number, messageId: number): void;
  /** Turns a group into a supergroup; returns the new id. */
  upgrade(chatId: number): number;
  deleteGroup(chatId: number): void;
  /** Changes what plain members may do. */
  permit(chatId: number, permissions: ChatPermissions): void;
  /** Opens a topic in a forum; returns its thread id. */
  topic(chatId: number, by: number, name: string): number;
  closeTopic(chatId: number, by: number, threadId: number): void;
  /**
   * Puts these emoji on a message in place of the earlier ones; none = takes them away. Telegram reports the first
   * reaction to somebody's message as an edit of it, besides.
   */
  react(
    personId: number,
    chat: ChatName,
    messageId: number,
    emoji: readonly ReactionTypeEmoji["emoji"][],
  ): void;
}

export function createHousekeeping(world: World): Housekeeping {
  return {
    deleteMessage(chatId, messageId) {
      const room = world.rooms.get(chatId);
      if (!room) throw refusePerson(`There is no chat ${chatId}.`);
      findMessage(room, messageId);
      erase(world, room, messageId);
    },
    upgrade: (chatId) => upgrade(world, findGroup(world, chatId)),
    deleteGroup(chatId) {
      const room = findGroup(world, chatId);
      room.deleted = true;
      for (const id of room.members.keys()) world.people.get(id)?.chats.delete(chatId);
    },
    permit(chatId, permissions) {
      const room = findGroup(world, chatId);
      room.permissions = { ...room.permissions, ...permissions };
    },
    ...createTopics(world),
    react: (personId, chat, messageId, emoji) =>
      react(world, enterAs(world, personId, chat), { personId, messageId, emoji }),
  };
}

function createTopics(world: World): Pick<Housekeeping, "topic" | "closeTopic"> {
  return {
    topic(chatId, by, name) {
      const room = findGroup(world, chatId);
      if (!("is_forum" in room.chat)) throw refusePerson(`The group ${chatId} is not a forum.`);
      const from = actingAdministrator(world, room, by);
      const threadId = room.lastMessageId + 1;
      room.topics.set(threadId, { name, closed: false });
      const forum_topic_created = { name, icon_color: 0x6fb9f0 } as const;
      postForBot(world, room, { from, threadId, content: { forum_topic_created } });
      return threadId;
    },
    closeTopic(chatId, by, threadId) {
      const room = findGroup(world, chatId);
      const from = actingAdministrator(world, room, by);
      const topic = room.topics.get(threadId);
      if (!topic) throw refusePerson(`There is no topic ${threadId} in the group ${chatId}.`);
      topic.closed = true;
      postForBot(world, room, { from, threadId, content: { forum_topic_closed: {} } });
    },
  };
}

function upgrade(world: World, old: GroupRoom): number {
  if (old.kind === "supergroup") throw refusePerson(`The group ${old.id} is a supergroup already.`);
  const creator = creatorOf(old);
  const id = freeChatId(world, "supergroup");
  const room = createGroupRoom(newChat(id, old.chat.title, "supergroup", false), old.permissions);
  room.botAbsence = old.botAbsence;
  world.rooms.set(id, room);
  for (const [userId, member] of old.members) {
    room.members.set(userId, member);
    if (world.people.get(userId)?.chats.delete(old.id)) world.people.get(userId)?.chats.add(id);
  }
  postForBot(world, old, { from: creator, content: { migrate_to_chat_id: id } });
  old.migratedTo = id;
  postForBot(world, room, {
    from: GROUP_ANONYMOUS_BOT,
    author: creator.id,
    senderChat: room.chat,
    content: { migrate_from_chat_id: old.id },
  });
  return id;
}

interface Reaction {
  readonly personId: number;
  readonly messageId: number;
  readonly emoji: readonly ReactionTypeEmoji["emoji"][];
}

function react(world: World, room: Room, { personId, messageId, emoji }: Reaction): void {
  const { user } = findPerson(world, personId);
  const reacted = findMessage(room, messageId);
  const isFirst = ![...room.reactions.keys()].some((key) => key.startsWith(`${messageId}:`));
  if (isFirst && emoji.length > 0 && reacted.author !== world.bot.id) reportUnchanged(world, room, reacted);
  const key = `${messageId}:${personId}`;
  const old = room.reactions.get(key) ?? [];
  const now = emoji.map((one): ReactionTypeEmoji => ({ type: "emoji", emoji: one }));
  room.reactions.set(key, now);
  note(world, { type: "reacted", chatId: room.id, messageId, by: personId });
  if (room.kind !== "private" && !isAdministrator(room, world.bot.id)) return;
  offer(world, "message_reaction", {
    chat: room.chat,
    message_id: messageId,
    user,
    date: seconds(world),
    old_reaction: [...old],
    new_reaction: now,
  });
}

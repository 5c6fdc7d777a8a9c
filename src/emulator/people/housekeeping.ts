import type { ChatPermissions, ReactionTypeEmoji } from "@grammyjs/types";
import { note } from "../events.ts";
import { refusePerson } from "../failure.ts";
import { isAdministrator } from "../members.ts";
import { erase, postForBot } from "../posting.ts";
import type { Room } from "../rooms.ts";
import { offer } from "../updates.ts";
import { seconds, type World } from "../world.ts";
import { reportUnchanged } from "./editing.ts";
import { actingAdministrator, type ChatName, enterAs, findGroup, findMessage, findPerson } from "./who.ts";

export interface Housekeeping {
  /** Deletes a message, as its author or an administrator would; the bot is not told. */
  deleteMessage(chatId: number, messageId: number): void;
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

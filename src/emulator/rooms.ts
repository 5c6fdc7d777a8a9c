import type {
  Chat,
  ChatInviteLink,
  ChatMember,
  ChatPermissions,
  ForceReply,
  Message,
  ReactionType,
  ReplyKeyboardMarkup,
  ReplyKeyboardRemove,
  User,
} from "@grammyjs/types";
import type { ApiFailure } from "./failure.ts";

/** A reply interface that is not an inline keyboard; Telegram keeps it out of the Message object. */
export type ReplyInterface = ForceReply | ReplyKeyboardMarkup | ReplyKeyboardRemove;

/** A message as it stands now. Every change puts a new Post in its place. */
export interface Post {
  readonly message: Message;
  /** The true author, also of an anonymous message. */
  readonly author: number;
  /** The number of the event that sent or last edited it. */
  readonly seq: number;
  readonly replyInterface?: ReplyInterface;
}

/** The group refuses what a bot sends, in these words, for a while. */
export interface Refusal {
  readonly words: string;
  readonly failure: ApiFailure;
  /** Milliseconds. */
  readonly until: number;
}

/** A question to one or all members of a group that their next message will answer. */
export interface Prompt {
  readonly messageId: number;
  readonly to: ReadonlySet<number> | "everyone";
  readonly answeredBy: Set<number>;
}

interface RoomBase {
  readonly id: number;
  readonly posts: Map<number, Post>;
  /** In order of pinning; the last one is on top. */
  readonly pinned: Set<number>;
  /** By "message:person". */
  readonly reactions: Map<string, readonly ReactionType[]>;
  lastMessageId: number;
}

export interface PrivateRoom extends RoomBase {
  readonly kind: "private";
  readonly chat: Chat.PrivateChat;
  /** Has the person ever written to the bot? Before that the bot must be silent. */
  started: boolean;
  blocked: boolean;
  /** Milliseconds; until then a join request lets the bot write first. */
  openUntil: number;
}

export interface Topic {
  readonly name: string;
  closed: boolean;
}

/** Why the bot is outside, which decides the words of the refusal. */
export type BotAbsence = "neverSeen" | "left" | "kicked";

export interface GroupRoom extends RoomBase {
  readonly kind: "group" | "supergroup";
  readonly chat: Chat.GroupChat | Chat.SupergroupChat;
  readonly members: Map<number, ChatMember>;
  readonly topics: Map<number, Topic>;
  readonly links: Map<string, ChatInviteLink>;
  readonly requests: Set<number>;
  readonly prompts: Prompt[];
  readonly refusals: Refusal[];
  permissions: ChatPermissions;
  botAbsence: BotAbsence | undefined;
  migratedTo: number | undefined;
  deleted: boolean;
}

export type Room = PrivateRoom | GroupRoom;

/** A channel; nobody is shown what stands in it, only the bot is told. */
export interface Channel {
  readonly chat: Chat.ChannelChat;
  /** The one person who may speak in its name. */
  readonly owner: number;
  /** The group that discusses its posts. */
  readonly discussion: number | undefined;
  botIsIn: boolean;
  lastMessageId: number;
}

/** Someone who uses Telegram. */
export interface Person {
  readonly user: User;
  /** The ids of all the chats that this person is in, their chat with the bot among them. */
  readonly chats: Set<number>;
  deactivated: boolean;
}

export function createPrivateRoom(user: User): PrivateRoom {
  const { id, first_name, last_name, username } = user;
  const chat: Chat.PrivateChat = { id, type: "private", first_name };
  if (last_name !== undefined) chat.last_name = last_name;
  if (username !== undefined) chat.username = username;
  return {
    id,
    kind: "private",
    chat,
    posts: new Map(),
    pinned: new Set(),
    lastMessageId: 0,
    reactions: new Map(),
    started: false,
    blocked: false,
    openUntil: 0,
  };
}

export function createGroupRoom(
  chat: Chat.GroupChat | Chat.SupergroupChat,
  permissions: ChatPermissions,
): GroupRoom {
  return {
    id: chat.id,
    kind: chat.type,
    chat,
    posts: new Map(),
    pinned: new Set(),
    lastMessageId: 0,
    reactions: new Map(),
    members: new Map(),
    topics: new Map(),
    links: new Map(),
    requests: new Set(),
    prompts: [],
    refusals: [],
    permissions,
    botAbsence: "neverSeen",
    migratedTo: undefined,
    deleted: false,
  };
}

import type { Chat, ChatMember, ChatPermissions, User } from "@grammyjs/types";
import { refusePerson } from "../failure.ts";
import { createGroupRoom, createPrivateRoom, type GroupRoom } from "../rooms.ts";
import type { World } from "../world.ts";
import { findPerson } from "./who.ts";

export interface NewPerson {
  readonly firstName: string;
  readonly lastName?: string | undefined;
  readonly username?: string | undefined;
  readonly languageCode?: string | undefined;
  readonly id?: number | undefined;
  /** Who pays for Telegram may write longer captions. */
  readonly premium?: boolean | undefined;
}

export interface NewGroup {
  readonly title: string;
  readonly creator: number;
  readonly members?: readonly number[] | undefined;
  readonly type?: "group" | "supergroup" | undefined;
  /** With topics; supergroups only. */
  readonly forum?: boolean | undefined;
  readonly pollsForbidden?: boolean | undefined;
}

export type GroupChat = Chat.GroupChat | Chat.SupergroupChat;

export interface Population {
  /** Someone new, who has never written to the bot. */
  person(who: NewPerson): User;
  /** A new group; the bot is not in it yet. */
  group(what: NewGroup): GroupChat;
}

const FIRST_PERSON = 5_000_000_001;
const FIRST_GROUP = -4_000_000_001;
const FIRST_SUPERGROUP = -1_002_000_000_001;
const FIRST_CHANNEL = -1_003_000_000_001;

/** What every member may do unless the group forbids it. */
const USUAL_PERMISSIONS: ChatPermissions = {
  can_send_messages: true,
  can_send_audios: true,
  can_send_documents: true,
  can_send_photos: true,
  can_send_videos: true,
  can_send_video_notes: true,
  can_send_voice_notes: true,
  can_send_polls: true,
  can_send_other_messages: true,
  can_add_web_page_previews: true,
  can_change_info: false,
  can_invite_users: true,
  can_pin_messages: false,
  can_manage_topics: false,
};

export function createPopulation(world: World): Population {
  return {
    person(who) {
      const user = newUser(world, who);
      world.people.set(user.id, { user, chats: new Set([user.id]), deactivated: false });
      world.rooms.set(user.id, createPrivateRoom(user));
      return user;
    },
    group({ title, creator, members = [], type = "group", forum = false, pollsForbidden = false }) {
      if (title.trim() === "") throw refusePerson("A group needs a title.");
      if (forum && type === "group") throw refusePerson("Only a supergroup can be a forum.");
      const owner = findPerson(world, creator).user;
      const others = members.filter((id) => id !== creator).map((id) => findPerson(world, id).user);
      const id = freeChatId(world, type);
      const chat = newChat(id, title, type, forum);
      const room = createGroupRoom(chat, { ...USUAL_PERMISSIONS, can_send_polls: !pollsForbidden });
      world.rooms.set(id, room);
      settle(world, room, { status: "creator", user: owner, is_anonymous: false });
      for (const user of others) settle(world, room, { status: "member", user });
      return chat;
    },
  };
}

function newUser(world: World, who: NewPerson): User {
  if (who.firstName.trim() === "") throw refusePerson("A person needs a first name.");
  const id = who.id ?? firstFree(FIRST_PERSON, 1, world.people);
  if (id <= 0 || !Number.isSafeInteger(id)) throw refusePerson("A person's id is a positive whole number.");
  if (world.people.has(id)) throw refusePerson(`There is a person ${id} already.`);
  return {
    id,
    is_bot: false,
    first_name: who.firstName,
    ...(who.lastName !== undefined && { last_name: who.lastName }),
    ...(who.username !== undefined && { username: who.username }),
    ...(who.languageCode !== undefined && { language_code: who.languageCode }),
    ...(who.premium && { is_premium: true as const }),
  };
}

export function newChat(id: number, title: string, type: GroupChat["type"], forum: boolean): GroupChat {
  if (type === "group") return { id, type, title };
  return { id, type, title, ...(forum && { is_forum: true as const }) };
}

export function freeChatId(world: World, type: GroupChat["type"] | "channel"): number {
  if (type === "channel") return firstFree(FIRST_CHANNEL, -1, world.channels);
  return firstFree(type === "group" ? FIRST_GROUP : FIRST_SUPERGROUP, -1, world.rooms);
}

function firstFree(first: number, step: number, taken: ReadonlyMap<number, unknown>): number {
  // The size is a good guess: ids are given out in order, so the search is short.
  let id = first + step * taken.size;
  while (taken.has(id)) id += step;
  return id;
}

/** Puts someone into a group without anyone being told. */
function settle(world: World, room: GroupRoom, member: ChatMember): void {
  room.members.set(member.user.id, member);
  world.people.get(member.user.id)?.chats.add(room.id);
}

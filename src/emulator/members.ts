import type { ChatAdministratorRights, ChatMember, ChatMemberAdministrator, User } from "@grammyjs/types";
import { note } from "./events.ts";
import type { GroupRoom, PrivateRoom } from "./rooms.ts";
import { offer } from "./updates.ts";
import { seconds, type World } from "./world.ts";

/** Telegram's stand-in for administrators who speak as the group. */
export const GROUP_ANONYMOUS_BOT: User = {
  id: 1_087_968_824,
  is_bot: true,
  first_name: "Group",
  username: "GroupAnonymousBot",
};

/** Telegram's stand-in for people who speak or vote as a channel, and for everybody who votes as a chat. */
export const CHANNEL_BOT: User = {
  id: 136_817_688,
  is_bot: true,
  first_name: "Channel",
  username: "Channel_Bot",
};

/** Telegram itself, which brings a channel's posts into the group that discusses them. */
export const TELEGRAM: User = { id: 777_000, is_bot: false, first_name: "Telegram" };

/** An administrator who may do nothing special. */
export const NO_RIGHTS: ChatAdministratorRights = {
  is_anonymous: false,
  can_manage_chat: true,
  can_delete_messages: false,
  can_manage_video_chats: false,
  can_restrict_members: false,
  can_promote_members: false,
  can_change_info: false,
  can_invite_users: false,
  can_post_stories: false,
  can_edit_stories: false,
  can_delete_stories: false,
  can_pin_messages: false,
  can_manage_topics: false,
  can_send_welcome_messages: false,
};

/** An administrator with the given rights and no others. */
export function administrator(user: User, rights: Partial<ChatAdministratorRights>): ChatMemberAdministrator {
  return { status: "administrator", user, can_be_edited: false, ...NO_RIGHTS, ...rights };
}

export function memberOf(room: GroupRoom, user: User): ChatMember {
  return room.members.get(user.id) ?? { status: "left", user };
}

/** Is this person in the group now, in whatever role? */
export function isIn(room: GroupRoom, userId: number): boolean {
  const status = room.members.get(userId)?.status;
  return status !== undefined && status !== "left" && status !== "kicked";
}

export function isAdministrator(room: GroupRoom, userId: number): boolean {
  const status = room.members.get(userId)?.status;
  return status === "administrator" || status === "creator";
}

export type AdministratorRight = Exclude<keyof ChatAdministratorRights, "is_anonymous">;

/** May this member do what only some administrators may? The creator may do everything. */
export function hasRight(room: GroupRoom, userId: number, right: AdministratorRight): boolean {
  const member = room.members.get(userId);
  if (member?.status === "creator") return true;
  return member?.status === "administrator" && member[right] === true;
}

/** Gives someone a new standing in the group and tells the bot, as far as it may know. */
export function changeMember(world: World, room: GroupRoom, member: ChatMember, by: User): void {
  const { user } = member;
  const old = memberOf(room, user);
  room.members.set(user.id, member);
  const isBot = user.id === world.bot.id;
  if (isBot) room.botAbsence = absenceAfter(member);
  const person = world.people.get(user.id);
  if (isIn(room, user.id)) person?.chats.add(room.id);
  else person?.chats.delete(room.id);
  note(world, {
    type: "statusChanged",
    chatId: room.id,
    userId: user.id,
    by: by.id,
    status: member.status,
  });
  if (!isBot && !isAdministrator(room, world.bot.id)) return;
  offer(world, isBot ? "my_chat_member" : "chat_member", {
    chat: room.chat,
    from: by,
    date: seconds(world),
    old_chat_member: old,
    new_chat_member: member,
  });
}

function absenceAfter({ status }: ChatMember): GroupRoom["botAbsence"] {
  if (status === "kicked") return "kicked";
  return status === "left" ? "left" : undefined;
}

/** A person blocks the bot or lets it in again; the bot is told. */
export function changeBlock(world: World, room: PrivateRoom, person: User, blocked: boolean): void {
  if (room.blocked === blocked) return;
  room.blocked = blocked;
  const member: ChatMember = { status: "member", user: world.bot };
  const banned: ChatMember = { status: "kicked", user: world.bot, until_date: 0 };
  note(world, {
    type: "statusChanged",
    chatId: room.id,
    userId: world.bot.id,
    by: person.id,
    status: blocked ? "kicked" : "member",
  });
  offer(world, "my_chat_member", {
    chat: room.chat,
    from: person,
    date: seconds(world),
    old_chat_member: blocked ? member : banned,
    new_chat_member: blocked ? banned : member,
  });
}

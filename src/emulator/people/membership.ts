import type { ChatAdministratorRights, User } from "@grammyjs/types";
import { refusePerson } from "../failure.ts";
import { administrator, changeMember, GROUP_ANONYMOUS_BOT, hasRight, isIn, memberOf } from "../members.ts";
import { postForBot } from "../posting.ts";
import type { GroupRoom } from "../rooms.ts";
import { offer } from "../updates.ts";
import { seconds, type World } from "../world.ts";
import {
  actingAdministrator,
  actingMember,
  creatorOf,
  findGroup,
  findPerson,
  nameOf,
  privateRoom,
} from "./who.ts";

export type Rights = Partial<ChatAdministratorRights>;

export interface Membership {
  /** Brings the bot in: as a plain member, or with rights as an administrator. */
  addBot(chatId: number, by: number, rights?: Rights): void;
  removeBot(chatId: number, by: number): void;
  promoteBot(chatId: number, by: number, rights?: Rights): void;
  demoteBot(chatId: number, by: number): void;
  /** The creator makes someone an administrator. */
  promote(chatId: number, personId: number, rights?: Rights): void;
  demote(chatId: number, personId: number): void;
  join(personId: number, chatId: number): void;
  /** Asks to be let in; the bot is told if it may invite people. */
  requestJoin(personId: number, chatId: number): void;
  /** A member brings in someone else, even someone who was removed before. */
  add(chatId: number, personId: number, by: number): void;
  leave(personId: number, chatId: number): void;
  kick(chatId: number, personId: number, by: number): void;
}

const USUAL_RIGHTS: Rights = {
  can_delete_messages: true,
  can_pin_messages: true,
  can_invite_users: true,
  can_restrict_members: true,
  can_change_info: true,
  can_manage_video_chats: true,
};

const JOIN_REQUEST_GRACE = 5 * 60_000;

export function createMembership(world: World): Membership {
  return { ...createBotMembership(world), ...createPeopleMembership(world) };
}

type BotVerbs = "addBot" | "removeBot" | "promoteBot" | "demoteBot";

function createBotMembership(world: World): Pick<Membership, BotVerbs> {
  const { bot } = world;
  const botIn = (room: GroupRoom) => {
    if (!isIn(room, bot.id)) throw refusePerson(`The bot is not in the group ${room.id}.`, "botIsOut");
  };
  return {
    addBot(chatId, by, rights) {
      const room = findGroup(world, chatId);
      const user = rights ? actingAdministrator(world, room, by) : actingMember(world, room, by);
      if (isIn(room, bot.id)) throw refusePerson(`The bot is in the group ${chatId} already.`, "botIsIn");
      const shown = shownAs(room, user);
      changeMember(world, room, rights ? administrator(bot, rights) : { status: "member", user: bot }, shown);
      postForBot(world, room, { from: shown, content: { new_chat_members: [bot] } });
    },
    removeBot(chatId, by) {
      const room = findGroup(world, chatId);
      const user = actingAdministrator(world, room, by);
      botIn(room);
      postForBot(world, room, { from: user, content: { left_chat_member: bot } });
      remove(world, room, bot, user);
      room.botAbsence = "kicked";
    },
    promoteBot(chatId, by, rights = USUAL_RIGHTS) {
      const room = findGroup(world, chatId);
      botIn(room);
      changeMember(world, room, administrator(bot, rights), actingAdministrator(world, room, by));
    },
    demoteBot(chatId, by) {
      const room = findGroup(world, chatId);
      botIn(room);
      changeMember(world, room, { status: "member", user: bot }, actingAdministrator(world, room, by));
    },
  };
}

/** Whom the others see act: who is an anonymous administrator is not told. */
function shownAs(room: GroupRoom, user: User): User {
  const member = memberOf(room, user);
  return member.status === "administrator" && member.is_anonymous ? GROUP_ANONYMOUS_BOT : user;
}

function createPeopleMembership(world: World): Omit<Membership, BotVerbs> {
  return {
    promote(chatId, personId, rights = USUAL_RIGHTS) {
      const room = findGroup(world, chatId);
      const user = rankAndFile(world, room, personId);
      changeMember(world, room, administrator(user, rights), creatorOf(room));
    },
    demote(chatId, personId) {
      const room = findGroup(world, chatId);
      const user = rankAndFile(world, room, personId);
      changeMember(world, room, { status: "member", user }, creatorOf(room));
    },
    join(personId, chatId) {
      const room = findGroup(world, chatId);
      const { user } = findPerson(world, personId);
      if (memberOf(room, user).status === "kicked") {
        throw refusePerson(
          `${nameOf(user)} was removed from the group ${chatId}; a member must add them.`,
          "removed",
        );
      }
      enter(world, room, user, user);
    },
    requestJoin: (personId, chatId) => askToJoin(world, findGroup(world, chatId), personId),
    add(chatId, personId, by) {
      const room = findGroup(world, chatId);
      enter(world, room, findPerson(world, personId).user, actingMember(world, room, by));
    },
    leave(personId, chatId) {
      const room = findGroup(world, chatId);
      const user = actingMember(world, room, personId);
      changeMember(world, room, { status: "left", user }, user);
      postForBot(world, room, { from: user, content: { left_chat_member: user } });
    },
    kick(chatId, personId, by) {
      const room = findGroup(world, chatId);
      const admin = actingAdministrator(world, room, by);
      if (!hasRight(room, by, "can_restrict_members")) {
        throw refusePerson(`${nameOf(admin)} may not remove members.`, "notAdministrator");
      }
      const user = rankAndFile(world, room, personId);
      remove(world, room, user, admin);
      postForBot(world, room, { from: admin, content: { left_chat_member: user } });
    },
  };
}

/** A member other than the creator, whose standing nobody can change. */
function rankAndFile(world: World, room: GroupRoom, personId: number): User {
  const user = actingMember(world, room, personId);
  if (creatorOf(room).id === personId) throw refusePerson(`${nameOf(user)} created the group.`);
  return user;
}

/** Lets someone in and says so in the group. */
export function enter(world: World, room: GroupRoom, user: User, by: User): void {
  if (isIn(room, user.id))
    throw refusePerson(`${nameOf(user)} is in the group ${room.id} already.`, "alreadyIn");
  room.requests.delete(user.id);
  changeMember(world, room, { status: "member", user }, by);
  postForBot(world, room, { from: by, content: { new_chat_members: [user] } });
}

function remove(world: World, room: GroupRoom, user: User, by: User): void {
  // Only supergroups keep a list of the removed; in a plain group they are simply gone.
  const isListed = room.kind === "supergroup";
  changeMember(
    world,
    room,
    isListed ? { status: "kicked", user, until_date: 0 } : { status: "left", user },
    by,
  );
}

function askToJoin(world: World, room: GroupRoom, personId: number): void {
  const { user } = findPerson(world, personId);
  if (isIn(room, personId))
    throw refusePerson(`${nameOf(user)} is in the group ${room.id} already.`, "alreadyIn");
  if (room.chat.type === "group") throw refusePerson("Only supergroups take requests to join.");
  room.requests.add(personId);
  if (!hasRight(room, world.bot.id, "can_invite_users")) return;
  privateRoom(world, personId).openUntil = world.now() + JOIN_REQUEST_GRACE;
  offer(world, "chat_join_request", {
    chat: room.chat,
    from: user,
    user_chat_id: personId,
    date: seconds(world),
  });
}

import type { User } from "@grammyjs/types";
import { refusePerson } from "../failure.ts";
import { isAdministrator, isIn } from "../members.ts";
import type { GroupRoom, Person, Post, PrivateRoom, Room } from "../rooms.ts";
import type { World } from "../world.ts";

/** A chat as a person names it: its id, or "bot" (or their own id) for their chat with the bot. */
export type ChatName = number | "bot";

/** A person who can still do something. */
export function findPerson(world: World, personId: number): Person {
  const person = world.people.get(personId);
  if (!person) throw refusePerson(`There is no person ${personId}.`);
  if (person.deactivated) throw refusePerson(`${nameOf(person.user)} has deactivated their account.`);
  return person;
}

export function nameOf({ first_name, id }: User): string {
  return `${first_name} (${id})`;
}

export function privateRoom(world: World, personId: number): PrivateRoom {
  const room = world.rooms.get(personId);
  if (room?.kind !== "private") throw refusePerson(`There is no person ${personId}.`);
  return room;
}

/** A group that still exists under this id. */
export function findGroup(world: World, chatId: number): GroupRoom {
  const room = world.rooms.get(chatId);
  if (!room || room.kind === "private") throw refusePerson(`There is no group ${chatId}.`);
  if (room.deleted) throw refusePerson(`The group ${chatId} was deleted.`, "chatGone");
  if (room.migratedTo !== undefined) {
    throw refusePerson(`The group ${chatId} became the supergroup ${room.migratedTo}.`, "chatGone");
  }
  return room;
}

/** The chat in which this person wants to do something; they must be in it. */
export function enterAs(world: World, personId: number, chat: ChatName): Room {
  const { user } = findPerson(world, personId);
  if (chat === "bot" || chat === personId) return privateRoom(world, personId);
  const room = findGroup(world, chat);
  if (!isIn(room, personId))
    throw refusePerson(`${nameOf(user)} is not a member of the group ${chat}.`, "outsider");
  return room;
}

export function findMessage(room: Room, messageId: number): Post {
  const post = room.posts.get(messageId);
  if (!post) throw refusePerson(`There is no message ${messageId} in the chat ${room.id}.`, "messageGone");
  return post;
}

/** An administrator who acts in the group. */
export function actingAdministrator(world: World, room: GroupRoom, personId: number): User {
  const { user } = findPerson(world, personId);
  if (!isAdministrator(room, personId)) {
    throw refusePerson(
      `${nameOf(user)} is not an administrator of the group ${room.id}.`,
      "notAdministrator",
    );
  }
  return user;
}

export function actingMember(world: World, room: GroupRoom, personId: number): User {
  const { user } = findPerson(world, personId);
  if (!isIn(room, personId))
    throw refusePerson(`${nameOf(user)} is not a member of the group ${room.id}.`, "outsider");
  return user;
}

export function creatorOf(room: GroupRoom): User {
  for (const { status, user } of room.members.values()) if (status === "creator") return user;
  throw refusePerson(`The group ${room.id} has lost its creator.`);
}

import type { Message, Update } from "@grammyjs/types";
import { refusePerson } from "../failure.ts";
import { GROUP_ANONYMOUS_BOT, isIn, memberOf } from "../members.ts";
import { postForBot } from "../posting.ts";
import { botHears } from "../privacy.ts";
import { createGroupRoom, type GroupRoom } from "../rooms.ts";
import { offer } from "../updates.ts";
import { seconds, type World } from "../world.ts";
import { freeChatId, newChat } from "./population.ts";
import { creatorOf, findGroup } from "./who.ts";

/**
 * What the bot is told of a group that becomes a supergroup: that it left the old chat, that it is in the new one,
 * the old chat's last message (`to`), the new chat's first one (`from`).
 */
export type UpgradeNews = "left" | "member" | "to" | "from";

export interface Upgrading {
  /** Turns a group into a supergroup; returns the new id. The news come in the order given; one named twice comes twice. */
  upgrade(chatId: number, order?: readonly UpgradeNews[]): number;
}

const USUAL_ORDER: readonly UpgradeNews[] = ["to", "from"];

export function createUpgrading(world: World): Upgrading {
  return {
    upgrade(chatId, order = USUAL_ORDER) {
      const old = findGroup(world, chatId);
      if (old.kind === "supergroup") throw refusePerson(`The group ${old.id} is a supergroup already.`);
      const room = successorOf(world, old);
      old.migratedTo = room.id;
      const tell = createNews(world, old, room);
      const untold = USUAL_ORDER.filter((news) => !order.includes(news));
      for (const news of [...order, ...untold]) tell[news]();
      return room.id;
    },
  };
}

function successorOf(world: World, old: GroupRoom): GroupRoom {
  const id = freeChatId(world, "supergroup");
  const room = createGroupRoom(newChat(id, old.chat.title, "supergroup", false), old.permissions);
  room.botAbsence = old.botAbsence;
  room.refusals.push(...old.refusals);
  world.rooms.set(id, room);
  for (const [userId, member] of old.members) {
    room.members.set(userId, member);
    if (world.people.get(userId)?.chats.delete(old.id)) world.people.get(userId)?.chats.add(id);
  }
  return room;
}

function createNews(world: World, old: GroupRoom, room: GroupRoom): Record<UpgradeNews, () => void> {
  const creator = creatorOf(old);
  const { bot } = world;
  const moved = (where: GroupRoom, isThere: boolean) => {
    if (!isIn(room, bot.id)) return;
    const member = memberOf(room, bot);
    const gone = { status: "left", user: bot } as const;
    offer(world, "my_chat_member", {
      chat: where.chat,
      from: creator,
      date: seconds(world),
      old_chat_member: isThere ? gone : member,
      new_chat_member: isThere ? member : gone,
    });
  };
  const first = once(world, room, {
    from: GROUP_ANONYMOUS_BOT,
    author: creator.id,
    senderChat: room.chat,
    content: { migrate_from_chat_id: old.id },
  });
  const last = once(world, old, { from: creator, content: { migrate_to_chat_id: room.id } });
  return { left: () => moved(old, false), member: () => moved(room, true), to: last, from: first };
}

/** A message stands in the chat once, however often the bot is told of it. */
function once(world: World, room: GroupRoom, draft: Parameters<typeof postForBot>[2]): () => void {
  let told: Message | undefined;
  return () => {
    if (!told) {
      told = postForBot(world, room, draft);
      return;
    }
    if (botHears(world, room, told)) offer(world, "message", told as NonNullable<Update["message"]>);
  };
}

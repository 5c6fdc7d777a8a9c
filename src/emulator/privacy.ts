import type { Message } from "@grammyjs/types";
import { isAdministrator, isIn } from "./members.ts";
import type { Room } from "./rooms.ts";
import type { World } from "./world.ts";

/** Does the bot get this message? In groups with privacy mode on, only what is meant for it. */
export function botHears(world: World, room: Room, message: Message): boolean {
  if (room.kind === "private") return true;
  if (!isIn(room, world.bot.id)) return false;
  if (!world.privacy || isAdministrator(room, world.bot.id)) return true;
  if (isService(message)) return true;
  if (message.reply_to_message?.from?.id === world.bot.id) return true;
  return isCommandFor(message.text ?? message.caption ?? "", world.bot.username);
}

function isCommandFor(text: string, username: string): boolean {
  const command = /^\/\w{1,64}(?:@(\w+))?(?!\w)/.exec(text);
  if (!command) return false;
  const [, addressee] = command;
  return addressee === undefined || addressee.toLowerCase() === username.toLowerCase();
}

const SERVICE_FIELDS = [
  "new_chat_members",
  "left_chat_member",
  "pinned_message",
  "migrate_to_chat_id",
  "migrate_from_chat_id",
  "forum_topic_created",
  "forum_topic_closed",
  "forum_topic_reopened",
] as const satisfies readonly (keyof Message)[];

/** Is it Telegram's own notice, rather than something that someone said? */
export function isService(message: Message): boolean {
  return SERVICE_FIELDS.some((field) => message[field] !== undefined);
}

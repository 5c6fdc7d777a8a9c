import type { InlineKeyboardButton, Message, User } from "@grammyjs/types";
import { refusePerson } from "../failure.ts";
import { asSeen } from "../posting.ts";
import type { Room } from "../rooms.ts";
import { recordTap, type TapAnswer } from "../taps.ts";
import type { World } from "../world.ts";
import type { Links } from "./links.ts";
import { type ChatName, enterAs, findMessage, findPerson } from "./who.ts";

/** A tap went to the bot, whose answer can be read later; or it opened a link. */
export type Tap =
  | { readonly kind: "query"; readonly queryId: string }
  | { readonly kind: "link"; readonly url: string; readonly message?: Message };

export interface Tapping {
  /** Presses a button under a message: by its label, its callback data, or its number from 0. */
  tap(personId: number, chat: ChatName, messageId: number, button: string | number): Tap;
  /** Sends callback data of their own making, as a forged app could. */
  tapRaw(personId: number, chat: ChatName, messageId: number, data: string): Tap;
  /** What the bot answered to a tap; undefined until it does. */
  answerOf(tap: string | Tap): TapAnswer | undefined;
}

export function createTapping(world: World, { openLink }: Links): Tapping {
  return {
    tap(personId, chat, messageId, wanted) {
      const { user } = findPerson(world, personId);
      const room = enterAs(world, personId, chat);
      const { message } = findMessage(room, messageId);
      const button = findButton(message, wanted);
      if ("callback_data" in button)
        return press(world, user, room, { messageId, data: button.callback_data });
      if (!("url" in button)) throw refusePerson(`The button "${button.text}" does nothing here.`);
      const opened = openLink(personId, button.url);
      return { kind: "link", url: button.url, ...(opened && { message: opened }) };
    },
    tapRaw(personId, chat, messageId, data) {
      const { user } = findPerson(world, personId);
      return press(world, user, enterAs(world, personId, chat), { messageId, data });
    },
    answerOf(tap) {
      if (typeof tap === "string") return world.taps.get(tap)?.answer;
      return tap.kind === "query" ? world.taps.get(tap.queryId)?.answer : undefined;
    },
  };
}

function press(
  world: World,
  by: User,
  room: Room,
  { messageId, data }: { readonly messageId: number; readonly data: string },
): Tap {
  if (room.kind === "private" && room.blocked)
    throw refusePerson("The bot is blocked; unblock it first.", "botBlocked");
  if (messageId > room.lastMessageId) {
    throw refusePerson(`There was never a message ${messageId} in the chat ${room.id}.`);
  }
  const post = room.posts.get(messageId);
  if (post && post.author !== world.bot.id) throw refusePerson("Only messages of the bot have buttons.");
  const message = post && asSeen(world, post.message);
  return { kind: "query", queryId: recordTap(world, { by, room, messageId, message, data }) };
}

function findButton(message: Message, wanted: string | number): InlineKeyboardButton {
  const buttons = message.reply_markup?.inline_keyboard.flat() ?? [];
  const found =
    typeof wanted === "number"
      ? buttons[wanted]
      : (buttons.find(({ text }) => text === wanted) ??
        buttons.find((button) => "callback_data" in button && button.callback_data === wanted));
  if (found) return found;
  const labels = buttons.map(({ text }) => `"${text}"`).join(", ") || "none";
  throw refusePerson(
    `There is no button "${wanted}" under message ${message.message_id}; there is: ${labels}.`,
  );
}

import type { Message } from "@grammyjs/types";
import type { People, SeenMessage } from "../../emulator/index.ts";

/** A button as a person sees it, and the deed that it stands for, whatever the language on it. */
export interface Button {
  readonly label: string;
  /** What the bot will be told, without the meeting's number; empty for a link. */
  readonly deed: string;
  /** The whole of it, as the app sends it. */
  readonly token: string;
  readonly url: string;
}

/** A message with one of its buttons. */
export interface Offer {
  readonly message: SeenMessage;
  readonly button: Button;
}

/** Everybody looks at the same messages again and again. */
const read = new WeakMap<Message, readonly Button[]>();

export function buttonsOf(message: Message): readonly Button[] {
  const known = read.get(message);
  if (known) return known;
  const buttons = (message.reply_markup?.inline_keyboard.flat() ?? []).map((button) => {
    const token = "callback_data" in button ? button.callback_data : "";
    const deed = token.replace(/^\w+\.\w+\.(?:[\w-]{8}\.)?!?/, "");
    return { label: button.text, deed, token, url: "url" in button ? button.url : "" };
  });
  read.set(message, buttons);
  return buttons;
}

/** One simulated person: what stands in their two chats, and what they can do there. */
export interface Person {
  readonly id: number;
  readonly name: string;
  /** Takes in what is new; false = nothing is. */
  look(): boolean;
  /** Their chat with the bot and the group's chat, the oldest message first. */
  privately(): readonly SeenMessage[];
  inGroup(): readonly SeenMessage[];
  /** The newest button of the bot in private that stands for this deed. */
  offer(deed: string | RegExp): Offer | undefined;
  /** Taps that button; false where there is none any more. */
  tap(deed: string | RegExp): boolean;
  follow(url: string): void;
  say(text: string): void;
  /** Answers a message in the group. */
  reply(message: SeenMessage, text: string): void;
  vote(message: SeenMessage, options: readonly number[]): void;
}

export interface NewPerson {
  readonly people: People;
  readonly groupId: number;
  readonly id: number;
  readonly name: string;
}

export function createPerson({ people, groupId, id, name }: NewPerson): Person {
  const chats = { own: new Map<number, SeenMessage>(), group: new Map<number, SeenMessage>() };
  let seen = 0; // the last event that this person has taken in

  const offer: Person["offer"] = (deed) => {
    for (const message of [...chats.own.values()].toReversed()) {
      const button = buttonsOf(message).find((one) => matches(one.deed, deed));
      if (button) return { message, button };
    }
    return undefined;
  };

  return {
    id,
    name,
    look: () => {
      const last = people.events(seen).at(-1)?.seq ?? seen;
      const news = people.since(id, seen);
      seen = last;
      for (const message of news)
        (message.chat.id === groupId ? chats.group : chats.own).set(message.message_id, message);
      return news.length > 0;
    },
    privately: () => [...chats.own.values()],
    inGroup: () => [...chats.group.values()],
    offer,
    tap: (deed) => {
      const found = offer(deed);
      if (found) people.tap(id, id, found.message.message_id, found.button.token);
      return found !== undefined;
    },
    follow: (url) => void people.openLink(id, url),
    say: (text) => void people.say(id, id, text),
    reply: (message, text) => void people.reply(id, groupId, message.message_id, text),
    vote: (message, options) => people.vote(id, groupId, message.message_id, options),
  };
}

const matches = (deed: string, wanted: string | RegExp): boolean =>
  typeof wanted === "string" ? deed === wanted : wanted.test(deed);

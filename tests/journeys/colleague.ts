import type { MessageEntity } from "@grammyjs/types";
import type { Parcel, SeenMessage } from "../../src/emulator/index.ts";
import type { Stage } from "../../src/rehearsal/stage.ts";
import { type Locale, like } from "./words.ts";

/** Words as they stand, a pattern, or the number of a button from 0. */
type Words = string | RegExp;

/** One person of a journey, as they hold their phone. */
export interface Colleague {
  readonly id: number;
  readonly name: string;
  readonly locale: Locale;
  /** The last thing the bot wrote to them in private. */
  readonly sees: () => SeenMessage;
  /** All that the bot wrote to them in private, as it stands now. */
  readonly inbox: () => readonly string[];
  /** What the bot has written to them since they last did something. */
  readonly lately: () => readonly string[];
  /** How their last tap was answered: a toast or an alert; empty = silently. */
  readonly toast: () => string | undefined;
  readonly hasSeen: (words: Words) => boolean;
  /** How often they were told this, by its key. */
  readonly times: (key: string) => number;
  /** Buttons of the newest private message that has any. */
  readonly buttons: () => readonly string[];
  readonly tap: (button?: Words | number) => Promise<void>;
  /** Taps the newest button with the words of this key. */
  readonly press: (key: string) => Promise<void>;
  /** Taps with callback data of their own making. */
  readonly forge: (data: string, chat?: number) => Promise<void>;
  readonly write: (text: string, entities?: readonly MessageEntity[]) => Promise<SeenMessage>;
  /** Replies in private to a message with these words, the newest one. */
  readonly answer: (words: Words, text: string) => Promise<SeenMessage>;
  readonly send: (parcel: Parcel) => Promise<void>;
  readonly edit: (
    message: { readonly message_id: number },
    text: string,
    entities?: readonly MessageEntity[],
  ) => Promise<void>;
  /** Writes what is asked, and confirms the preview by its first button. */
  readonly give: (text: string, entities?: readonly MessageEntity[]) => Promise<void>;
  /** Writes in the group. */
  readonly say: (text: string, anonymous?: boolean) => Promise<void>;
  readonly vote: (...options: readonly (number | string)[]) => Promise<void>;
  readonly takeBack: () => Promise<void>;
  /** Replies in the group to the newest message of the bot with these words. */
  readonly replyTo: (words: Words, text: string, entities?: readonly MessageEntity[]) => Promise<void>;
  readonly openLink: (words: Words) => Promise<void>;
  /** Comes in by the newest sign-up link of the group, and stands before the rules. */
  readonly knock: () => Promise<void>;
  readonly join: () => Promise<void>;
}

export const textOf = (message: SeenMessage): string =>
  message.text ?? message.caption ?? message.poll?.question ?? "";

export const keysOf = (message: SeenMessage) =>
  message.reply_markup && "inline_keyboard" in message.reply_markup
    ? message.reply_markup.inline_keyboard.flat()
    : [];

const matches = (text: string, words: Words): boolean =>
  typeof words === "string" ? text.includes(words) : words.test(text);

export interface Identity {
  readonly id: number;
  readonly name: string;
  readonly locale: Locale;
}

/** The person holding the phone: everything they do is followed by all that the bot does about it. */
export function colleague(stage: Stage, chat: () => number, { id, name, locale }: Identity): Colleague {
  const { people } = stage;
  let before = 0; // the newest private message when they last did something
  let tapped: ReturnType<typeof people.tap> | undefined;
  const own = () => people.sees(id, id).filter((message) => message.from?.is_bot);
  const inGroup = () => people.sees(id, chat());
  const last = () => {
    const message = own().at(-1);
    if (!message) throw new Error(`${name} has not heard from the bot`);
    return message;
  };
  const act = async <T>(deed: () => T): Promise<T> => {
    before = people.sees(id, id).at(-1)?.message_id ?? 0;
    const done = deed();
    await stage.settle();
    return done;
  };
  const tap = async (button: Words | number = 0): Promise<void> => {
    const message = own().findLast((one) =>
      typeof button === "number"
        ? keysOf(one).length > 0
        : keysOf(one).some(({ text }) => matches(text, button)),
    );
    const keys = message ? keysOf(message) : [];
    const index = typeof button === "number" ? button : keys.findIndex(({ text }) => matches(text, button));
    if (!message || !keys[index])
      throw new Error(`${name} has no button ${button}; sees: ${own().slice(-2).map(textOf).join("\n––\n")}`);
    tapped = await act(() => people.tap(id, id, message.message_id, index));
  };
  const write: Colleague["write"] = async (text, entities) =>
    (await act(() => people.say(id, id, text, { entities }))) as SeenMessage;
  const answer = async (words: Words, text: string) => {
    const asked = own().findLast((one) => matches(textOf(one), words));
    if (!asked) throw new Error(`${name} was never told anything like ${words}`);
    return (await act(() => people.reply(id, id, asked.message_id, text))) as SeenMessage;
  };
  const poll = () => {
    const open = inGroup().findLast((message) => message.poll && !message.poll.is_closed);
    if (!open?.poll) throw new Error(`${name} sees no open poll`);
    return open;
  };
  const linkIn = (matching: (text: string, url: string) => boolean): string => {
    for (const key of inGroup().toReversed().flatMap(keysOf))
      if ("url" in key && matching(key.text, key.url)) return key.url;
    throw new Error(`${name} sees no such link in the group`);
  };
  const knock = () => {
    const url = linkIn((_, one) => /start=join_/.test(one));
    return act(() => void people.openLink(id, url));
  };
  return {
    id,
    name,
    locale,
    sees: last,
    inbox: () => own().map(textOf),
    lately: () =>
      own()
        .filter(({ message_id }) => message_id > before)
        .map(textOf),
    toast: () => tapped && people.answerOf(tapped)?.text,
    hasSeen: (words) => own().some((message) => matches(textOf(message), words)),
    times: (key) => own().filter((message) => like(locale, key).test(textOf(message))).length,
    buttons: () =>
      keysOf(own().findLast((message) => keysOf(message).length > 0) ?? last()).map(({ text }) => text),
    tap,
    press: (key) => tap(like(locale, key)),
    forge: async (data, where = id) => {
      const newest = people.sees(id, where).findLast((message) => message.from?.is_bot);
      tapped = await act(() => people.tapRaw(id, where, newest?.message_id ?? 1, data));
    },
    write,
    answer,
    send: (parcel) => act(() => void people.send(id, id, parcel)),
    edit: (message, text, entities) =>
      act(() => void people.edit(id, id, message.message_id, text, entities)),
    give: async (text, entities) => {
      await write(text, entities);
      await tap();
    },
    say: (text, anonymous = false) => act(() => void people.say(id, chat(), text, { anonymous })),
    vote: (...options) => {
      const { message_id, poll: shown } = poll();
      const indexOf = (wanted: string) => shown?.options.findIndex(({ text }) => text.includes(wanted)) ?? -1;
      const chosen = options.map((option) => (typeof option === "number" ? option : indexOf(option)));
      return act(() => people.vote(id, chat(), message_id, chosen));
    },
    takeBack: () => act(() => people.takeBack(id, chat(), poll().message_id)),
    replyTo: async (words, text, entities) => {
      const post = inGroup().findLast((one) => one.from?.is_bot && matches(textOf(one), words));
      if (!post) throw new Error(`${name} sees nothing like ${words} in the group`);
      await act(() => people.say(id, chat(), text, { replyTo: post.message_id, entities }));
    },
    openLink: async (words) => {
      const url = linkIn((text) => matches(text, words));
      await act(() => people.openLink(id, url));
    },
    knock,
    join: async () => {
      await knock();
      await tap(like(locale, "button-accept-rules"));
    },
  };
}

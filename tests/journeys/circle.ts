import { DateTime } from "luxon";
import { onTestFinished } from "vitest";
import type { SeenMessage } from "../../src/emulator/index.ts";
import { createStage, type Stage, type StageOptions } from "../../src/rehearsal/stage.ts";

/** Friday noon in Moscow: the Monday of a week preset is still to come. */
export const FRIDAY = DateTime.fromISO("2026-11-20T12:00", { zone: "Europe/Moscow" }).toMillis();

const NAMES = {
  en: ["Anna", "Boris", "Vera", "Gleb", "Dina", "Egor", "Faina", "Igor"],
  ru: ["Анна", "Борис", "Вера", "Глеб", "Дина", "Егор", "Фаина", "Игорь"],
} as const;

export interface CircleOptions {
  readonly locale?: "en" | "ru";
  /** What is typed or tapped in the set-up instead of its first button, by the number of the screen from 0. */
  readonly setup?: Readonly<Record<number, string>>;
  readonly people?: number;
  readonly begins?: number;
  readonly polls?: boolean;
  readonly stage?: Partial<StageOptions>;
}

/** One person of a journey, as they hold their phone. */
export interface Colleague {
  readonly id: number;
  readonly name: string;
  /** The last thing the bot wrote to them in private. */
  readonly sees: () => SeenMessage;
  readonly hasSeen: (words: string | RegExp) => boolean;
  /** Buttons of the newest private message that has any. */
  readonly buttons: () => readonly string[];
  readonly tap: (button?: string | RegExp | number) => Promise<void>;
  readonly write: (text: string) => Promise<SeenMessage>;
  /** Writes what is asked, and confirms the preview by its first button. */
  readonly give: (text: string) => Promise<void>;
  readonly command: (text: string) => Promise<void>;
  readonly vote: (option: number | string) => Promise<void>;
  readonly takeBack: () => Promise<void>;
  readonly replyTo: (words: string | RegExp, text: string) => Promise<void>;
  readonly openLink: (words: string | RegExp) => Promise<void>;
  readonly join: () => Promise<void>;
}

const matches = (text: string, words: string | RegExp): boolean =>
  typeof words === "string" ? text.includes(words) : words.test(text);

const textOf = (message: SeenMessage): string =>
  message.text ?? message.caption ?? message.poll?.question ?? "";

const keysOf = (message: SeenMessage) =>
  message.reply_markup && "inline_keyboard" in message.reply_markup
    ? message.reply_markup.inline_keyboard.flat()
    : [];

/** The person holding the phone: everything they do is followed by all that the bot does about it. */
function colleague(stage: Stage, chat: () => number, id: number, name: string): Colleague {
  const { people } = stage;
  const own = () => people.sees(id, id).filter((message) => message.from?.is_bot);
  const last = () => {
    const message = own().at(-1);
    if (!message) throw new Error(`${name} has not heard from the bot`);
    return message;
  };
  const withButtons = () => own().findLast((message) => keysOf(message).length > 0);
  const act = async <T>(deed: () => T): Promise<T> => {
    const done = deed();
    await stage.settle();
    return done;
  };
  const tap = async (button: string | RegExp | number = 0): Promise<void> => {
    const message =
      typeof button === "number"
        ? withButtons()
        : own().findLast((one) => keysOf(one).some(({ text }) => matches(text, button)));
    const label =
      typeof button === "number"
        ? message && keysOf(message)[button]?.text
        : message && keysOf(message).find(({ text }) => matches(text, button))?.text;
    if (!message || label === undefined)
      throw new Error(`${name} has no button ${button}; sees: ${textOf(last())}`);
    await act(() => people.tap(id, id, message.message_id, label));
  };
  const write = async (text: string): Promise<SeenMessage> => {
    const said = await act(() => people.say(id, id, text));
    return said as SeenMessage;
  };
  const poll = () => {
    const open = people.sees(id, chat()).findLast((message) => message.poll && !message.poll.is_closed);
    if (!open?.poll) throw new Error(`${name} sees no open poll`);
    return open;
  };
  return {
    id,
    name,
    sees: last,
    hasSeen: (words) => own().some((message) => matches(textOf(message), words)),
    buttons: () => keysOf(withButtons() ?? last()).map(({ text }) => text),
    tap,
    write,
    give: async (text) => {
      await write(text);
      await tap();
    },
    command: async (text) => {
      await write(text);
    },
    vote: async (option) => {
      const message = poll();
      const index =
        typeof option === "number"
          ? option
          : (message.poll?.options.findIndex(({ text }) => text.includes(option)) ?? -1);
      await act(() => people.vote(id, chat(), message.message_id, [index]));
    },
    takeBack: async () => act(() => people.takeBack(id, chat(), poll().message_id)),
    replyTo: async (words, text) => {
      const post = people.sees(id, chat()).findLast((one) => one.from?.is_bot && matches(textOf(one), words));
      if (!post) throw new Error(`${name} sees nothing like ${words} in the group`);
      await act(() => people.reply(id, chat(), post.message_id, text));
    },
    openLink: async (words) => {
      const post = people
        .sees(id, chat())
        .findLast((one) => keysOf(one).some((key) => "url" in key && matches(key.text, words)));
      const key = post && keysOf(post).find((one) => "url" in one && matches(one.text, words));
      if (!key || !("url" in key)) throw new Error(`${name} sees no link ${words} in the group`);
      await act(() => people.openLink(id, key.url));
    },
    join: async () => {
      const link = people
        .sees(id, chat())
        .flatMap(keysOf)
        .findLast((key) => "url" in key && /start=join_/.test(key.url));
      if (!link || !("url" in link)) throw new Error(`${name} sees no way in`);
      await act(() => people.openLink(id, link.url));
      await tap();
    },
  };
}

/** A group with the bot in it, set up by its first member, everybody a member; time stands before the opening. */
export async function circle(options: CircleOptions = {}) {
  const { locale = "en", setup = {}, people: size = 6, begins = FRIDAY, polls = true } = options;
  const troubles: string[] = [];
  const report = (event: string) => troubles.push(event);
  const stage = await createStage({ begins, locale, report, ...options.stage });
  onTestFinished(() => stage.close());
  const { people } = stage;
  const chat = { id: 0 };
  const everybody = NAMES[locale].slice(0, size).map((firstName) => {
    const { id } = people.person({ firstName, languageCode: locale });
    return colleague(stage, () => chat.id, id, firstName);
  });
  const [first, ...others] = everybody;
  if (!first) throw new Error("A circle needs people");
  const members = others.map(({ id }) => id);
  chat.id = people.group({
    title: "Sunflower",
    creator: first.id,
    members,
    type: "supergroup",
    pollsForbidden: !polls,
  }).id;
  people.addBot(chat.id, first.id, { can_pin_messages: true, can_delete_messages: true });
  await stage.settle();

  const setUp = async (): Promise<void> => {
    await first.openLink(/./);
    for (let screen = 0; screen < 12 && !/is planned|запланирована/.test(textOf(first.sees())); screen += 1) {
      const typed = setup[screen];
      if (typed === undefined) await first.tap();
      else if (first.buttons().includes(typed)) await first.tap(typed);
      else await first.write(typed);
    }
  };
  const groupSees = () => people.sees(first.id, chat.id);
  return {
    ...stage,
    everybody,
    first,
    chat: () => chat.id,
    moveTo: (id: number) => {
      chat.id = id;
    },
    troubles,
    setUp,
    person: (name: string) => {
      const found = everybody.find((one) => one.name === name);
      if (!found) throw new Error(`There is no ${name}`);
      return found;
    },
    newcomer: (firstName: string) => {
      const { id } = people.person({ firstName, languageCode: locale });
      return colleague(stage, () => chat.id, id, firstName);
    },
    /** All that the group's chat shows now, as text. */
    groupSays: () => groupSees().map(textOf),
    group: groupSees,
    card: () => textOf(groupSees().findLast(({ pinned }) => pinned) ?? ({} as SeenMessage)),
    /** Calls of the Bot API that failed. */
    failures: () => stage.emulator.world.calls.filter(({ ok }) => !ok),
  };
}

export type Circle = Awaited<ReturnType<typeof circle>>;

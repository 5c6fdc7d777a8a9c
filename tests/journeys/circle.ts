import { DateTime } from "luxon";
import { onTestFinished } from "vitest";
import type { GroupChat, SeenMessage } from "../../src/emulator/index.ts";
import { createStage, type StageOptions } from "../../src/rehearsal/stage.ts";
import { lookInto } from "../../src/store/copy.ts";
import { type Colleague, colleague, textOf } from "./colleague.ts";
import { type Locale, like } from "./words.ts";

export type { Colleague } from "./colleague.ts";

/** Friday noon in Moscow: the Monday of a week preset is still to come. */
export const FRIDAY = at("2026-11-20T12:00");

export const minutes = (count: number): number => count * 60_000;
export const hours = (count: number): number => minutes(60) * count;
export const days = (count: number): number => hours(24) * count;

/** A local moment in milliseconds. */
export function at(local: string, zone = "Europe/Moscow"): number {
  return DateTime.fromISO(local, { zone }).toMillis();
}

const NAMES = {
  en: ["Anna", "Boris", "Vera", "Gleb", "Dina", "Egor", "Faina", "Igor"],
  ru: ["Анна", "Борис", "Вера", "Глеб", "Дина", "Егор", "Фаина", "Игорь"],
} as const;

export interface CircleOptions {
  readonly locale?: Locale;
  /** What is typed or tapped instead of the first button, by the key of the set-up's question; several in turn. */
  readonly setup?: Readonly<Record<string, string | readonly string[]>>;
  readonly people?: number;
  readonly names?: readonly string[];
  /** Everybody pays Telegram, and so may write four times as much under a file. */
  readonly premium?: boolean;
  readonly title?: string;
  readonly begins?: number;
  readonly polls?: boolean;
  /** The bot is a plain member: it sees commands and replies only, and what the group forbids binds it, too. */
  readonly plain?: boolean;
  readonly type?: GroupChat["type"];
  /** The process is killed and started again after every single thing that somebody does. */
  readonly killed?: boolean;
  readonly stage?: Partial<StageOptions>;
}

/** What the tables say of a meeting; only to find the way through time, never to assert. */
export interface Standing {
  readonly id: number;
  readonly step: string;
  readonly status: "planned" | "running" | "paused";
  readonly opensAt: number;
  readonly closesAt: number;
}

/** A group with the bot in it; time stands before the opening. */
export async function circle(options: CircleOptions = {}) {
  const { locale = "en", setup = {}, people: size = 6, names = NAMES[locale] } = options;
  const {
    begins = FRIDAY,
    polls = true,
    premium = false,
    type = "supergroup",
    title = "Sunflower",
  } = options;
  const troubles: string[] = [];
  const report = (event: string, details: object) => troubles.push(`${event} ${JSON.stringify(details)}`);
  const steady = await createStage({ begins, locale, report, ...options.stage });
  const settleAndKill = async () => {
    await steady.settle();
    await steady.restartAfter(0);
  };
  const stage = options.killed ? { ...steady, settle: settleAndKill } : steady;
  onTestFinished(stage.close);
  const { people } = stage;
  const chat = { id: 0 };
  const newcomer = (name: string, language: Locale = locale): Colleague => {
    const { id } = people.person({ firstName: name, languageCode: language, premium });
    return colleague(stage, () => chat.id, { id, name, locale: language });
  };
  const everybody = names.slice(0, size).map((name) => newcomer(name));
  const [first, second, ...others] = everybody;
  if (!first || !second) throw new Error("A circle needs people");
  const members = [second, ...others].map(({ id }) => id);
  chat.id = people.group({ title, creator: first.id, members, type, pollsForbidden: !polls }).id;
  const rights = { can_pin_messages: true, can_delete_messages: true };
  people.addBot(chat.id, first.id, options.plain ? undefined : rights);
  await stage.settle();

  /** Answers the questions of the set-up, each by its first button unless the journey says otherwise. */
  const goThroughSetup = async (by = first, answers = setup): Promise<void> => {
    const left = Object.entries(answers).map(([key, value]) => ({ key, values: [value].flat() }));
    const isAsked = (key: string) => like(by.locale, key).test(textOf(by.sees()));
    for (let screen = 0; screen < 30; screen += 1) {
      if (isAsked("setup-done") || isAsked("setup-busy")) return;
      const value = left.find(({ key, values }) => values.length > 0 && isAsked(key))?.values.shift();
      if (value === undefined) await by.tap();
      else if (by.buttons().includes(value)) await by.tap(new RegExp(`^${value}$`));
      else await by.write(value);
    }
    throw new Error(`The set-up does not end: ${textOf(by.sees())}`);
  };
  const meeting = (id = 0): Standing => {
    const row = lookInto(stage.file, (tables) =>
      tables
        .prepare(
          `SELECT id, step, status, opens_at AS opensAt, closes_at AS closesAt FROM meetings
           WHERE status <> 'ended' AND (id = ? OR ? = 0) ORDER BY id LIMIT 1`,
        )
        .get(id, id),
    );
    if (!row) throw new Error("No meeting is planned or going on");
    return row as Standing;
  };
  const group = (): readonly SeenMessage[] => {
    const somebody = everybody.find(({ id }) => isIn(id));
    return somebody ? people.sees(somebody.id, chat.id) : [];
  };
  const isIn = (id: number) => people.inbox(id).some((one) => one.chat.id === chat.id);
  return {
    ...stage,
    locale,
    everybody,
    /** The first member, who created the group, and in a usual course moderates. */
    first,
    /** The second, who in a usual course brings the case. */
    second,
    chat: () => chat.id,
    /** It is this moment now; the bot has not noticed yet. */
    moveClock: stage.moveTo,
    /** The group lives on in another chat. */
    moveTo: (id: number) => {
      chat.id = id;
    },
    troubles,
    goThroughSetup,
    setUp: async () => {
      await first.openLink(like(locale, "button-set-up"));
      await goThroughSetup();
    },
    person: (name: string) => {
      const found = everybody.find((one) => one.name === name);
      if (!found) throw new Error(`There is no ${name}`);
      return found;
    },
    newcomer,
    meeting,
    /** Lets the open step run out of time. */
    runOut: () => stage.until(meeting().closesAt),
    /** What the group's chat shows now. */
    group,
    groupSays: () => group().map(textOf),
    /** All that the bot has ever said in the group, also what it has deleted since. */
    groupHeard: () =>
      stage.emulator.world.calls.flatMap(({ method, payload, ok }) => {
        const said = payload as { readonly chat_id?: number; readonly text?: string };
        return ok && method === "sendMessage" && said.chat_id === chat.id ? [said.text ?? ""] : [];
      }),
    groupHas: (words: string) => group().some((message) => textOf(message).includes(words)),
    /** How often the group was told this, by its key. */
    groupTimes: (key: string) => group().filter((one) => like(locale, key).test(textOf(one))).length,
    card: () => {
      const pinned = group().findLast((message) => message.pinned);
      return pinned ? textOf(pinned) : "";
    },
    /** Calls of the Bot API that failed, as "method: why". */
    failures: () =>
      stage.emulator.world.calls
        .filter(({ ok }) => !ok)
        .map(({ method, error = "" }) => `${method}: ${error}`),
    /** The chats that the bot has ever written these words to, whatever stands there now. */
    chatsWith: (words: string) => [
      ...new Set(
        stage.emulator.world.calls
          .filter(({ payload }) => JSON.stringify(payload ?? "").includes(JSON.stringify(words).slice(1, -1)))
          .map(({ payload }) => Number((payload as { chat_id?: number }).chat_id ?? 0)),
      ),
    ],
  };
}

export type Circle = Awaited<ReturnType<typeof circle>>;

import type { Message } from "@grammyjs/types";
import type { Emulator } from "../emulator/index.ts";
import type { Luck } from "../rehearsal/actors/luck.ts";
import { buttonsOf } from "../rehearsal/actors/person.ts";
import type { Canaries } from "./canaries.ts";
import { type Gesture, react } from "./reacting.ts";
import { tell } from "./telling.ts";

/** A group's chat as it is now, and who is in the group. */
export interface Company {
  /** Its place in the plan. */
  readonly index: number;
  /** Changes when the group becomes a supergroup. */
  chat: number;
  readonly preset: "week" | "hour";
  readonly people: Person[];
  /** The bot has been thrown out: this group's meetings are over. */
  isOver: boolean;
  /** Nobody lets the bot write there now. */
  isMuted: boolean;
  /** Somebody has asked for something to be said there, or posted again because nobody knew whether it stands. */
  isRepeated: boolean;
}

/** Something that somebody will do at a moment. */
export interface Deed {
  readonly at: number;
  readonly by: Person;
  readonly act: () => void;
}

/** A cheap colleague: looks only at what is new, and mostly does what the first button says. */
export interface Person {
  readonly id: number;
  readonly name: string;
  readonly luck: Luck;
  readonly companies: Company[];
  /** Whose rules they have really accepted. */
  readonly accepted: Set<Company>;
  /** A message of the bot has come or changed; says what they will do about it, and when. */
  notice(message: Message, now: number): readonly Deed[];
}

/** What people know of the meetings that a button may belong to. */
export interface Belonging {
  /** The group that a meeting belongs to. */
  readonly meeting: (id: number) => Company | undefined;
  /** The group that the bot knows by its own number. */
  readonly group: (id: number) => Company | undefined;
  /** Until when what a button is about is awaited of somebody; undefined = it is not, or nobody can tell. */
  readonly askedUntil: (button: string, person: number) => number | undefined;
}

export interface Background {
  readonly emulator: Emulator;
  readonly canaries: Canaries;
  readonly id: number;
  readonly name: string;
  readonly luck: Luck;
  readonly companyOf: Belonging;
  /** Answers everything once, so that what goes wrong does not change their mind. */
  readonly isSteady: boolean;
}

const SECOND = 1_000;
const MINUTE = 60 * SECOND;
/** So much of a message is enough to know it again. */
const GLIMPSE = 100;

export function createPerson({
  emulator,
  canaries,
  id,
  name,
  luck,
  companyOf,
  isSteady,
}: Background): Person {
  const { people } = emulator;
  const companies: Company[] = [];
  const accepted = new Set<Company>();
  const pending = new Map<string, number>(); // until when they have an eye on something
  const answered = new Set<string>();
  const temper = luck.often(0.65) ? "quick" : luck.often(0.6) ? "slow" : "silent";

  /** How long it takes them; nobody taps faster than a few seconds, and many do it at the same moment. */
  function delay(preset: Company["preset"]): number {
    if (isSteady) return 3 * SECOND * (1 + (id % 4)); // one after the other, however a crash holds up their prompts
    const most = { quick: 1, slow: 12, silent: 20 }[temper];
    if (preset === "hour") return 2 * SECOND * Math.ceil(luck.within(0, 8 * most));
    return MINUTE * Math.ceil(luck.within(0, 30 * most));
  }

  /** Whether they have an eye on it already; if not, they have one now. */
  function isPending(what: string, now: number, until: number): boolean {
    const isSo = (pending.get(what) ?? 0) > now;
    if (!isSo) pending.set(what, until);
    return isSo;
  }

  function gesture(message: Message, one: Gesture, company: Company): void {
    if (one.type === "write") {
      const { step, kind } = one;
      const words = (): string => {
        const word = canaries.hatch({ author: id, group: company.index, step, kind });
        return `${openings[Number(word.length) % openings.length]} ${word}`;
      };
      tell({ emulator, id, luck, words }, kind);
      return;
    }
    const { deed, token } = one.button;
    if (deed.startsWith("again ")) {
      if (companies.some((one) => stands(message, one))) return;
      for (const one of companies) one.isRepeated = true;
    }
    people.tap(id, id, message.message_id, token); // Telegram's app may not let them
    if (/ ok$/.test(deed)) confirm(message, deed, token, company.index);
    const [, group] = /^accept (\d+)\b/.exec(deed) ?? [];
    const joined = group === undefined ? undefined : companyOf.group(Number(group));
    if (joined) accepted.add(joined);
  }

  /** Asked whether something is missing in the group, they look; its first words are quoted. */
  function stands({ text = "" }: Message, { chat }: Company): boolean {
    return [...(emulator.world.rooms.get(chat)?.posts.values() ?? [])].some(({ message }) => {
      const words = inOneLine(message.text ?? message.caption ?? message.poll?.question ?? "");
      return (
        message.from?.is_bot === true && words !== "" && inOneLine(text).includes(words.slice(0, GLIMPSE))
      );
    });
  }

  /** They have seen what the preview shows, and mean it. */
  function confirm({ text = "" }: Message, deed: string, token: string, group: number): void {
    const [, step = "", kind = ""] = deed.split(" ");
    canaries.give(text, { author: id, group, step, kind });
    const until = companyOf.askedUntil(token, id);
    if (until !== undefined) canaries.confirm(text, { author: id, token, until });
  }

  function inPrivate(message: Message, now: number): readonly Deed[] {
    const buttons = buttonsOf(message);
    const [first] = buttons;
    if (!first) return [];
    const company = companyOf.meeting(Number.parseInt(first.token, 36)) ?? companies[0];
    if (!company || (temper === "silent" && !/^(accept|join)/.test(first.deed) && luck.often(0.5))) return [];
    const about = first.deed.split(" ").slice(0, 4).join(" ");
    if (isPending(about, now, now) || (isSteady && answered.has(first.token))) return [];
    answered.add(first.token);
    let at = now;
    return react(buttons, luck).map((one) => {
      at += delay(company.preset);
      pending.set(about, at);
      return { at, by: person, act: () => gesture(message, one, company) };
    });
  }

  function inGroup(message: Message, company: Company, now: number): readonly Deed[] {
    const at = now + delay(company.preset);
    const { message_id: where, poll } = message;
    if (poll && !poll.is_closed) {
      const option = Math.floor(luck.within(0, poll.options.length));
      return [{ at, by: person, act: () => people.vote(id, company.chat, where, [option]) }];
    }
    const door = buttonsOf(message).find(({ url }) => url.includes("start=join"));
    if (door && !accepted.has(company) && !isPending("door", now, at))
      return [{ at, by: person, act: () => void people.openLink(id, door.url) }];
    const tick = buttonsOf(message).filter(({ deed }) => deed.startsWith("tick;"));
    const button = luck.oneOf(tick);
    return button
      ? [{ at, by: person, act: () => void people.tap(id, company.chat, where, button.token) }]
      : [];
  }

  const person: Person = {
    id,
    name,
    luck,
    companies,
    accepted,
    notice: (message, now) => {
      if (message.chat.id === id) return inPrivate(message, now);
      const company = companies.find(({ chat }) => chat === message.chat.id);
      return company ? inGroup(message, company, now) : [];
    },
  };
  return person;
}

const inOneLine = (text: string): string => text.replace(/\s+/g, " ");

const openings = ["It is about", "Have you tried", "I think the cause is", "Where was", "First of all. Then"];

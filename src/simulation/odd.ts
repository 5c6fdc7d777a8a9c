import type { Message } from "@grammyjs/types";
import type { Emulator } from "../emulator/index.ts";
import { buttonsOf } from "../rehearsal/actors/person.ts";
import type { Between } from "./between.ts";
import type { Canaries, Canary } from "./canaries.ts";
import type { Life } from "./life.ts";
import type { Company, Person } from "./person.ts";
import type { Trouble } from "./troubles.ts";

export interface Odd {
  readonly emulator: Emulator;
  readonly between: Between;
  readonly life: Life;
  readonly canaries: Canaries;
  readonly company: Company;
  readonly person: Person;
  readonly trouble: Trouble;
  /** Does something later, in milliseconds. */
  readonly later: (after: number, act: () => void) => void;
  /** When the open step closes. */
  readonly closesAt: number;
  /** Makes a backup while the bot runs. */
  readonly backUp: () => void;
  /** The group that a meeting belongs to. */
  readonly companyOf: (meeting: number) => Company | undefined;
  /** Who leads the meeting, if anybody does. */
  readonly moderator: Person | undefined;
}

export type Oddity = (odd: Odd) => void;

export const MINUTE = 60_000;
export const HOUR = 60 * MINUTE;

/** Presses the last button in their private chat that does this. */
export function tapNewest({ emulator, person }: Pick<Odd, "emulator" | "person">, deed: string): void {
  const button = offers({ emulator, person }).findLast(({ token }) => token.includes(deed));
  if (button) emulator.people.tap(person.id, person.id, button.id, button.token);
}

/** For how long somebody is away: a good part of a step. */
export const awhile = ({ preset }: Company): number => (preset === "hour" ? 4 * MINUTE : 20 * HOUR);

/** Writes to the bot in private. */
export function say(
  { emulator, person, company, canaries }: Odd,
  words: (word: string) => string,
  kind = "",
): void {
  const word = canaries.hatch({ author: person.id, group: company.index, step: "", kind });
  emulator.people.say(person.id, person.id, words(word));
}

/** Every button of the bot that stands, or once stood, in somebody's private chat. */
export function offers({ emulator, person }: Pick<Odd, "emulator" | "person">) {
  const posts = [...(emulator.world.rooms.get(person.id)?.posts.values() ?? [])];
  return posts.flatMap(({ message }) =>
    buttonsOf(message).flatMap(({ token, url }) => (url === "" ? [{ id: message.message_id, token }] : [])),
  );
}

/** The newest poll in the group that is still open. */
export const openPoll = ({ emulator: { world }, company }: Odd): number | undefined =>
  [...(world.rooms.get(company.chat)?.posts.values() ?? [])].findLast(
    ({ message: { poll } }) => poll && !world.polls.get(poll.id)?.closed,
  )?.message.message_id;

/** The last message of their own in private that is known by its words, of those that are wanted. */
export function lastOwn(
  { emulator, person, canaries }: Odd,
  isWanted: (canary: Canary) => boolean,
): { readonly message: Message; readonly canary: Canary } | undefined {
  const posts = [...(emulator.world.rooms.get(person.id)?.posts.values() ?? [])];
  for (const { author, message } of posts.toReversed()) {
    const [canary] = author === person.id ? canaries.in(message.text ?? message.caption ?? "") : [];
    if (canary && isWanted(canary)) return { message, canary };
  }
  return undefined;
}

import { lowerBound, type Monday } from "./courier-monday.ts";
import { createTelegram, type Telegram } from "./courier-telegram.ts";
import { inVirtualTime } from "./courier-time.ts";

export type Holds = (monday: Monday, telegram: Telegram) => Promise<void>;

export interface Figures {
  /** From nine until the last group had everything, in milliseconds. */
  readonly makespan: number;
  readonly bound: number;
  /** From a tap until its answer stood in the chat, in milliseconds, the shortest first. */
  readonly answers: readonly number[];
  /** Calls that Telegram refused as too fast. */
  readonly refusals: number;
  /** Real milliseconds that it took to work all this out. */
  readonly worked: number;
}

/** Lets somebody hold a Monday in virtual time, and measures at Telegram's door. */
export async function measure(holds: Holds, monday: Monday): Promise<Figures> {
  const telegram = createTelegram();
  const began = performance.now();
  const nine = await inVirtualTime(async () => {
    const now = Date.now();
    await holds(monday, telegram);
    return now;
  });
  const messages = telegram.delivered.filter(({ method }) => method === "sendMessage");
  const since = new Map(monday.taps.map(({ person, after }) => [person, nine + after]));
  const answers = messages.flatMap(({ chat, at }) => {
    const tapped = since.get(chat);
    return tapped === undefined ? [] : [at - tapped];
  });
  return {
    makespan: Math.max(...messages.filter(({ chat }) => chat < 0).map(({ at }) => at)) - nine,
    bound: lowerBound(monday),
    answers: answers.toSorted((a, b) => a - b),
    refusals: telegram.refusals(),
    worked: performance.now() - began,
  };
}

/** The share of answers, 0 to 1, that came at least so fast, in milliseconds. */
export const within = (answers: readonly number[], share: number): number =>
  answers[Math.min(answers.length - 1, Math.ceil(answers.length * share) - 1)] ?? Number.NaN;

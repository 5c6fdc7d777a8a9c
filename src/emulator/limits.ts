import { tooManyRequests } from "./failure.ts";
import type { World } from "./world.ts";

/** How much a bot may send; a limit left out is no limit. */
export interface Limits {
  readonly perChatPerSecond?: number;
  readonly perGroupPerMinute?: number;
  readonly perBotPerSecond?: number;
}

/** When the last messages went out, by chat; milliseconds, the oldest first. */
export interface Pace {
  readonly bot: number[];
  readonly chats: Map<number, number[]>;
}

export function createPace(): Pace {
  return { bot: [], chats: new Map() };
}

const SECOND = 1_000;
const MINUTE = 60_000;

/** Refuses with 429 what goes too fast, else counts it. Only calls that change what people see count. */
export function keepPace(world: World, method: string, chatId: number | undefined): void {
  const { limits, pace } = world;
  if (!limits || chatId === undefined || !isCounted(method)) return;
  const now = world.now();
  const chat = pace.chats.get(chatId) ?? [];
  pace.chats.set(chatId, chat);
  forget(chat, now - MINUTE);
  forget(pace.bot, now - SECOND);
  const wait = Math.max(
    waitFor(chat, limits.perChatPerSecond, SECOND, now),
    chatId < 0 ? waitFor(chat, limits.perGroupPerMinute, MINUTE, now) : 0,
    waitFor(pace.bot, limits.perBotPerSecond, SECOND, now),
  );
  if (wait > 0) throw tooManyRequests(Math.ceil(wait / SECOND));
  chat.push(now);
  pace.bot.push(now);
}

function isCounted(method: string): boolean {
  return /^(send(?!ChatAction)|edit|copy|forward|stopPoll)/i.test(method);
}

function forget(times: number[], until: number): void {
  const kept = times.findIndex((time) => time > until);
  times.splice(0, kept === -1 ? times.length : kept);
}

/** Milliseconds until one more fits into the window. */
function waitFor(times: readonly number[], limit: number | undefined, window: number, now: number): number {
  if (limit === undefined) return 0;
  const blocking = times.at(-limit);
  return blocking === undefined ? 0 : Math.max(0, blocking + window - now);
}

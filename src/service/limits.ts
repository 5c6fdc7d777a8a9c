import type { Allowance, Store } from "../store/index.ts";

/** How fast Telegram lets a bot speak: a bucket of tokens that fills again over time. */
interface Pace {
  readonly burst: number;
  readonly perSecond: number;
}

export interface Limits {
  readonly bot: Pace;
  readonly chat: Pace;
  readonly group: Pace;
}

/**
 * 30 messages a second in all, 20 a minute in one group: burst and refill of any such window together stay below one
 * more than that, so that no window of theirs ever holds too many. 1 a second in one chat, where short bursts are
 * let through. Edits count too.
 */
export const telegramLimits: Limits = {
  bot: { burst: 1.4, perSecond: 29.5 },
  chat: { burst: 3, perSecond: 1 },
  group: { burst: 10.9, perSecond: 10 / 60 },
};

/** So many messages a group's chat keeps for its meeting: answers to whoever asks there do not use them up. */
const KEPT_FOR_MEETING = 5;

/** A whole token, but for what floating point loses. */
const ONE = 1 - 1e-9;

/** After this long without a letter every bucket is full again, in milliseconds. */
const FULL_AFTER = 120_000;

/** Says when the next message to a chat may leave. What it knows is kept, so that a restart is no fresh start. */
export function createPacer(limits: Limits | undefined, { allowances }: Pick<Store, "allowances">) {
  const resting = new Map<number, number>(); // chats, and from when on they may be written to again
  const thrifty = new Map<number, number>(); // groups, and from when on they have more than their meeting may need
  const buckets = new Map<string, Allowance>(allowances.all().map((one) => [one.name, one]));
  let swept = 0; // when full buckets were last forgotten

  const paces = (chatId: number): readonly (readonly [string, Pace])[] => {
    if (!limits) return [];
    const chat = [`chat ${chatId}`, limits.chat] as const;
    const all = [["bot", limits.bot], chat] as const;
    return chatId < 0 ? [...all, [`group ${chatId}`, limits.group]] : all;
  };

  const left = (name: string, pace: Pace, now: number): number => {
    const { tokens, at } = buckets.get(name) ?? { tokens: pace.burst, at: now };
    // A clock that was set back must not stop the bot until it has caught up.
    const passed = Math.abs(now - at) / 1000;
    return Math.min(pace.burst, tokens + passed * pace.perSecond);
  };

  /** The chats that wait until a moment which has not come yet. */
  const still = (waiting: Map<number, number>, now: number): readonly number[] => {
    for (const [chatId, until] of waiting)
      if (until <= now || until > now + FULL_AFTER) waiting.delete(chatId);
    return [...waiting.keys()];
  };

  /** From when on a group has enough left to answer whoever asks. */
  const save = (chatId: number, now: number): void => {
    if (!limits || chatId >= 0) return;
    const missing = ONE + KEPT_FOR_MEETING - left(`group ${chatId}`, limits.group, now);
    if (missing > 0) thrifty.set(chatId, now + (missing / limits.group.perSecond) * 1000);
  };

  /**
   * Rests until a chat may be written to again, so many messages at once; of what holds fewer, as many as it holds.
   * Returns for how long, in milliseconds.
   */
  const rest = (chatId: number, now: number, messages = 1): number => {
    const waits = paces(chatId)
      .slice(1)
      .map(([name, pace]) => {
        const needed = Math.min(messages, Math.floor(pace.burst)) * ONE;
        return (needed - left(name, pace, now)) / pace.perSecond;
      });
    const wait = Math.max(0, ...waits) * 1000;
    if (wait > 0) resting.set(chatId, now + wait);
    save(chatId, now);
    return wait;
  };
  for (const { name, at } of buckets.values())
    if (name.startsWith("chat ")) rest(Number(name.slice("chat ".length)), at);

  function sweep(now: number): void {
    if (now - swept < FULL_AFTER) return;
    swept = now;
    for (const [name, { at }] of buckets) if (at < now - FULL_AFTER) buckets.delete(name);
    allowances.forget(now - FULL_AFTER);
  }

  return {
    /** Whether the bot as a whole may send a message now. */
    mayWrite: (now: number): boolean => !limits || left("bot", limits.bot, now) >= ONE,
    /** Milliseconds until the bot as a whole may send the next message. */
    untilNext: (now: number): number =>
      limits ? Math.max(0, ((1 - left("bot", limits.bot, now)) / limits.bot.perSecond) * 1000) : 0,
    /** The chats that have used up their allowance. */
    spent: (now: number): readonly number[] => still(resting, now),
    /** The groups that keep what is left of theirs for their meeting. */
    saving: (now: number): readonly number[] => still(thrifty, now),
    /** Whether a chat has room for so many messages at once; otherwise it rests until it has. */
    hasRoom: (chatId: number, now: number, messages: number): boolean =>
      messages <= 1 || rest(chatId, now, messages) === 0,
    /** So many messages leave; to be called inside the commit that says so. */
    take: (chatId: number, now: number, messages: number): void => {
      if (messages === 0) return;
      for (const [name, pace] of paces(chatId)) {
        const bucket = { name, tokens: left(name, pace, now) - messages, at: now };
        buckets.set(name, bucket);
        allowances.keep(bucket);
      }
      rest(chatId, now);
      sweep(now);
    },
  };
}

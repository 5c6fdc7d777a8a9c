import { GrammyError } from "grammy";
import { createDice, sleep } from "./courier-time.ts";

/** What Telegram says of itself: so many messages in any such window, in milliseconds. */
const windows = [
  { of: () => "bot", most: 30, lasts: 1_000 },
  { of: (chat: number) => `chat ${chat}`, most: 1, lasts: 1_000 },
  { of: (chat: number) => (chat < 0 ? `group ${chat}` : ""), most: 20, lasts: 60_000 },
] as const;

/** On the way there, and on the way back from as much to as much, in milliseconds. */
const THERE = 20;
const BACK = [20, 120] as const;

export interface Delivered {
  readonly method: string;
  readonly chat: number;
  readonly at: number;
}

type Payload = Readonly<Record<string, unknown>>;

/** A Telegram that counts strictly and is as slow as a network: over any limit it refuses. */
export function createTelegram() {
  const dice = createDice(7);
  const times = new Map<string, number[]>();
  const delivered: Delivered[] = [];
  let refusals = 0;

  /** Milliseconds until one more message fits. */
  function waitFor(chat: number, now: number): number {
    const waits = windows.map(({ of, most, lasts }) => {
      const blocking = times.get(of(chat))?.at(-most);
      return of(chat) === "" || blocking === undefined ? 0 : blocking + lasts - now;
    });
    return Math.max(0, ...waits);
  }

  function count(method: string, payload: Payload, chat: number): void {
    if (!/^(send|edit)/.test(method)) return;
    const now = Date.now();
    const wait = waitFor(chat, now);
    if (wait > 0) {
      refusals += 1;
      const retry_after = Math.ceil(wait / 1000);
      const answer = {
        ok: false,
        error_code: 429,
        description: "Too Many Requests",
        parameters: { retry_after },
      };
      throw new GrammyError("Too Many Requests", answer as never, method, { ...payload });
    }
    for (const { of } of windows) times.set(of(chat), [...(times.get(of(chat)) ?? []), now].slice(-30));
  }

  return {
    delivered,
    refusals: (): number => refusals,
    call: async (method: string, payload: Payload): Promise<{ message_id: number }> => {
      await sleep(THERE);
      const chat = Number(payload.chat_id ?? 0);
      count(method, payload, chat);
      delivered.push({ method, chat, at: Date.now() });
      await sleep(BACK[0] + dice() * (BACK[1] - BACK[0]));
      return { message_id: delivered.length };
    },
  };
}

export type Telegram = ReturnType<typeof createTelegram>;

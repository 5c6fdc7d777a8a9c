import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { GrammyError, HttpError } from "grammy";
import { onTestFinished } from "vitest";
import { createCourier } from "../../src/service/courier.ts";
import { type Letter, lanes, repeatsOf } from "../../src/service/letter.ts";
import type { Limits } from "../../src/service/limits.ts";
import { type OutboxRow, openStore } from "../../src/store/index.ts";
import { classify } from "../../src/telegram/faults.ts";

export const GROUP = -1001;
export const OTHER_GROUP = -1002;
export const ANNA = 11;

export interface Called {
  readonly method: string;
  readonly chat: number;
  readonly text: string;
  readonly at: number;
}

/** What Telegram does with a call instead of taking it; undefined = it takes it. */
type Trouble = (called: Called) => Error | undefined;

export const tooFast = (seconds: number) =>
  new GrammyError(
    "Call failed",
    { ok: false, error_code: 429, description: "Too Many Requests", parameters: { retry_after: seconds } },
    "sendMessage",
    {},
  );
export const noAnswer = () => new HttpError("no answer", new Error("ECONNRESET"));

/** Every commit waits for the disk; this database need not. */
const QUICK = existsSync("/dev/shm") ? "/dev/shm" : tmpdir();

/** A courier with its own database, a clock that is set by hand, and a Telegram that writes down what it is sent. */
export function office(limits?: Limits) {
  const dir = mkdtempSync(join(QUICK, "krug-office-"));
  const clock = { at: Date.UTC(2026, 10, 23, 6) };
  const began = clock.at;
  const calls: Called[] = [];
  const said: string[] = [];
  let trouble: Trouble = () => undefined;
  let store = openStore(join(dir, "krug.db"), Buffer.alloc(32, 1));
  const hire = () =>
    createCourier({
      store,
      clock: { now: () => clock.at },
      call: async (method, payload) => {
        const chat = Number(payload.chat_id ?? 0);
        const called = { method, chat, text: String(payload.text ?? ""), at: clock.at - began };
        calls.push(called);
        const error = trouble(called);
        if (error) throw error;
        return { message_id: calls.length };
      },
      classify,
      enclose: (_, content) => content,
      freshen: (payload) => payload,
      retell: () => [],
      compose: () => ({ text: "the card" }),
      isOver: () => false,
      limits,
      report: (event) => said.push(event),
      later: (_, act) => {
        setImmediate(act);
        return () => {};
      },
    });
  let courier = hire();
  let written = 0;
  onTestFinished(() => {
    store.close();
    rmSync(dir, { recursive: true, force: true });
  });

  return {
    calls,
    said,
    store: () => store,
    texts: () => calls.map(({ text }) => text),
    trouble: (next: Trouble) => {
      trouble = next;
    },
    /** Puts a letter into the outbox, under a key of its own unless one is given. */
    write: (text: string, chatId: number, how: Partial<Letter> & { readonly key?: string } = {}): void => {
      written += 1;
      const { key = `letter:${written}`, ...rest } = how;
      const letter = { method: "sendMessage", payload: { text }, lane: lanes.step, ...rest, chatId };
      const row = { meetingId: 0, post: "", notBefore: clock.at, ...letter, key, repeats: repeatsOf(letter) };
      store.commit(() => store.outbox.send(row));
    },
    /** Sends what may leave now, and then, step by step, what may leave later. */
    drain: () => courier.drain(),
    pass: async (ms: number, step = 10): Promise<void> => {
      for (const until = clock.at + ms; clock.at < until; ) {
        clock.at += Math.min(step, until - clock.at);
        await courier.drain();
      }
    },
    /** The process ends, and begins again with nothing but its database. */
    restart: (): void => {
      store.close();
      store = openStore(join(dir, "krug.db"), Buffer.alloc(32, 1));
      courier = hire();
      courier.recover();
    },
    /** What the courier has learned and nobody has heard of yet. */
    learned: () => store.inbox.next(clock.at).map(({ body }) => body),
    inState: (state: OutboxRow["state"]) => store.outbox.inState(state).map(({ payload }) => payload.text),
  };
}

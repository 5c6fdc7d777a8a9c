import { setTimeout } from "node:timers/promises";
import { GrammyError } from "grammy";
import type { Krug } from "./krug.ts";
import type { Log } from "./log.ts";
import { classify } from "./telegram/faults.ts";

export interface Running {
  readonly open: () => Promise<Krug>;
  readonly log: Log;
  readonly signal: AbortSignal;
}

/** How often the outbox and the timetable are looked at, in milliseconds. */
const GLANCE = 150;
/** A stop is done within five seconds; letters that have not left by then leave after the next start. */
const LAST_WORDS = 3_000;
const LONGEST_RETRY = 30_000;

/** Runs the bot until it is told to stop. Returns "stopped", or one sentence that says why it cannot go on. */
export async function run({ open, log, signal: told }: Running): Promise<string> {
  const krug = await whenReachable(open, log, told);
  if (typeof krug === "string") return krug;
  const halt = new AbortController();
  const signal = AbortSignal.any([told, halt.signal]);
  const inTurn = createTurnstile();
  await krug.begin();
  log.info({ username: krug.username }, "started");
  const living = Promise.all([glancing(krug, inTurn, signal), sending(krug, signal)]);
  const why = await listening({ krug, inTurn, log, signal });
  krug.hurry(LAST_WORDS);
  halt.abort();
  await living;
  krug.close();
  log.info({}, "stopped");
  return why;
}

/** Updates and ticks change the same meetings, so they go one after the other. */
function createTurnstile(): InTurn {
  let last: Promise<unknown> = Promise.resolve();
  return (act) => {
    const next = last.then(act);
    last = next.catch(() => {});
    return next;
  };
}

type InTurn = <T>(act: () => T | Promise<T>) => Promise<T>;

/** Telegram may be out of reach at the start; a wrong token will not get better. */
async function whenReachable(
  open: () => Promise<Krug>,
  log: Log,
  signal: AbortSignal,
): Promise<Krug | string> {
  for (let wait = 500; ; wait = Math.min(LONGEST_RETRY, wait * 2)) {
    try {
      return await open();
    } catch (error) {
      const fault = classify(error);
      if (error instanceof GrammyError && (fault.type === "unauthorized" || error.error_code === 404))
        return "BOT_TOKEN: Telegram does not know this token";
      if (fault.type === "failed") throw error;
      if (signal.aborted) return "stopped";
      log.warn({ wait }, "telegram-unreachable");
      await pause(wait, signal);
    }
  }
}

/** Takes updates in and handles them. Ends with "stopped", or with why it must not go on. */
async function listening({ krug, inTurn, log, signal }: Listening): Promise<string> {
  let wait = 500;
  await inTurn(krug.handle); // what an earlier run took in and did not get to
  while (!signal.aborted) {
    try {
      await krug.receive(krug.longPoll, signal);
      await inTurn(krug.handle);
      wait = 500;
    } catch (error) {
      if (signal.aborted) break;
      const fault = classify(error);
      if (fault.type === "conflict") return "Another instance of the bot is running with this token";
      if (fault.type === "unauthorized") return "BOT_TOKEN: Telegram does not know this token any more";
      log.warn({ fault: fault.type, wait }, "not-received");
      await pause(fault.type === "postpone" ? fault.ms : wait, signal);
      wait = Math.min(LONGEST_RETRY, wait * 2);
    }
  }
  return "stopped";
}

interface Listening {
  readonly krug: Krug;
  readonly inTurn: InTurn;
  readonly log: Log;
  readonly signal: AbortSignal;
}

/** Lets time pass, and handles what the courier has learned. */
async function glancing(krug: Krug, inTurn: InTurn, signal: AbortSignal): Promise<void> {
  while (!signal.aborted) {
    await inTurn(async () => {
      krug.tick();
      await krug.handle();
    });
    await pause(GLANCE, signal);
  }
}

async function sending(krug: Krug, signal: AbortSignal): Promise<void> {
  while (!signal.aborted) {
    await krug.deliver();
    await pause(GLANCE / 5, signal);
  }
  await krug.deliver(); // what a last update has just brought about
}

const pause = (ms: number, signal: AbortSignal): Promise<void> =>
  setTimeout(ms, undefined, { signal }).catch(() => {});

import { GrammyError } from "grammy";
import type { Krug } from "./krug.ts";
import {
  answering,
  type Door,
  type Listening,
  LONGEST_RETRY,
  pause,
  polling,
  WRONG_TOKEN,
} from "./listening.ts";
import type { Log } from "./log.ts";
import type { Clock } from "./service/clock.ts";
import { OUTAGE } from "./service/scheduler.ts";
import { nameOf, placeOf } from "./service/trouble.ts";
import { classify } from "./telegram/faults.ts";

export interface Running {
  readonly open: () => Promise<Krug>;
  readonly clock: Clock;
  readonly log: Log;
  readonly signal: AbortSignal;
  /** Where Telegram is to call; undefined = it is asked. */
  readonly door: Omit<Door, "isWell"> | undefined;
}

/** How often the outbox and the timetable are looked at, in milliseconds. */
const GLANCE = 150;
/** After a glance that failed, as on a full disk. */
const RECOVERY = 2_000;
/** A stop is done within five seconds; letters that have not left by then leave after the next start. */
const LAST_WORDS = 3_000;
/** Without a glance for so long the bot is not well, in milliseconds. */
const UNWELL = 30_000;

/** Runs the bot until it is told to stop. Returns "stopped", or one sentence that says why it cannot go on. */
export async function run({ open, clock, log, signal: told, door }: Running): Promise<string> {
  const krug = await whenReachable(open, log, told);
  if (typeof krug === "string") return krug;
  const halt = new AbortController();
  const signal = AbortSignal.any([told, halt.signal]);
  signal.addEventListener("abort", () => krug.hurry(LAST_WORDS), { once: true });
  const glanced = { at: clock.now() };
  const isWell = () => !krug.isDeaf() && clock.now() - glanced.at < UNWELL;
  const inTurn = createTurnstile(clock, krug.stoodStill);
  await krug.begin();
  log.info({ username: krug.username }, "started");
  const listening: Listening = { krug, inTurn, log, signal };
  const living = Promise.all([glancing(listening, () => (glanced.at = clock.now())), sending(listening)]);
  const why = await (door ? answering(listening, { ...door, isWell }) : polling(listening));
  halt.abort();
  await living;
  krug.close();
  log.info({}, "stopped");
  return why;
}

/** One act after the other. Where no time was taken note of for long, the whole machine stood still. */
function createTurnstile(clock: Clock, stoodStill: (since: number) => void): Listening["inTurn"] {
  let last: Promise<unknown> = Promise.resolve();
  let awake = clock.now();
  const stayAwake = () => {
    const since = awake;
    awake = clock.now();
    if (awake - since >= OUTAGE) stoodStill(since);
  };
  return (act) => {
    const next = last.then(async () => {
      stayAwake();
      const done = await act();
      stayAwake(); // it may have stood still in the middle of it, too
      return done;
    });
    last = next.catch(() => {});
    return next;
  };
}

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
        return WRONG_TOKEN;
      if (fault.type === "failed") throw error;
      if (signal.aborted) return "stopped";
      log.warn({ wait }, "telegram-unreachable");
      await pause(wait, signal);
    }
  }
}

/** Lets time pass, and handles what the courier has learned. */
async function glancing({ krug, inTurn, log, signal }: Listening, glanced: () => void): Promise<void> {
  while (!signal.aborted) {
    const isDone = await attempt(log, "glance-failed", () =>
      inTurn(async () => {
        krug.tick();
        await krug.handle();
      }),
    );
    if (isDone) glanced();
    await pause(isDone ? GLANCE : RECOVERY, signal);
  }
}

async function sending({ krug, log, signal }: Listening): Promise<void> {
  while (!signal.aborted) {
    const isDone = await attempt(log, "sending-failed", krug.deliver);
    await pause(isDone ? GLANCE / 5 : RECOVERY, signal);
  }
  await attempt(log, "sending-failed", krug.deliver); // what a last update has just brought about
}

/** A full disk or a bug must not end the process: the next try may go well. */
async function attempt(log: Log, event: string, act: () => Promise<unknown>): Promise<boolean> {
  try {
    await act();
    return true;
  } catch (error) {
    log.error({ what: nameOf(error), where: placeOf(error) }, event);
    return false;
  }
}

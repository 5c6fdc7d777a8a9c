import { setTimeout } from "node:timers/promises";
import { GrammyError } from "grammy";
import type { WebhookConfig } from "./config.ts";
import type { Krug } from "./krug.ts";
import type { Log } from "./log.ts";
import { nameOf, placeOf } from "./service/trouble.ts";
import { openDoor, type Served } from "./serving.ts";
import { createDoor } from "./telegram/door.ts";
import { classify } from "./telegram/faults.ts";

export interface Listening {
  readonly krug: Krug;
  /** Updates and ticks change the same meetings, so they go one after the other. */
  readonly inTurn: <T>(act: () => T | Promise<T>) => Promise<T>;
  readonly log: Log;
  readonly signal: AbortSignal;
}

export interface Door extends WebhookConfig {
  readonly secret: string;
  readonly isWell: () => boolean;
}

const FIRST_RETRY = 500;
export const LONGEST_RETRY = 30_000;
/** How often Telegram is asked whether it reaches us, in milliseconds. */
const LOOK_EVERY = 30_000;

export const WRONG_TOKEN = "BOT_TOKEN: Telegram does not know this token";
const ANOTHER = "Another instance of the bot is running with this token";

export const pause = (ms: number, signal: AbortSignal): Promise<void> =>
  setTimeout(ms, undefined, { signal }).catch(() => {});

/** Asks Telegram for news, and handles them. Ends with "stopped", or with why it must not go on. */
export function polling({ krug, inTurn, log, signal }: Listening): Promise<string> {
  let isAlone = false; // no webhook is set that would get the news instead
  return persevering({ log, signal }, async () => {
    if (!isAlone && (await krug.webhook.drop())) log.info({}, "webhook-deleted");
    isAlone = true;
    try {
      await krug.receive(krug.longPoll, signal);
    } catch (error) {
      if (!saysWebhook(error)) throw error;
      isAlone = false;
    }
    await inTurn(krug.handle);
    return 0;
  });
}

const saysWebhook = (error: unknown): boolean =>
  error instanceof GrammyError && error.error_code === 409 && /webhook/i.test(error.description);

/** Lets Telegram call. Ends with "stopped", or with why it must not go on. */
export async function answering(listening: Listening, door: Door): Promise<string> {
  const served = await open(listening, door);
  if (typeof served === "string") return served;
  try {
    return await watching(listening, door, served.port);
  } finally {
    await served.close();
  }
}

async function open({ krug, inTurn, log }: Listening, door: Door): Promise<Served | string> {
  const { secret, isWell, port, host } = door;
  const app = createDoor({
    secret,
    isWell,
    path: new URL(door.url).pathname,
    take: (update) => {
      krug.take([update]);
      // A failure is no matter of whoever has knocked: the next glance tries again, and says so.
      inTurn(krug.handle).catch(() => {});
    },
    report: (event, details) => log.warn(details, event),
  });
  try {
    return await openDoor(app, { port, host });
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    return `PORT: ${host}:${port} cannot be opened (${code ?? nameOf(error)})`;
  }
}

/** Sets the webhook, and looks from time to time whether Telegram reaches us. */
function watching({ krug, log, signal }: Listening, door: Door, port: number): Promise<string> {
  let set: string | undefined; // the address as Telegram remembers it
  return persevering({ log, signal }, async () => {
    if (set === undefined) {
      set = await krug.webhook.set(door.url, door.secret);
      log.info({ port }, "webhook-set");
    } else if ((await krug.webhook.look()) !== set) return ANOTHER;
    return LOOK_EVERY;
  });
}

/**
 * Does the same again and again, through all failures that pass: at once, or after as many milliseconds as the act
 * says. A sentence ends it.
 */
async function persevering(
  { log, signal }: Pick<Listening, "log" | "signal">,
  act: () => Promise<number | string>,
): Promise<string> {
  for (let wait = FIRST_RETRY; !signal.aborted; ) {
    try {
      const next = await act();
      if (typeof next === "string") return next;
      if (wait > FIRST_RETRY) log.info({}, "received-again");
      wait = FIRST_RETRY;
      await pause(next, signal);
    } catch (error) {
      if (signal.aborted) break;
      const end = endOf(error);
      if (end !== undefined) return end;
      const fault = classify(error);
      log.warn({ fault: fault.type, what: nameOf(error), where: placeOf(error), wait }, "not-received");
      await pause(fault.type === "postpone" ? fault.ms : wait, signal);
      wait = Math.min(LONGEST_RETRY, wait * 2);
    }
  }
  return "stopped";
}

/** Why it makes no sense to go on. */
function endOf(error: unknown): string | undefined {
  const { type } = classify(error);
  if (type === "conflict") return ANOTHER;
  if (type === "unauthorized") return `${WRONG_TOKEN} any more`;
  const isRefused = error instanceof GrammyError && error.method === "setWebhook" && error.error_code === 400;
  return isRefused ? "WEBHOOK_URL: Telegram does not accept this address" : undefined;
}

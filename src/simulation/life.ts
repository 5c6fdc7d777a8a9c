import { GrammyError, HttpError } from "grammy";
import type { Stage } from "../rehearsal/stage.ts";
import { type Between, Crash } from "./between.ts";
import { Violation } from "./violation.ts";

/** As many rounds at one moment are no work any more, but running in circles. */
const MOST_ROUNDS = 300;
/** How soon a process that ended is started again, and how soon a running one tries again what failed. */
const AGAIN_AFTER = 1_000;
const LONGEST_WAIT = 30_000;

/** The bot's process as its operator sees it: it runs, it dies, it is started again; what fails it tries again. */
export function createLife(stage: Stage, between: Between, died: () => void) {
  let asleepUntil = 0; // 0 = it runs
  let triesAt = Number.POSITIVE_INFINITY; // when it tries again what has failed
  let wait = AGAIN_AFTER;
  let stoodSince: number | undefined; // since when its process stood still, until it has noticed
  const now = () => stage.clock.now();
  const isAsleep = () => asleepUntil > 0;

  function sleep(milliseconds: number): void {
    between.bury();
    stage.fall();
    stoodSince = undefined; // a start finds out by itself how long it was away
    asleepUntil = now() + milliseconds;
  }

  /** Whatever ended the process: any supervisor starts it again. */
  function die(): void {
    died();
    sleep(AGAIN_AFTER);
  }

  function tryLater(error: unknown): void {
    if (!isWorldly(error)) throw error;
    triesAt = Math.min(triesAt, now() + wait);
    wait = Math.min(LONGEST_WAIT, 2 * wait);
  }

  async function wake(): Promise<void> {
    if (!isAsleep() || now() < asleepUntil) return;
    asleepUntil = 0;
    between.beget();
    try {
      await stage.rise();
    } catch (error) {
      if (!between.isDead() && !isWorldly(error)) throw error;
      die();
    }
    if (between.isDead() && !isAsleep()) die();
  }

  function notice(): number {
    const since = stoodSince;
    stoodSince = undefined;
    if (since !== undefined) stage.stoodStill(since);
    return 0;
  }

  /** One part of the bot's work; where it fails, the others go on. Returns how much there was to do. */
  async function run(part: () => Promise<number>): Promise<number> {
    if (isAsleep()) return 0;
    let done = 0;
    try {
      done = await part();
    } catch (error) {
      if (!between.isDead()) tryLater(error);
    }
    if (between.isDead()) die();
    return done;
  }

  return {
    isAsleep,
    /** When a sleeping bot is started again, or one that runs tries again what has failed. */
    wakesAt: () => (isAsleep() ? asleepUntil : triesAt),
    /** It runs, and nothing that failed is still to be tried again. */
    isWell: () => !isAsleep() && triesAt === Number.POSITIVE_INFINITY,
    sleep,
    /** The process stood still since a moment; it finds out before it does anything else. */
    stoodStill: (since: number): void => {
      stoodSince ??= since;
    },
    /** Looks at the clock, and no further. */
    glance: () => run(stage.glance),
    settle: async (): Promise<void> => {
      await wake();
      await run(async () => notice());
      if (now() >= triesAt) triesAt = Number.POSITIVE_INFINITY;
      await run(stage.listen);
      // What is sent may bring answers to be handled, and these may have to be sent on.
      for (let rounds = 0; !isAsleep(); rounds += 1) {
        if ((await run(stage.glance)) === 0 && rounds > 0) break;
        if ((await run(stage.deliver)) === 0) break;
        if (rounds > MOST_ROUNDS) throw new Violation("comes to rest", "the bot never stops working");
      }
      if (triesAt === Number.POSITIVE_INFINITY) wait = AGAIN_AFTER;
    },
  };
}

export type Life = ReturnType<typeof createLife>;

/** A failure that comes from outside: the power, the network, the disk. */
const isWorldly = (error: unknown): boolean =>
  error instanceof Crash ||
  error instanceof HttpError ||
  error instanceof GrammyError ||
  (error instanceof Error && "code" in error && /^SQLITE_(BUSY|FULL)$/.test(String(error.code)));

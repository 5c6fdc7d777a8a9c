import type { Update } from "@grammyjs/types";
import { conflict } from "./failure.ts";
import { waiting } from "./updates.ts";
import type { World } from "./world.ts";

const LONGEST_POLL = 50;

interface LongPoll {
  readonly limit: number;
  /** Real seconds, whatever the world's clock says. */
  readonly timeout: number;
  readonly signal: AbortSignal | undefined;
}

/** Waits until an update comes, the time is up, or another getUpdates takes over. */
export function longPoll(world: World, { limit, timeout, signal }: LongPoll): Promise<readonly Update[]> {
  const queue = world.updates;
  return new Promise((resolve, reject) => {
    let open = true;
    const end = (settle: () => void) => {
      if (!open) return;
      open = false;
      clearTimeout(timer);
      signal?.removeEventListener("abort", giveUp);
      queue.wake = undefined;
      queue.interrupt = undefined;
      settle();
    };
    const giveUp = () => end(() => resolve([]));
    const timer = setTimeout(giveUp, Math.min(timeout, LONGEST_POLL) * 1000);
    signal?.addEventListener("abort", giveUp);
    queue.interrupt = (reason) => end(() => reject(conflict(reason)));
    // A microtask later, so that what happens in one go comes in one batch.
    queue.wake = () => queueMicrotask(() => end(() => resolve(waiting(world, limit))));
    if (signal?.aborted) giveUp();
  });
}

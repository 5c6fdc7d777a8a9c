import { mock } from "node:test";

/** Monday morning, the same in every run. */
const BEGINS = Date.UTC(2026, 10, 23, 6);

/**
 * Runs something in a time of its own: timers and the clock move on by a millisecond whenever nothing is left to be
 * done, so that a minute takes as long as what happens in it, and comes out the same each time.
 */
export async function inVirtualTime<T>(act: () => Promise<T>): Promise<T> {
  mock.timers.enable({ apis: ["setTimeout", "setInterval", "Date"], now: BEGINS });
  try {
    let isOver = false;
    const acting = act().finally(() => {
      isOver = true;
    });
    while (!isOver) {
      await everythingAtHand();
      mock.timers.tick(1);
    }
    return await acting;
  } finally {
    mock.timers.reset();
  }
}

const everythingAtHand = () => new Promise((resolve) => setImmediate(resolve));

export const sleep = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms));

/** A seeded source of numbers, 0 <= n < 1. */
export function createDice(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 1_664_525 + 1_013_904_223) % 4_294_967_296;
    return state / 4_294_967_296;
  };
}

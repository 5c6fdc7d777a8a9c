/** Where the bot gets the time from; tests and the rehearsal bring a clock of their own. */
export interface Clock {
  /** Milliseconds since 1970, UTC. */
  now(): number;
}

export const systemClock: Clock = { now: () => Date.now() };

import type { Clock } from "./clock.ts";
import { OUTAGE } from "./scheduler.ts";

/**
 * Whether the bot can hear people at all. While it cannot, nobody's time runs (protocol: downtime is nobody's fault).
 * An outage is known by calls that fail, never by the clock alone: a long poll is silent for as long as people are.
 */
export function createHearing(clock: Clock, giveBack: (since: number, now: number) => void) {
  let lost: number | undefined; // since when nothing can be heard
  let owed: number | undefined; // from when on time is to be given back, now that people are heard again
  let settled = 0; // up to here everything that was lost has been given back

  const isDeaf = (): boolean => lost !== undefined && clock.now() - lost >= OUTAGE;

  const settle = (): void => {
    if (owed === undefined || lost !== undefined) return;
    const now = clock.now();
    if (now - owed >= OUTAGE) giveBack(owed, now);
    // Only now: where the disk did not take it, it is still owed.
    owed = undefined;
    settled = now;
  };

  return {
    isDeaf,
    /** Every call comes through, as far as is known. */
    isSure: (): boolean => lost === undefined && owed === undefined,
    /** A call that would have brought news failed; until it began, people could be heard. */
    missed: (began: number): void => {
      lost ??= Math.max(began, settled);
    },
    /** Telegram answers again, or still. */
    heard: (): void => {
      if (lost === undefined) return;
      owed = Math.min(owed ?? lost, lost);
      lost = undefined;
    },
    /** The whole process stood still, as on a suspended machine, from then until now. */
    stoodStill: (since: number): void => {
      owed = Math.max(Math.min(owed ?? since, since), settled);
      settle();
    },
    /** Gives back what an outage took, once it is over. It changes meetings, so it has to wait for its turn. */
    settle,
  };
}

export type Hearing = ReturnType<typeof createHearing>;

import { type Chance, createChance } from "../../emulator/chance.ts";

/** One person's chance: the same seed gives the same week. */
export interface Luck {
  /** Somewhere in [low, high). */
  within(low: number, high: number): number;
  /** True this often: 0 = never, 1 = always. */
  often(share: number): boolean;
  oneOf<T>(list: readonly T[]): T | undefined;
}

const FINE = 1_000_000;

export function createLuck(seed: number, person: number): Luck {
  const chance: Chance = createChance(seed * 7919 + person * 104_729);
  const share = () => chance.between(0, FINE) / FINE;
  share(); // neighbouring seeds begin alike
  return {
    within: (low, high) => low + share() * (high - low),
    often: (much) => share() < much,
    oneOf: (list) => list[chance.between(0, Math.max(1, list.length))],
  };
}

import { DateTime } from "luxon";
import type { Character } from "../stories/index.ts";
import type { Luck } from "./luck.ts";

export type Preset = "week" | "hour";

/** When a person gets to things. All moments in milliseconds since 1970, all stretches in milliseconds. */
export interface Tempo {
  /** When they turn to something that is open until a moment, if nothing reminds them. */
  turnsTo(now: number, until: number): number;
  /** When they turn to it once they have been reminded. */
  reminded(now: number): number;
  /** From one gesture to the next. */
  aMoment(): number;
  typing(text: string): number;
  /** How long something is worth doing that has no closing time. */
  readonly meanwhile: number;
}

export interface Temper {
  readonly character: Character;
  readonly preset: Preset;
  readonly zone: string;
  readonly luck: Luck;
}

const SECOND = 1_000;
const MINUTE = 60 * SECOND;

/** The part of the open window that passes before they turn to it, and at most how long that is in a week. */
const patience: Readonly<Record<Character, readonly [from: number, to: number, most: number]>> = {
  prompt: [0.02, 0.12, 12 * MINUTE],
  talkative: [0.05, 0.25, 40 * MINUTE],
  slow: [0.55, 0.8, Number.POSITIVE_INFINITY],
  silent: [0.7, 0.9, Number.POSITIVE_INFINITY],
};

export function createTempo({ character, preset, zone, luck }: Temper): Tempo {
  const [from, to, most] = patience[character];
  const week = preset === "week";
  // In an hour everything is sixty times as fast, but nobody taps faster than a second.
  const least = week ? MINUTE : 2 * SECOND;
  return {
    turnsTo: (now, until) => {
      const part = luck.within(from, to);
      // Where the bot gives whole minutes, a short window can seem to be over already.
      const wait = Math.max(least, Math.min(part * Math.max(0, until - now), most * luck.within(0.1, 1)));
      return week ? whenAwake({ at: now + wait, now, until, zone, luck }) : now + wait;
    },
    reminded: (now) => now + (week ? luck.within(4, 25) * MINUTE : luck.within(2, 8) * SECOND),
    aMoment: () => (week ? luck.within(4, 20) : luck.within(1, 2)) * SECOND,
    meanwhile: week ? 120 * MINUTE : 2 * MINUTE,
    typing: (text) =>
      week
        ? 10 * SECOND + text.length * luck.within(150, 250)
        : 2 * SECOND + Math.min(6 * SECOND, text.length * 30),
  };
}

interface Plan {
  readonly at: number;
  readonly now: number;
  readonly until: number;
  readonly zone: string;
  readonly luck: Luck;
}

/** People sleep. What would fall into the night is done in the morning; if that is too late, in the evening before. */
function whenAwake({ at, now, until, zone, luck }: Plan): number {
  if (isAwake(at, zone)) return at;
  const local = DateTime.fromMillis(at, { zone });
  const morning = local.startOf("day").plus({ days: local.hour >= 12 ? 1 : 0, hours: 8 });
  const next = morning.toMillis() + luck.within(0, 50) * MINUTE;
  if (next < until - 5 * MINUTE || !isAwake(now, zone)) return next;
  return now + luck.within(2, 10) * MINUTE;
}

function isAwake(at: number, zone: string): boolean {
  const { hour } = DateTime.fromMillis(at, { zone });
  return hour >= 8 && hour < 22;
}

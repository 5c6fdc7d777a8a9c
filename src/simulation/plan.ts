import { DateTime } from "luxon";
import { createLuck, type Luck } from "../rehearsal/actors/luck.ts";
import { type Trouble, troublesOf } from "./troubles.ts";

/** How often a group meets in one season: its meetings follow each other in one process, as in life. */
export const MEETINGS = 4;

export interface Circle {
  readonly preset: "week" | "hour";
  readonly locale: "en" | "ru";
  readonly zone: string;
  /** How many take part, besides one who only comes to watch now and then. */
  readonly size: number;
  /** A plain group, where the bot is no administrator, may become a supergroup on the way. */
  readonly plain: boolean;
  readonly pollsForbidden: boolean;
}

/** Everything that chance decides before a season begins; what people do follows from it step by step. */
export interface Plan {
  readonly seed: number;
  readonly season: number;
  /** Milliseconds since 1970. */
  readonly begins: number;
  /** Two groups share one bot now and then, and one person is in both. */
  readonly circles: readonly Circle[];
  /** Whether Telegram's limits are kept, by the bot and by Telegram. */
  readonly limited: boolean;
  /** People leave nothing to chance: the same happens in every season. */
  readonly isSteady: boolean;
  readonly rounds: number;
  readonly troubles: readonly Trouble[];
}

/** The clocks change on the Sunday of these weeks, or at their beginning. */
const startDays = ["2026-11-20", "2026-10-23", "2027-03-12", "2027-03-26", "2026-09-30", "2027-04-02"];
const zones = ["Europe/Moscow", "Europe/London", "America/New_York", "Australia/Lord_Howe", "Asia/Tokyo"];

export function planOf(seed: number, season: number): Plan {
  const luck = seasonLuck(seed, season, 0);
  const zone = luck.oneOf(zones) ?? "Europe/Moscow";
  const day = luck.oneOf(startDays) ?? "2026-11-20";
  const begins = DateTime.fromISO(`${day}T10:00`, { zone }).toMillis();
  const both = luck.often(0.15);
  const circles = [circleOf(luck, zone, false), ...(both ? [circleOf(luck, zone, true)] : [])];
  const limited = luck.often(0.3);
  const troubles = troublesOf(luck, MEETINGS);
  // Two groups together hold as many meetings as one would alone.
  const rounds = MEETINGS / circles.length;
  return { seed, season, begins, circles, limited, isSteady: false, rounds, troubles };
}

/** One meeting of an hour in which everybody does what is asked of them, and nothing but what is planned goes wrong. */
export const goldenPlan = (troubles: readonly Trouble[] = []): Plan => ({
  seed: 0,
  season: 0,
  begins: DateTime.fromISO("2026-11-20T10:00", { zone: "Europe/Moscow" }).toMillis(),
  circles: [
    { preset: "hour", locale: "en", zone: "Europe/Moscow", size: 4, plain: false, pollsForbidden: false },
  ],
  limited: false,
  isSteady: true,
  rounds: 1,
  troubles,
});

const circleOf = (luck: Luck, zone: string, small: boolean): Circle => ({
  preset: luck.often(0.5) ? "hour" : "week",
  locale: luck.often(0.3) ? "ru" : "en",
  zone,
  size: small ? 3 : 5,
  plain: luck.often(0.2),
  pollsForbidden: luck.often(0.1),
});

/** Chance of its own for every person and purpose, so that one thing left out changes little else. */
export const seasonLuck = (seed: number, season: number, purpose: number): Luck =>
  createLuck(seed * 1_000_003 + season, purpose);

/** What is more likely than not always happens, and of several things the first. */
export const steadyLuck: Luck = {
  within: (low, high) => low + (high - low) / 4,
  often: (share) => share >= 0.5,
  oneOf: (list) => list[0],
};

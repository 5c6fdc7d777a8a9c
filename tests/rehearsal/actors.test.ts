import { DateTime } from "luxon";
import { describe, expect, test } from "vitest";
import { createLuck } from "../../src/rehearsal/actors/luck.ts";
import { numberBefore, readUntil } from "../../src/rehearsal/actors/reading.ts";
import { createTempo } from "../../src/rehearsal/actors/tempo.ts";
import type { Character } from "../../src/rehearsal/stories/index.ts";

const zone = "Europe/Moscow";
const at = (iso: string): number => DateTime.fromISO(iso, { zone }).toMillis();
const now = at("2026-11-30T18:00");

test("people read until when something is open, in either language, also into the next month", () => {
  expect(readUntil("Until Tue 1 Dec, 10:00. The group sees it.", now, zone)).toBe(at("2026-12-01T10:00"));
  expect(readUntil("До вт 1 декабря, 10:00. Группа увидит.", now, zone)).toBe(at("2026-12-01T10:00"));
  expect(readUntil("Who leads this meeting?", now, zone)).toBeUndefined();
});

test("people find the number of a solution on a list, whoever stands before it", () => {
  expect(
    numberBefore("Which one?\n1. I would wait.\n12. If this happened to me… I would ask.", "would ask."),
  ).toBe(12);
  expect(numberBefore("Which one?\n1. I would wait.", "would ask.")).toBeUndefined();
});

describe.each<Character>(["prompt", "talkative", "slow", "silent"])("a %s colleague", (character) => {
  const tempoOf = (seed: number) =>
    createTempo({ character, preset: "week", zone, luck: createLuck(seed, 1) });
  const seeds = [...Array(50).keys()];

  test("sleeps at night", () => {
    const hours = seeds.map((seed) => {
      const moment = tempoOf(seed).turnsTo(at("2026-11-30T21:50"), at("2026-12-01T20:00"));
      return DateTime.fromMillis(moment, { zone }).hour;
    });
    expect(hours.filter((hour) => hour < 8 || hour >= 22)).toEqual([]);
  });

  test("gets to things before they close, the slow ones in the second half", () => {
    const [opens, closes] = [at("2026-11-30T09:00"), at("2026-11-30T20:00")];
    const half = (opens + closes) / 2;
    const moments = seeds.map((seed) => tempoOf(seed).turnsTo(opens, closes));
    const isLate = character === "slow" || character === "silent";
    expect(moments.filter((moment) => moment <= opens || moment >= closes)).toEqual([]);
    expect(moments.filter((moment) => moment > half !== isLate)).toEqual([]);
  });
});

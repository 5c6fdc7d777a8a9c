import { expect } from "vitest";
import type { Circle, Colleague } from "./circle.ts";
import { like } from "./words.ts";

/** What went wrong behind the scenes, where a journey explains it. */
export interface Explained {
  readonly troubles?: unknown;
  readonly failures?: unknown;
}

/** Since they last did something, this person was told this, by its key. */
export function expectTold(one: Colleague, ...keys: readonly string[]): void {
  for (const key of keys)
    expect(one.lately(), `${one.name} is told ${key}`).toContainEqual(
      expect.stringMatching(like(one.locale, key)),
    );
}

/** Their last tap was answered with this, in a toast or an alert. */
export function expectToast(one: Colleague, key: string): void {
  expect(one.toast(), `${one.name} sees ${key}`).toMatch(like(one.locale, key));
}

/** The group has been told this exactly so often. */
export function expectInGroup(circle: Circle, key: string, times = 1): void {
  expect(circle.groupTimes(key), `${key} in:\n${circle.groupSays().join("\n––\n")}`).toBe(times);
}

/** So far these words have been written to their author only. */
export function expectSealed(circle: Circle, author: Colleague, words: string): void {
  expect(circle.chatsWith(words), `who was shown “${words}”`).toEqual([author.id]);
}

/** Nothing went wrong that the journey does not explain, and nobody was disturbed or left without an answer. */
export function expectCalm(circle: Circle, { troubles = [], failures = [] }: Explained = {}): void {
  expect(circle.troubles).toEqual(troubles);
  expect(circle.failures()).toEqual(failures);
  const unanswered = [...circle.emulator.world.taps.values()].filter(({ answer }) => answer === undefined);
  expect(unanswered, "taps without an answer").toEqual([]);
}

/** What Telegram answers to a bot that speaks too fast. */
export const tooFast = {
  kind: "error",
  code: 429,
  description: "Too Many Requests: retry after 40",
  parameters: { retry_after: 40 },
} as const;

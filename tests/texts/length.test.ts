import { describe, expect, test } from "vitest";
import { createWords } from "../../src/texts/index.ts";
import { type Written, written } from "./ftl.ts";
import { sayAll as sayThese, voices } from "./samples.ts";

const words = createWords();
const messages = { en: written("en"), ru: written("ru") };

/** Where there is nothing to say, nothing has been looked at. */
const sayAll: typeof sayThese = (...asked) => {
  const said = sayThese(...asked);
  expect(said.length).toBeGreaterThan(0);
  return said;
};

/** Carries one long text; what carries several, or a list of any length, is split on its way. */
const carriesOne = ({ value }: Written): boolean =>
  ["text", "question", "why", "plan", "chosen"].filter((name) => value.variables.has(name)).length < 2 &&
  !value.variables.has("lines");

/** What people typed is on the button itself, and is shortened where the button is made. */
const typed = new Set([
  "button-problem",
  "button-rule",
  "button-option",
  "button-group",
  "button-for",
  "button-theme",
  "button-really-leave",
]);

describe.each(Object.entries(voices))("in the voice %s", (_, voice) => {
  const all = messages[voice.locale];
  const starting = (...beginnings: readonly string[]) =>
    beginnings.flatMap((beginning) => {
      const found = all.filter(({ key }) => key.startsWith(beginning));
      expect(found.length, beginning).toBeGreaterThan(0);
      return found;
    });

  test("everything can be said, with little and with much", () => {
    for (const long of [false, true])
      for (const { key, text, entities } of sayAll(words, all, voice, long)) {
        expect(text, key).not.toBe("");
        expect(text, key).not.toMatch(/[\uE000-\uE00F\u2066-\u2069]|\{|\}|undefined|NaN|Invalid/);
        expect(text, key).not.toMatch(/\n{3,}/);
        for (const { offset, length } of entities)
          expect(offset + length, key).toBeLessThanOrEqual(text.length);
      }
  });

  test("the longest contribution fits into its message", () => {
    for (const { key, text } of sayAll(words, all.filter(carriesOne), voice, true))
      expect(text.length, key).toBeLessThanOrEqual(4096);
  });

  test("buttons are short", () => {
    const buttons = starting("button-", "confirm-").filter(({ key }) => !typed.has(key));
    for (const { key, text } of sayAll(words, buttons, voice, false)) {
      expect(text.length, key).toBeLessThanOrEqual(30);
      expect(text, key).not.toContain("\n");
    }
  });

  test("a poll's question fits, and so does the option that chooses nothing", () => {
    for (const { key, text } of sayAll(words, starting("poll-"), voice, true))
      expect(text.length, key).toBeLessThanOrEqual(300);
    expect(words.plain(voice, "option-none").length).toBeLessThanOrEqual(100);
  });

  test("a no fits into the answer to a button", () => {
    for (const { key, text } of sayAll(words, starting("refusal-", "unknown-"), voice, true))
      expect(text.length, key).toBeLessThanOrEqual(200);
  });

  test("steps, commands and rules fit where they stand", () => {
    for (const { key, text } of sayAll(words, starting("step-"), voice, false))
      expect(text.length, key).toBeLessThanOrEqual(30);
    for (const { key, text } of sayAll(words, starting("command-"), voice, false))
      expect(text.length, key).toBeLessThanOrEqual(60);
    for (const { key, text } of sayAll(words, starting("default-rule-", "theme-free"), voice, false))
      expect(text.length, key).toBeLessThanOrEqual(100);
  });

  test("no message is a wall of text", () => {
    for (const { key, text } of sayAll(words, all, voice, false))
      if (key !== "help") expect(text.length, key).toBeLessThanOrEqual(600);
  });
});

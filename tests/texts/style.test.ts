import { expect, test } from "vitest";
import type { Locale } from "../../src/texts/index.ts";
import { type Form, formsOf, written } from "./ftl.ts";

const each = (locale: Locale, look: (form: Form, key: string) => void): void => {
  for (const message of written(locale)) for (const form of formsOf(message)) look(form, message.key);
};
/** Whatever asks somebody for something. */
const prompts = (locale: Locale) => {
  const found = written(locale).filter(({ key }) => key.startsWith("ask-"));
  expect(found.length).toBeGreaterThan(0);
  return found;
};
const both = (look: (form: Form, key: string) => void): void => {
  each("en", look);
  each("ru", look);
};

test("nobody is cheered on with exclamation marks", () => {
  both(({ text }, key) => expect(text, key).not.toContain("!"));
});

test("no picture says what words should", () => {
  both(({ text }, key) => expect(text, key).not.toMatch(/\p{Emoji_Presentation}/u));
});

test("marks of print are those of print: … — − and real quotes", () => {
  both(({ text }, key) => {
    expect(text, key).not.toMatch(/\.\.\.|--|"|'| - /);
    expect(text.replaceAll("\n", " ").trim(), key).not.toMatch(/\S {2,}[^ ]*\S(?<!\})$/);
  });
  each("ru", ({ text }, key) => {
    expect(text, key).not.toMatch(/[“”„]/);
    expect(text, key).not.toMatch(/\S—|—\S/);
  });
  each("en", ({ text }, key) => expect(text.replace(/\{[^}]*\}/g, ""), key).not.toMatch(/[«»]/));
});

test("nobody is told that they failed", () => {
  each("en", ({ text }, key) =>
    expect(text, key).not.toMatch(/\b(fail|failed|forgot|too late|must|wrong)\b/i),
  );
  each("ru", ({ text }, key) =>
    expect(text, key).not.toMatch(/(не успел|забыл|опоздал|провал|обязан|должен|должна|ошибк)/i),
  );
});

test("English prompts say until when, and who will see it", () => {
  for (const { key, value } of prompts("en")) {
    expect(value.variables.has("until"), key).toBe(true);
    expect(value.text, key).toMatch(/group (sees|can see)|Nobody sees/);
  }
});

test("Russian prompts say until when, and who will see it", () => {
  for (const { key, value } of prompts("ru")) {
    expect(value.variables.has("until"), key).toBe(true);
    expect(value.text, key).toMatch(/(группа|группа \p{L}+) .*увидит|увидит группа|никто не увидит/iu);
  }
});

import { expect, test } from "vitest";
import { createWords } from "../../src/texts/index.ts";
import { isMentioned, namedKeys, unknownFamilies } from "./code.ts";
import { formsOf, type Written, written } from "./ftl.ts";

const en = written("en");
const ru = written("ru");
const byKey = new Map(ru.map((message) => [message.key, message]));
const keysOf = (messages: readonly Written[]) => messages.map(({ key }) => key);

/** `xIs` asks about `x`: who names one names the other. */
const variablesOf = (message: Written): readonly string[] =>
  [
    ...new Set(
      formsOf(message).flatMap(({ variables }) => [...variables].map((name) => name.replace(/Is$/, ""))),
    ),
  ].sort();

test("everything can be said in both languages", () => {
  expect(keysOf(en).toSorted()).toEqual(keysOf(ru).toSorted());
});

test("nothing is said in two ways: every key stands in one place", () => {
  for (const messages of [en, ru]) expect(new Set(keysOf(messages)).size).toBe(messages.length);
});

test("both languages, and both forms of address, speak of the same things", () => {
  for (const message of en) {
    const other = byKey.get(message.key);
    expect(other && variablesOf(other), message.key).toEqual(variablesOf(message));
  }
  for (const { key, value, polite } of ru)
    if (polite) expect([...polite.variables].sort(), key).toEqual([...value.variables].sort());
});

test("a pair of files says the same keys in the same order", () => {
  const order = (messages: readonly Written[], file: string) =>
    keysOf(messages.filter(({ path }) => path === file));
  for (const file of new Set(en.map(({ path }) => path)))
    expect(order(ru, file.replace(/en\.ftl$/, "ru.ftl")), file).toEqual(order(en, file));
});

test("the loaded words are all that is written", () => {
  const words = createWords();
  expect(words.keys("en").toSorted()).toEqual(keysOf(en).toSorted());
  expect(words.keys("ru").toSorted()).toEqual(keysOf(ru).toSorted());
  expect(words.has("ru", "ask-problem")).toBe(true);
  expect(words.has("ru", "ask-nothing")).toBe(false);
});

test("everything that the code wants to say has words", () => {
  const missing = [...namedKeys()].filter((key) => !byKey.has(key));
  expect(missing).toEqual([]);
});

test("every way in which the code puts keys together is known here", () => {
  expect(unknownFamilies()).toEqual([]);
});

test("no words wait for something that is never said", () => {
  const names = namedKeys();
  const unused = keysOf(en).filter((key) => !names.has(key) && !isMentioned(key));
  expect(unused).toEqual([]);
});

import { expect, test } from "vitest";
import { type Entry, plainLine } from "../../src/rehearsal/transcript/entry.ts";
import { inOrder } from "../../src/rehearsal/transcript/order.ts";
import { wrapped } from "../../src/rehearsal/transcript/paper.ts";
import { createPrinter } from "../../src/rehearsal/transcript/printer.ts";
import { stageWords } from "../../src/rehearsal/transcript/words.ts";

const entry = (text: string, how: Partial<Entry> = {}): Entry => ({
  at: Date.parse("2026-11-23T09:00Z"),
  privately: [],
  who: "Krug",
  kind: "said",
  byBot: true,
  isReaction: false,
  answers: "",
  lines: text.split("\n").map(plainLine),
  buttons: [],
  ...how,
});

const toEach = (text: string, names: readonly string[]) =>
  names.map((name) => entry(text, { privately: [name] }));
const by = (who: string, button: string) =>
  entry("", { who, privately: [who], byBot: false, kind: "tapped", lines: [], buttons: [button] });

function printed(entries: readonly Entry[], quiet = false): string {
  const pages: string[] = [];
  const write = (text: string) => void pages.push(text);
  const paper = { write, paint: (_: string, text: string) => text, words: stageWords.en, quiet };
  createPrinter({ ...paper, locale: "en", zone: "UTC", botName: "Krug" }).show(entries);
  return pages.join("");
}

test("what everybody is asked is told once", () => {
  const told = inOrder(toEach("What is your problem?", ["Anna", "Boris", "Vera"]));
  expect(told.map(({ privately }) => privately)).toEqual([["Anna", "Boris", "Vera"]]);
});

test("whoever acts comes first, with the bot's answer to them, then the group, then the others", () => {
  const told = inOrder([
    ...toEach("It is your turn.", ["Boris"]),
    entry("Question 1, Anna"),
    by("Anna", "Ask this question"),
    ...toEach("Taken, thank you.", ["Anna"]),
  ]);
  expect(told.map(({ lines, buttons }) => lines[0]?.text ?? buttons[0])).toEqual([
    "Ask this question",
    "Taken, thank you.",
    "Question 1, Anna",
    "It is your turn.",
  ]);
});

test("an answer that the bot gives to everybody is read once, a new question always", () => {
  const [anna, boris] = ["Anna", "Boris"].map((name) =>
    inOrder([by(name, "Pass"), ...toEach("All right, passed.", [name])]),
  );
  const text = printed([...(anna ?? []), ...(boris ?? [])]);
  expect(text.match(/All right, passed/g)).toHaveLength(1);
  expect(text.match(/→ \[ Pass \]/g)).toHaveLength(2);
});

test("the group reads a text in full, also when its author has typed it before", () => {
  const solution = `I would ${"wait and see and then ".repeat(8)}ask him.`;
  const text = printed([
    entry(solution, { who: "Anna", privately: ["Anna"], byBot: false }),
    ...inOrder(toEach(`This is how it will look:\n${solution}`, ["Anna"])),
    entry(`Solution 1, Anna\n${solution}`),
  ]).replaceAll(/\s+/g, " ");
  expect(text.split(solution)).toHaveLength(3);
  expect(text).toContain("This is how it will look: …");
});

test("who wants quiet sees the group's chat alone", () => {
  const text = printed([entry("We are together"), ...toEach("Are you there?", ["Anna"])], true);
  expect(text).toContain("We are together");
  expect(text).not.toContain("Are you there?");
});

test("long lines are broken between words, within a hundred columns", () => {
  const rows = wrapped("word ".repeat(60).trim(), 7, 9, "│ ").split("\n");
  expect(Math.max(...rows.map((row) => row.length))).toBeLessThanOrEqual(100);
  expect(rows[1]).toMatch(/^ {9}│ word/);
});

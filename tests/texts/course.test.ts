import { describe, expect, test } from "vitest";
import { card, sheet } from "../../src/telegram/card.ts";
import { createWords } from "../../src/texts/index.ts";
import { wholeMeeting } from "./course.ts";
import { voices } from "./samples.ts";

const words = createWords();
const { meeting, notices } = wholeMeeting();

test("the sample meeting comes to its end through every step", () => {
  expect(meeting).toMatchObject({ status: "ended", ending: "held" });
  expect(meeting.history.length).toBeGreaterThanOrEqual(13);
});

describe.each(Object.entries(voices))("a whole meeting in the voice %s", (_, voice) => {
  test("every notice and every button has its words and their arguments", () => {
    expect(notices.length).toBeGreaterThan(0);
    for (const { key, args, choices = [] } of notices) {
      const { text } = words.say(voice, key, args);
      expect(text, key).not.toMatch(/[\uE000-\uE00F]|undefined|NaN|Invalid/);
      for (const { label, args: own } of choices) expect(words.plain(voice, label, own)).not.toBe("");
    }
  });

  test("so have the card and the sheet", () => {
    for (const { lines } of [card(meeting, "Солнышко", meeting.closesAt), sheet(meeting)])
      for (const { key, args } of lines) expect(words.say(voice, key, args).text, key).not.toBe("");
  });

  test("so have the options of its polls", () => {
    const options = meeting.ballots.flatMap((ballot) => ballot.options);
    expect(options.length).toBeGreaterThan(0);
    for (const { label } of options)
      expect(label === "" ? words.plain(voice, "option-none") : label).not.toBe("");
  });
});

import { describe, expect, test } from "vitest";
import {
  formatted,
  from,
  lengthOf,
  plain,
  withMarksOut,
  written,
} from "../../src/core/wording/formatting.ts";
import { createWords } from "../../src/texts/index.ts";
import { spoken } from "../../src/texts/marks.ts";

const link = (offset: number, length: number, url = "https://krug.example") =>
  ({ type: "text_link", offset, length, url }) as const;
const bold = (offset: number, length: number) => ({ type: "bold", offset, length }) as const;
const italic = (offset: number, length: number) => ({ type: "italic", offset, length }) as const;

/** What Telegram is given, and what each entity covers. */
const shown = (text: string) => {
  const said = spoken(text);
  return said.entities.map(({ type, offset, length }) => [type, said.text.slice(offset, offset + length)]);
};

describe("a text with its formatting in it", () => {
  test("says what it said, is as long as it was, and comes out as it came in", () => {
    const text = formatted("🙂 Read this", [bold(3, 4), link(8, 4)]);
    expect(plain(text)).toBe("🙂 Read this");
    expect(lengthOf(` ${text}\n`)).toBe(12);
    expect(spoken(text)).toEqual({ text: "🙂 Read this", entities: [bold(3, 4), link(8, 4)] });
  });

  test("styles may lie in each other, cover the same and follow each other at once", () => {
    const text = formatted("abcdef", [bold(0, 6), italic(0, 6), link(2, 2), italic(4, 2)]);
    expect(shown(text)).toEqual([
      ["italic", "abcdef"],
      ["bold", "abcdef"],
      ["text_link", "cd"],
    ]);
  });

  test("styles that cross each other are cut where they do", () => {
    expect(shown(formatted("abcdef", [bold(0, 4), italic(2, 4)]))).toEqual([
      ["bold", "abcd"],
      ["italic", "cd"],
      ["italic", "ef"],
    ]);
  });

  test("what lies outside the text, or covers nothing, is none", () => {
    expect(formatted("ab", [bold(0, 3), bold(1, 0), bold(2, 1)])).toBe("ab");
  });

  test("without its beginning it is formatted as before", () => {
    const text = formatted("+ Read this", [bold(0, 6), link(7, 4)]);
    expect(plain(from(text, 2))).toBe("Read this");
    expect(shown(from(text, 2))).toEqual([
      ["bold", "Read"],
      ["text_link", "this"],
    ]);
  });

  test("where nothing can be a link, the address stands behind the words", () => {
    expect(written(formatted("Read this first", [bold(0, 15), link(5, 4)]))).toBe(
      "Read this (https://krug.example) first",
    );
  });
});

describe("formatting cannot be forged", () => {
  const words = createWords(
    (["en", "ru"] as const).map((locale) => ({ path: "", locale, ftl: "said = { $b }{ $text }{ $e }: x" })),
  );
  const voice = { locale: "en", zone: "UTC", address: "vy" } as const;
  const [opening = "", closing = ""] = formatted("a", [bold(0, 1)]).split("a");

  test("what comes in with its marks keeps its length and means nothing", () => {
    const outside = `${opening}a${formatted("b", [link(0, 1)])}`;
    expect(withMarksOut(outside)).toHaveLength(outside.length);
    expect(shown(withMarksOut(outside))).toEqual([]);
  });

  test.each([
    ["begins and never ends", `${opening}Anna`],
    ["ends what it has not begun", `Anna${closing}`],
    ["ends before it begins", `${closing}Anna${opening}`],
  ])("a text that %s is plain, and reaches into nothing else", (_, text) => {
    expect(words.say(voice, "said", { text })).toEqual({
      text: "Anna: x",
      entities: [{ type: "bold", offset: 0, length: 4 }],
    });
  });
});

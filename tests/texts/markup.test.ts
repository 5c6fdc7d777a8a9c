import { describe, expect, test } from "vitest";
import { createWords, type Spoken } from "../../src/texts/index.ts";
import { voices } from "./samples.ts";

const ftl = `
bold = { $b }{ $name }{ $e }: { $text }
nested = { $q }{ $b }{ $name }{ $e }, { $i }{ $text }{ $e }{ $e } after
open = { $b }{ $name }
quotes = { $q }{ $lines }{ $e }
quoted = { $q }{ $text }{ $e }
list = { $lines }
asks = { $textIs ->
    [some] said
   *[none] silent
} { $namesIs ->
    [some] { $names }
   *[none] nobody
}
word-of = { $step }
step-one = { $b }one{ $e }
when = { $until }
`;
const words = createWords([
  { path: "en.ftl", locale: "en", ftl },
  { path: "ru.ftl", locale: "ru", ftl },
]);
const voice = voices.en;

/** What a reader sees as bold, quoted, and so on. */
const seen = ({ text, entities }: Spoken) =>
  entities.map(({ type, offset, length }) => [type, text.slice(offset, offset + length)]);

const bold = (name: string, text = "x") => words.say(voice, "bold", { name, text });

describe("offsets count as Telegram counts", () => {
  test.each(["Анна", "👩‍👩‍👧 Аня", "𝒜𝓃𝓃𝒶", "مريم", "שרה 🌿"])("a name like %s is bold as a whole", (name) => {
    const said = bold(name);
    expect(said.entities).toEqual([{ type: "bold", offset: 0, length: name.length }]);
    expect(said.text).toBe(`${name}: x`);
  });

  test("what follows an emoji and a right-to-left text stands where it should", () => {
    const said = words.say(voice, "nested", { name: "👩‍🏫", text: "مرحبا 🙂" });
    expect(seen(said)).toEqual([
      ["blockquote", "👩‍🏫, مرحبا 🙂"],
      ["bold", "👩‍🏫"],
      ["italic", "مرحبا 🙂"],
    ]);
  });
});

describe("what people type never breaks a message", () => {
  test.each([
    "<b>Anna</b>",
    "*Anna*_`[x](y)",
    "{ $b }",
    "Anna & <Boris>",
    "a\\b",
  ])("%s stays as it is", (name) => {
    expect(bold(name)).toEqual({
      text: `${name}: x`,
      entities: [{ type: "bold", offset: 0, length: name.length }],
    });
  });

  test("our own marks are taken out of it, other private-use characters are not", () => {
    const said = bold("An\uE00Fna\uE000", "\uE002\uE010x\uE00A");
    expect(said.text).toBe("Anna: \uE010x");
    expect(seen(said)).toEqual([["bold", "Anna"]]);
  });

  test("the same holds for names in a list and for lines", () => {
    const names = words.say(voice, "asks", { text: "", names: { names: ["A\uE000", "B"] } });
    expect(names).toEqual({ text: "silent A and B", entities: [] });
    const line = { key: "bold", args: { name: "A\uE00F", text: "\uE000" } };
    expect(seen(words.say(voice, "list", { lines: { lines: [line] } }))).toEqual([["bold", "A"]]);
  });
});

describe("entities are what Telegram takes", () => {
  test("an empty one is dropped", () => {
    expect(bold("")).toEqual({ text: ": x", entities: [] });
    expect(bold(" \n ").entities).toEqual([]);
  });

  test("one never begins or ends with white space", () => {
    expect(seen(bold("  Anna \n"))).toEqual([["bold", "Anna"]]);
  });

  test("neither does a message, and its entities move along", () => {
    expect(words.say(voice, "quoted", { text: "\n  a\nb  \n" })).toEqual({
      text: "a\nb",
      entities: [{ type: "blockquote", offset: 0, length: 3 }],
    });
  });

  test("one that is left open ends with the message", () => {
    expect(seen(words.say(voice, "open", { name: "Anna" }))).toEqual([["bold", "Anna"]]);
  });

  test("there is no quote in a quote", () => {
    const lines = {
      lines: [
        { key: "quoted", args: { text: "a" } },
        { key: "bold", args: { name: "b", text: "" } },
      ],
    };
    expect(seen(words.say(voice, "quotes", { lines }))).toEqual([
      ["blockquote", "a\nb:"],
      ["bold", "b"],
    ]);
  });

  test("several lines fit into a quote", () => {
    expect(seen(words.say(voice, "quoted", { text: "one\n\ntwo" }))).toEqual([["blockquote", "one\n\ntwo"]]);
  });
});

describe("values", () => {
  test("a message can ask whether somebody said something", () => {
    expect(words.plain(voice, "asks", { text: "x", names: { names: [] } })).toBe("said nobody");
    expect(words.plain(voice, "asks", { text: "", names: { names: ["Anna"] } })).toBe("silent Anna");
  });

  test("a list of names reads like a sentence", () => {
    const names = { names: ["Анна", "Борис", "Вера"] };
    expect(words.plain(voices.en, "asks", { text: "", names })).toBe("silent Анна, Борис and Вера");
    expect(words.plain(voices.ty, "asks", { text: "", names })).toBe("silent Анна, Борис и Вера");
  });

  test("a moment is the group's wall clock, in the reader's language", () => {
    const until = { moment: Date.UTC(2026, 10, 24, 17) };
    expect(words.plain(voices.en, "when", { until })).toBe("Tue 24 Nov, 18:00");
    expect(words.plain(voices.ty, "when", { until })).toBe("вт 24 ноября, 20:00");
    expect(words.plain({ ...voices.en, zone: "Asia/Tokyo" }, "when", { until })).toBe("Wed 25 Nov, 02:00");
  });

  test.each([
    [0, "января"],
    [2, "марта"],
    [4, "мая"],
    [7, "августа"],
    [8, "сентября"],
  ])("month %i in Russian stands in the genitive", (month, said) => {
    expect(words.plain(voices.ty, "when", { until: { moment: Date.UTC(2026, month, 7, 9) } })).toContain(
      `7 ${said}`,
    );
  });

  test("a word inside a sentence keeps its marks", () => {
    expect(seen(words.say(voice, "word-of", { step: { word: "step-one" } }))).toEqual([["bold", "one"]]);
  });

  test("a button has no marks at all", () => {
    expect(words.plain(voice, "bold", { name: "Anna", text: "\uE000x" })).toBe("Anna: x");
  });
});

describe("what cannot be said throws", () => {
  test("a key without words", () => {
    expect(() => words.say(voice, "nothing")).toThrow("There are no en words for nothing");
  });

  test("a key that has words in the other language only", () => {
    const half = createWords([
      { path: "en.ftl", locale: "en", ftl: "hello = Hello" },
      { path: "ru.ftl", locale: "ru", ftl: "goodbye = До встречи" },
    ]);
    expect(half.plain(voices.en, "hello")).toBe("Hello");
    expect(() => half.plain(voices.ty, "hello")).toThrow("There are no ru words for hello");
  });

  test("words whose arguments are missing, without repeating what people typed", () => {
    expect(() => words.say(voice, "bold", { name: "Anna" })).toThrow("The en words for bold cannot be said");
  });
});

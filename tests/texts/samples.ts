import type { Arg, Args } from "../../src/core/notice.ts";
import type { Voice, Words } from "../../src/texts/index.ts";
import { type Form, formsOf, type Written } from "./ftl.ts";

export const voices: Readonly<Record<"en" | "ty" | "vy", Voice>> = {
  en: { locale: "en", zone: "Europe/Berlin", address: "ty" },
  ty: { locale: "ru", zone: "Europe/Moscow", address: "ty" },
  vy: { locale: "ru", zone: "Europe/Moscow", address: "vy" },
};

/** The longest that people can type where it ends up in a message. */
const longest: Readonly<Record<string, number>> = {
  text: 3500,
  question: 3500,
  why: 3500,
  plan: 3500,
  chosen: 3500,
  problem: 300,
  parked: 300,
  theme: 100,
  title: 128,
  group: 128,
};

const numbers = new Set(
  "count number max length hours days round pluses minuses fewest most again hourly minutes".split(" "),
);
const moments = new Set(["until", "when", "closes"]);
const words: Readonly<Record<string, string>> = {
  step: "step-clarify",
  what: "owed-tie",
  audience: "audience-solution",
  sign: "button-minus",
  language: "button-language-ru",
  preset: "preset-week",
  day: "weekday-1",
};

const typed = (name: string, long: boolean): string =>
  long ? "Ю".repeat(longest[name] ?? 64) : `some ${name}`;

function argOf(name: string, long: boolean): Arg {
  if (numbers.has(name)) return long ? 12 : 1;
  if (moments.has(name)) return { moment: Date.UTC(2026, 8, 30, 17, 30) };
  const word = words[name];
  if (word !== undefined) return { word };
  if (name === "names") return { names: ["Анна", "Борис", "Вера"] };
  if (name === "lines" || name === "rules")
    return { lines: [{ key: "line-rule", args: { number: 1, text: "Every point of view counts" } }] };
  return typed(name, long);
}

const needed = (forms: readonly Form[]): readonly string[] => [
  ...new Set(forms.flatMap(({ variables }) => [...variables].map((name) => name.replace(/Is$/, "")))),
];

/** Arguments for every variable of a message: short ones, or the longest that people can type. */
export const argsFor = (message: Written, long = false): Args =>
  Object.fromEntries(needed(formsOf(message)).map((name) => [name, argOf(name, long)]));

export const sayAll = (words: Words, messages: readonly Written[], voice: Voice, long: boolean) =>
  messages.map((message) => ({
    key: message.key,
    ...words.say(voice, message.key, argsFor(message, long)),
  }));

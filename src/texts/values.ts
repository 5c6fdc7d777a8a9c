import { DateTime } from "luxon";
import type { Arg, Args, Line } from "../core/notice.ts";
import { marks, withoutMarks } from "./marks.ts";

export type Locale = "en" | "ru";

/** Who something is said to: their language, their group's time zone, and its form of address. */
export interface Voice {
  readonly locale: Locale;
  /** An IANA name. */
  readonly zone: string;
  readonly address: "ty" | "vy";
}

export type Values = Record<string, string | number>;
/** Says one line in the same voice, still marked. */
type Sayer = (key: string, args: Args) => string;

// British forms: "24 Nov", "Anna, Boris and Vera".
const lists = {
  en: new Intl.ListFormat("en-GB", { type: "conjunction" }),
  ru: new Intl.ListFormat("ru", { type: "conjunction" }),
} as const;

const moments = { en: "ccc d LLL, HH:mm", ru: "ccc d MMMM, HH:mm" } as const;

/** A moment (milliseconds since 1970) as the wall clock of a zone shows it. */
export const momentIn = ({ locale, zone }: Voice, moment: number): string =>
  DateTime.fromMillis(moment, { zone, locale }).toFormat(moments[locale]);

/**
 * The variables of a message. Beside every text, list of names and list of lines `x` stands `xIs`: "some" or
 * "none", because Fluent cannot ask whether a text is empty.
 */
export function valuesOf(voice: Voice, args: Args, say: Sayer): Values {
  const values: Values = { ...marks };
  for (const [name, arg] of Object.entries(args)) {
    const value = inWords(voice, arg, say);
    values[name] = value;
    if (canBeEmpty(arg)) values[`${name}Is`] = value === "" ? "none" : "some";
  }
  return values;
}

const canBeEmpty = (arg: Arg): boolean =>
  typeof arg === "string" || (typeof arg === "object" && ("lines" in arg || "names" in arg));

function inWords(voice: Voice, arg: Arg, say: Sayer): string | number {
  if (typeof arg === "number") return arg;
  if (typeof arg === "string") return withoutMarks(arg);
  if ("moment" in arg) return momentIn(voice, arg.moment);
  if ("names" in arg) return lists[voice.locale].format(arg.names.map(withoutMarks));
  if ("word" in arg) return say(arg.word, {});
  return arg.lines.map((line: Line) => say(line.key, line.args)).join("\n");
}

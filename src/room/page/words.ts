import type { Locale } from "../wire.ts";
import { en } from "./words-en.ts";
import { ru } from "./words-ru.ts";

/** Everything the page says in its own name, the same keys in every language. */
export type Words = { readonly [Key in keyof typeof en]: Widened<(typeof en)[Key]> };

type Widened<T> = T extends string
  ? string
  : T extends (...given: infer Given) => string
    ? (...given: Given) => string
    : { readonly [Key in keyof T]: Widened<T[Key]> };

const all: Readonly<Record<Locale, Words>> = { en, ru };

/** The page speaks one language at a time, whichever the group speaks. */
export const wordsIn = (locale: Locale): Words => all[locale];

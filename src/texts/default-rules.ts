import type { Locale, Voice, Words } from "./index.ts";

/** How many rules a new group starts from (protocol: agree-rules). */
const COUNT = 7;

/** The standing rules of a new group, in its language and form of address. */
export function defaultRules(words: Words, locale: Locale, address: Voice["address"]): readonly string[] {
  const voice = { locale, address, zone: "UTC" };
  return Array.from({ length: COUNT }, (_, index) => words.plain(voice, `default-rule-${index + 1}`));
}

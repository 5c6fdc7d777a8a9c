import { FluentResource } from "@fluent/bundle";
import { I18n } from "@grammyjs/i18n";
import type { Args } from "../core/notice.ts";
import { type Spoken, spoken } from "./marks.ts";
import { type Source, wordSources } from "./sources.ts";
import { type Locale, type Voice, valuesOf } from "./values.ts";

export type { Spoken } from "./marks.ts";
export type { Locale, Voice } from "./values.ts";

/** Everything that the bot can say. A key without words, or words without their arguments, throw. */
export interface Words {
  say(voice: Voice, key: string, args?: Args): Spoken;
  /** For buttons, polls and callback answers: no entities. */
  plain(voice: Voice, key: string, args?: Args): string;
  has(locale: Locale, key: string): boolean;
  keys(locale: Locale): readonly string[];
}

const locales = ["en", "ru"] as const satisfies readonly Locale[];

/** Reads all words once; what is said later touches no file. */
export function createWords(sources: readonly Source[] = wordSources()): Words {
  const i18n = new I18n({ defaultLocale: "en", fluentBundleOptions: { useIsolating: false } });
  const ftl = (locale: Locale) =>
    sources.flatMap((source) => (source.locale === locale ? [source.ftl] : [])).join("\n\n");
  // I18n looks only into the first bundle of a locale, so each locale is loaded as one.
  for (const locale of locales) i18n.loadLocaleSync(locale, { source: ftl(locale) });
  const polite = { en: politeForms(ftl("en")), ru: politeForms(ftl("ru")) };

  function marked(voice: Voice, key: string, args: Args): string {
    const hasPolite = polite[voice.locale].get(key);
    if (hasPolite === undefined) throw new Error(`There are no ${voice.locale} words for ${key}`);
    const path = voice.address === "vy" && hasPolite ? `${key}.vy` : key;
    const values = valuesOf(voice, args, (line, lineArgs) => marked(voice, line, lineArgs));
    try {
      return i18n.translate(voice.locale, path, values);
    } catch (cause) {
      throw new Error(`The ${voice.locale} words for ${path} cannot be said`, { cause });
    }
  }

  return {
    say: (voice, key, args = {}) => spoken(marked(voice, key, args)),
    plain: (voice, key, args = {}) => spoken(marked(voice, key, args)).text,
    has: (locale, key) => polite[locale].has(key),
    keys: (locale) => [...polite[locale].keys()],
  };
}

/** Every key, and whether it has a polite form beside the familiar one. */
const politeForms = (ftl: string): ReadonlyMap<string, boolean> =>
  new Map(
    new FluentResource(ftl).body
      .filter(({ id }) => !id.startsWith("-"))
      .map(({ id, attributes }) => [id, "vy" in attributes] as const),
  );

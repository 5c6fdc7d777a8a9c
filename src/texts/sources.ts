import { globSync, readFileSync } from "node:fs";
import { basename, join } from "node:path";
import type { Locale } from "./values.ts";

/** A file of words, for one language. */
export interface Source {
  readonly path: string;
  readonly locale: Locale;
  readonly ftl: string;
}

const root = join(import.meta.dirname, "..");

/** Words live beside what says them: in each step, in `texts/common`, in `telegram`. */
export const wordSources = (): readonly Source[] =>
  globSync(["steps/**/*.ftl", "texts/common/*.ftl", "telegram/**/*.ftl"], { cwd: root })
    .toSorted()
    .map((path) => ({ path, locale: localeOf(path), ftl: readFileSync(join(root, path), "utf8") }));

/** `ru.ftl` and `draft.ru.ftl` are Russian. */
function localeOf(path: string): Locale {
  const named = basename(path, ".ftl").split(".").at(-1);
  if (named === "en" || named === "ru") return named;
  throw new Error(`${path} does not say whether it is en or ru`);
}

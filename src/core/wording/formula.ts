import { plain } from "./formatting.ts";

/** How every solution begins (protocol: solution). */
const formulas = {
  en: "If this happened to me…",
  ru: "Если бы это случилось со мной…",
} as const;

const beginnings = [
  /^["«“\s]*if (this|it|that) (had )?(happened|happens) (to|with) me\b/iu,
  /^["«“\s]*если\s+бы\s+(?=(\p{L}+\s+){0,3}со\s+мной)(?=(\p{L}+\s+){0,4}(случилось|произошло))/iu,
  /^["«“\s]*случись\s+(это|такое)\s+со\s+мной/iu,
];

/** The solution as it is voiced: the formula is supplied where it is missing and never doubled (protocol: voice-solutions). */
export function withFormula(text: string, locale: keyof typeof formulas): string {
  const trimmed = text.trim();
  return beginnings.some((beginning) => beginning.test(plain(trimmed).trim()))
    ? trimmed
    : `${formulas[locale]} ${trimmed}`;
}

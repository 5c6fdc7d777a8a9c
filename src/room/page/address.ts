import type { Beginning, Locale, Whole } from "../wire.ts";

/** Whom nothing is said of: a natural cast. */
const PEOPLE = 6;

/** A moment of a story that a link leads to. */
export interface Place {
  readonly beginning: Beginning;
  readonly at?: number;
}

/** The link that leads to this moment of the story, as long as nobody has meddled. */
export function linkTo({ beginning, clock }: Pick<Whole, "beginning" | "clock">, origin: string): string {
  const { story, seed, preset, locale, people } = beginning;
  const asked = { story, seed, preset, locale, people, at: Math.round(clock.now) };
  const query = new URLSearchParams(
    Object.entries(asked).map(([key, value]): [string, string] => [key, String(value)]),
  );
  return `${origin}/?${query}`;
}

/** Which language the address asks for, if any. */
export const localeIn = (search: string): Locale | undefined =>
  oneOf(["en", "ru"], new URLSearchParams(search).get("locale"));

/** Where the address leads; undefined = nowhere in particular. */
export function placeIn(search: string, locale: Locale): Place | undefined {
  const query = new URLSearchParams(search);
  const story = oneOf(["kindergarten", "psychologists", "empty"], query.get("story"));
  if (!story) return undefined;
  const at = wholeNumber(query.get("at"), { to: 1e15 });
  return {
    beginning: {
      story,
      locale: localeIn(search) ?? locale,
      preset: oneOf(["week", "hour"], query.get("preset")) ?? "week",
      people: wholeNumber(query.get("people"), { from: 3, to: 12 }) ?? PEOPLE,
      seed: wholeNumber(query.get("seed"), { to: 1_000_000 }) ?? 1,
    },
    ...(at === undefined ? {} : { at }),
  };
}

/** Whether the room is where a link leads, to the second. */
export function isAt({ beginning, clock }: Pick<Whole, "beginning" | "clock">, { beginning: to, at }: Place) {
  const keys = ["story", "locale", "preset", "people", "seed"] as const;
  return (
    at !== undefined && Math.abs(clock.now - at) < 1_000 && keys.every((key) => beginning[key] === to[key])
  );
}

/** A story told anew, never quite the same way twice. */
export function anew(chosen: Pick<Beginning, "story" | "preset" | "locale">): Beginning {
  return { ...chosen, people: PEOPLE, seed: 1 + Math.floor(Math.random() * 9_999) };
}

function oneOf<T extends string>(known: readonly T[], value: string | null): T | undefined {
  return known.find((one) => one === value);
}

interface Range {
  readonly from?: number;
  readonly to: number;
}

/** Only what the room understands: half a link leads to a story, too. */
function wholeNumber(value: string | null, { from = 0, to }: Range): number | undefined {
  const number = value !== null && /^\d{1,16}$/.test(value) ? Number(value) : -1;
  return number >= from && number <= to ? number : undefined;
}

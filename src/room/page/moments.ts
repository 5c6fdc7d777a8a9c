import type { Locale } from "../wire.ts";

/** Where and in which language moments are told. */
export interface Reader {
  readonly zone: string;
  readonly locale: Locale;
}

const tags = { en: "en-GB", ru: "ru-RU" } as const;
const shapes = {
  time: { hour: "2-digit", minute: "2-digit" },
  day: { weekday: "long", day: "numeric", month: "long" },
  full: { weekday: "short", day: "numeric", month: "short", hour: "2-digit", minute: "2-digit" },
  precise: { hour: "2-digit", minute: "2-digit", second: "2-digit" },
} as const satisfies Record<string, Intl.DateTimeFormatOptions>;

const formats = new Map<string, Intl.DateTimeFormat>();

/** A moment as a person in that zone would read it. */
export function told(moment: number, shape: keyof typeof shapes, { zone, locale }: Reader): string {
  const key = `${shape} ${locale} ${zone}`;
  const known = formats.get(key);
  if (known) return known.format(moment);
  const made = new Intl.DateTimeFormat(tags[locale], { ...shapes[shape], timeZone: zone });
  formats.set(key, made);
  return made.format(moment);
}

/** How long until then, in its largest unit: "in 3 hours". */
export function distance(milliseconds: number, locale: Locale): string {
  const relative = new Intl.RelativeTimeFormat(tags[locale], { numeric: "always", style: "short" });
  const seconds = Math.round(milliseconds / 1_000);
  if (seconds < 90) return relative.format(seconds, "second");
  const minutes = Math.round(seconds / 60);
  if (minutes < 90) return relative.format(minutes, "minute");
  const hours = Math.round(minutes / 60);
  return hours < 36 ? relative.format(hours, "hour") : relative.format(Math.round(hours / 24), "day");
}

import type { Closing } from "../../core/meeting.ts";

/** What a group decides about its meetings in the set-up. */
export interface GroupPlan {
  readonly locale: "en" | "ru";
  readonly zone: string;
  readonly theme: string;
  readonly address: "ty" | "vy";
  readonly preset: "week" | "hour";
  /** 1 = Monday. */
  readonly startWeekday: number;
  /** Local time, HH:MM. */
  readonly startTime: string;
  /** The first meeting begins at once instead of waiting for the weekday. */
  readonly startsNow: boolean;
  readonly closings: Readonly<Record<string, Closing>>;
  readonly earlyClosing: boolean;
  readonly fewest: number;
  readonly most: number;
  /** How many days what was said is kept after a meeting. */
  readonly retentionDays: number;
}

/** The zones offered as buttons; any other IANA name can be typed. */
export const commonZones = [
  "Europe/Moscow",
  "Europe/Kaliningrad",
  "Europe/Samara",
  "Asia/Yekaterinburg",
  "Asia/Novosibirsk",
  "Asia/Vladivostok",
  "Europe/Berlin",
  "Europe/London",
] as const;

/** A zone as people type it: any case, with spaces, or just the city. Undefined = there is none. */
export function readZone(typed: string): string | undefined {
  const wanted = typed.trim().replace(/\s+/g, "_").toLowerCase();
  if (wanted === "") return undefined;
  const zones = Intl.supportedValuesOf("timeZone");
  const exact = [...zones, "UTC", "Europe/Kyiv"].find((zone) => zone.toLowerCase() === wanted);
  return exact ?? zones.find((zone) => zone.toLowerCase().endsWith(`/${wanted}`));
}

const weekdays: readonly (readonly string[])[] = [
  ["mon", "пн", "пон"],
  ["tue", "вт"],
  ["wed", "ср"],
  ["thu", "чт", "чет"],
  ["fri", "пт", "пят"],
  ["sat", "сб", "суб"],
  ["sun", "вс", "вос"],
];

export interface WeekTime {
  /** 1 = Monday. */
  readonly weekday: number;
  readonly time: string;
}

/** "Mon 09:00", «понедельник 9.00», "wed 18:30"; undefined = not understood. */
export function readWeekTime(typed: string): WeekTime | undefined {
  const [, day = "", hour = "", minute = ""] =
    /^\s*(\p{L}+)[\s,.]*(?:at|в)?\s*(\d{1,2})[:.](\d{2})\s*$/iu.exec(typed) ?? [];
  const weekday = weekdays.findIndex((names) => names.some((name) => day.toLowerCase().startsWith(name))) + 1;
  if (weekday === 0 || Number(hour) > 23 || Number(minute) > 59) return undefined;
  return { weekday, time: `${hour.padStart(2, "0")}:${minute}` };
}

/** "5", "4-8", «от 4 до 8»: how many take part. Undefined = not understood, or outside 3–12 (protocol: gather). */
export function readPeople(typed: string): { readonly fewest: number; readonly most: number } | undefined {
  const [fewest, most = fewest] = (typed.match(/\d+/g) ?? []).map(Number);
  if (fewest === undefined || most === undefined) return undefined;
  return fewest >= 3 && most <= 12 && fewest <= most ? { fewest, most } : undefined;
}

/** Minutes of the hour preset; undefined = not understood. */
export function readMinutes(typed: string): number | undefined {
  const [, number = ""] = /^\s*(\d{1,3})\s*(\p{L}+\.?)?\s*$/u.exec(typed) ?? [];
  const value = Number(number);
  return number !== "" && value >= 1 && value <= 180 ? value : undefined;
}

/** What is said may be kept for so many days. */
export const LONGEST_KEPT = 3650;

/** "30", "90 days", «на 30 дней»; undefined = not understood, or outside 1–3650. */
export function readDays(typed: string): number | undefined {
  const [, number = ""] = /^[^\d-]*(\d{1,4})\D*$/.exec(typed) ?? [];
  const value = Number(number);
  return value >= 1 && value <= LONGEST_KEPT ? value : undefined;
}

const moment = ({ day, time }: Closing): string => `${day} ${time}`;

/** Closings with one changed; undefined where a step would close before the one before it. */
export function withClosing(plan: GroupPlan, step: string, typed: string): GroupPlan["closings"] | undefined {
  const current = plan.closings[step];
  if (!current) return undefined;
  if (plan.preset === "hour") {
    const minutes = readMinutes(typed);
    return minutes === undefined ? undefined : { ...plan.closings, [step]: { ...current, minutes } };
  }
  const read = readWeekTime(typed);
  if (!read) return undefined;
  const day = (read.weekday - plan.startWeekday + 7) % 7;
  const closings = { ...plan.closings, [step]: { ...current, day, time: read.time } };
  const inOrder = Object.values(closings).every(
    (one, index, all) => index === 0 || moment(all[index - 1] ?? one) < moment(one),
  );
  return inOrder ? closings : undefined;
}

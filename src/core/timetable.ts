import { DateTime } from "luxon";
import type { Closing, Meeting, Settings } from "./meeting.ts";

export const minutes = (n: number): number => n * 60_000;
export const hours = (n: number): number => minutes(n * 60);
export const days = (n: number): number => hours(n * 24);

/** Longest pause that a moderator can set (protocol: always). */
export const LONGEST_PAUSE_DAYS = 14;

/** One speaker's time: 3 h in a week, 90 s in an hour (protocol: clarify). */
export const turnTime = ({ preset }: Pick<Settings, "preset">): number =>
  preset === "week" ? hours(3) : minutes(1.5);

/** A closing after the one extension of a step: the same local time a day later, or 5 minutes later in an hour. */
export const extended = ({ preset, zone }: Pick<Settings, "preset" | "zone">, closing: number): number =>
  preset === "week"
    ? DateTime.fromMillis(closing, { zone }).plus({ days: 1 }).toMillis()
    : closing + minutes(5);

/** Closings that a group has set too close, or in the wrong order, still leave a step this long. */
const SHORTEST_WINDOW = minutes(30);

/** Every card shows all closings to come: what a zone has answered once needs not be asked again. */
const answered = new Map<string, number>();
const MOST_ANSWERS = 5_000;

/** The planned closing of a step on the `shift`-th day after its own, in local wall-clock time. */
function plannedClosing(opensAt: number, zone: string, { day, time }: Closing, shift: number): number {
  const question = `${opensAt} ${zone} ${day + shift} ${time}`;
  const answer = answered.get(question) ?? localMoment(opensAt, zone, day + shift, time);
  if (answered.size >= MOST_ANSWERS) answered.clear();
  answered.set(question, answer);
  return answer;
}

/** A local time so many days after the day of a moment. */
function localMoment(from: number, zone: string, days: number, time: string): number {
  const [hour = 0, minute = 0] = time.split(":").map(Number);
  return DateTime.fromMillis(from, { zone }).startOf("day").plus({ days }).set({ hour, minute }).toMillis();
}

/**
 * When a step that opens now closes: at its own local time, moved by whole days until at least half of
 * the planned window is left, so that a late start, an extension, or a pause never swallows a step.
 */
export function closesAt(
  meeting: Pick<Meeting, "settings" | "opensAt">,
  steps: readonly string[],
  now: number,
): number {
  const { settings, opensAt } = meeting;
  const step = steps.at(-1) ?? "";
  const closing = settings.closings[step] ?? { day: 0, time: "20:00", minutes: 5 };
  if (settings.preset === "hour") return now + minutes(closing.minutes);
  const before = settings.closings[steps.at(-2) ?? ""];
  const planned = plannedClosing(opensAt, settings.zone, closing, 0);
  const between = before ? planned - plannedClosing(opensAt, settings.zone, before, 0) : hours(2);
  const window = Math.max(between, SHORTEST_WINDOW);
  let shift = 0; // 0 <= shift: the first day on which half of the window is left
  while (plannedClosing(opensAt, settings.zone, closing, shift) - now < window / 2) shift += 1;
  return plannedClosing(opensAt, settings.zone, closing, shift);
}

/** The next local occurrence of a weekday (1 = Monday) and time after a moment. */
export function nextStart(zone: string, weekday: number, time: string, after: number): number {
  const [hour = 0, minute = 0] = time.split(":").map(Number);
  const from = DateTime.fromMillis(after, { zone });
  const sameWeek = from
    .startOf("day")
    .plus({ days: (weekday - from.weekday + 7) % 7 })
    .set({ hour, minute });
  return (sameWeek.toMillis() > after ? sameWeek : sameWeek.plus({ days: 7 })).toMillis();
}

/** Nobody is reminded between 21:00 and 09:00 of the group's own time. */
export function isQuiet(zone: string, at: number): boolean {
  const { hour } = DateTime.fromMillis(at, { zone });
  return hour >= 21 || hour < 9;
}

/** The first moment from `at` on that is not in quiet hours. */
export function afterQuiet(zone: string, at: number): number {
  if (!isQuiet(zone, at)) return at;
  const local = DateTime.fromMillis(at, { zone });
  const morning = local
    .startOf("day")
    .plus({ days: local.hour >= 21 ? 1 : 0 })
    .set({ hour: 9 });
  return morning.toMillis();
}

/** The next full hour of a zone's clocks after a moment. */
export const nextHour = (zone: string, at: number): number =>
  DateTime.fromMillis(at, { zone }).startOf("hour").plus({ hours: 1 }).toMillis();

/** The first quarter of an hour on a zone's clocks from a moment on. */
export function quarterFrom(zone: string, at: number): number {
  const hour = DateTime.fromMillis(at, { zone }).startOf("hour");
  const quarters = Math.ceil((at - hour.toMillis()) / minutes(15));
  return hour.plus({ minutes: quarters * 15 }).toMillis();
}

/** How long before the closing the last reminder comes. */
export const lastCall = ({ preset }: Pick<Settings, "preset">): number =>
  preset === "week" ? hours(2) : minutes(1);

export const isZone = (zone: string): boolean => DateTime.local({ zone }).isValid;

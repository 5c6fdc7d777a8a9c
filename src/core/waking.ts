import { afterQuiet, isQuiet, minutes, nextHour, quarterFrom } from "./timetable.ts";

/** Closings of a week stand on these. */
const QUARTER = minutes(15);

/** The evening of the waking hours in which a moment lies: the first full local hour after it that is quiet. */
export function evening(zone: string, at: number): number {
  let hour = nextHour(zone, at);
  while (!isQuiet(zone, hour)) hour = nextHour(zone, hour);
  return hour;
}

/** How much of the time between two moments people of this zone were awake, in milliseconds. */
export function wakingBetween(zone: string, from: number, to: number): number {
  let awake = 0;
  for (let at = afterQuiet(zone, from); at < to; at = afterQuiet(zone, evening(zone, at)))
    awake += Math.min(evening(zone, at), to) - at;
  return awake;
}

/** The moment by which people have been awake for so long since `from`: what an evening has no room for, the next morning has. */
export function afterWaking(zone: string, from: number, ms: number): number {
  let left = ms; // 0 < left: what is still to be found room for
  if (left <= 0) return from;
  let at = afterQuiet(zone, isEvening(zone, from) ? from + 1 : from);
  for (; left > evening(zone, at) - at; at = afterQuiet(zone, evening(zone, at)))
    left -= evening(zone, at) - at;
  return at + left;
}

/** Whether this is the very moment at which an evening ends, and so leaves nothing of it. */
export const isEvening = (zone: string, at: number): boolean => isQuiet(zone, at) && !isQuiet(zone, at - 1);

export const inQuarters = (ms: number): number => Math.round(ms / QUARTER) * QUARTER;

/** The first quarter of an hour on the clock, from a moment on, at which people are awake. */
export function nextQuarter(zone: string, from: number): number {
  const at = quarterFrom(zone, from);
  return isEvening(zone, at) ? at : afterQuiet(zone, at);
}

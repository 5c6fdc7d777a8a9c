import { DateTime } from "luxon";

/**
 * Until when, as the bot has written it: "Tue 24 Nov, 10:00", «вт 24 ноября, 10:00». The day of the month and the
 * time are enough, whatever the language. Undefined = nothing like that is written there.
 */
export function readUntil(text: string, now: number, zone: string): number | undefined {
  const [, day, hour, minute] = [...text.matchAll(/(\d{1,2}) \p{L}+,? (\d{2}):(\d{2})/gu)].at(-1) ?? [];
  if (day === undefined) return undefined;
  const today = DateTime.fromMillis(now, { zone }).startOf("day");
  for (let days = -1; days < 31; days += 1) {
    const date = today.plus({ days });
    if (date.day === Number(day)) return date.set({ hour: Number(hour), minute: Number(minute) }).toMillis();
  }
  return undefined;
}

/** The number before a text on a list of the bot: "3. If this happened to me…" */
export const numberBefore = (list: string, text: string): number | undefined => {
  const line = list.split("\n").find((one) => one.includes(text));
  const [, number] = /^(\d+)\. /.exec(line ?? "") ?? [];
  return number === undefined ? undefined : Number(number);
};

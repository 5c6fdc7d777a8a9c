import { isRefusal } from "../../src/core/decision.ts";
import type { Meeting } from "../../src/core/meeting.ts";
import { formatOf } from "../../src/formats/index.ts";
import type { Witness } from "../../src/service/witness.ts";
import type { Plan } from "../../src/simulation/plan.ts";
import { playSeason } from "../../src/simulation/season.ts";
import { createTally } from "../../src/simulation/violation.ts";
import { digestOf, type Entry, type History, inOrder, outcomeOf, plain, playEntry } from "./history.ts";
import { meetingAfter, replay } from "./replay.ts";
import type { Scene } from "./scenes.ts";
import { store } from "./stored.ts";

type Seen = Parameters<Witness>[0];

/** Holds a season with the real bot and a local Telegram. Returns the courses of its meetings that came to an end. */
export async function watch(plan: Plan): Promise<readonly (readonly Seen[])[]> {
  const courses = new Map<number, readonly Seen[]>();
  const witness: Witness = (seen) => {
    const course = courses.get(seen.before.id) ?? [];
    courses.set(seen.before.id, [...(isGap(course.at(-1), seen) ? [] : course), seen]);
  };
  await playSeason({ plan, tally: createTally(), witness });
  return [...courses.values()].filter((course) => isWhole(course));
}

/** What lies between was not seen: a set-up that was changed before the opening, or a crash right after a commit. */
function isGap(last: Seen | undefined, { before }: Seen): boolean {
  if (!last) return false;
  const after = isRefusal(last.played) ? last.before : last.played.meeting;
  return JSON.stringify(inOrder(after)) !== JSON.stringify(inOrder(before));
}

const isWhole = (course: readonly Seen[]): boolean =>
  course[0]?.before.status === "planned" &&
  course.some(({ played }) => !isRefusal(played) && played.meeting.status === "ended");

/** Shorter than Telegram's ids, and still none that a contribution could have. */
const SHORT_IDS = 100;

/** A course as it is kept: people by their place in the circle, and no words of the bot. */
export function historyOf({ story, forgets = false }: Scene, course: readonly Seen[]): History {
  const [first] = course;
  if (!first) throw new Error("Nothing has happened");
  const everybody = new Set(course.flatMap(({ before }) => before.people.map(({ id }) => Number(id))));
  const known = new Map([...everybody].map((id, index) => [id, SHORT_IDS + index + 1]));
  const begin = inShort(plain(first.before), known);
  const entries = course.map((seen) => inShort(entryOf(seen), known));
  const history: History = { story, begin, course: entries, end: {}, stored: store(first.before, 0) };
  if (forgets) entries.push(forgotten(history));
  const after = richest(history);
  const whole = {
    ...history,
    end: digestOf(meetingAfter(history, entries.length)),
    stored: store(meetingAfter(history, after), after),
  };
  const otherwise = replay(whole);
  if (otherwise) throw new Error(`It does not even replay now: ${otherwise}`);
  return whole;
}

function entryOf({ now, input, played }: Seen): Entry {
  const outcome = {
    ...outcomeOf(played),
    ...(input.drafting.length > 0 && { drafting: [...input.drafting] }),
  };
  if ("move" in input) return { at: now, by: input.by, move: plain(input.move), ...outcome };
  if (!("happening" in input)) return { at: now, ...outcome };
  return { at: now, given: [input.happening.facts.length, input.happening.notices.length], ...outcome };
}

/** After the end one of them asks to be forgotten. */
function forgotten(history: History): Entry {
  const meeting = meetingAfter(history, history.course.length);
  const at = (history.course.at(-1)?.at ?? 0) + 1;
  const member = meeting.presenter ?? meeting.people[0]?.id;
  const fact = { type: "personForgotten", member, name: "Somebody", words: "…" };
  const asked: Entry = { at, given: [1, 0], facts: [fact], told: [] };
  return { ...asked, ...outcomeOf(playEntry(formatOf(meeting.format), meeting, asked)) };
}

/** Where the most is going on: turns that have moved, otherwise the middle. */
function richest(history: History): number {
  const half = Math.floor(history.course.length / 2);
  const spoken = history.course.findLastIndex(({ facts }) => facts.some(isInTurns));
  return spoken > 0 ? spoken + 1 : half;
}

const isInTurns = ({ type, turns }: Entry["facts"][number]): boolean =>
  type === "turnsMoved" && ((turns as Meeting["turns"])?.passed.length ?? 0) > 0;

/** Long numbers of people are replaced by short ones wherever they stand. */
function inShort<T>(value: T, known: ReadonlyMap<number, number>): T {
  const text = JSON.stringify(value).replace(/\d{9,}/g, (digits) => `${known.get(Number(digits)) ?? digits}`);
  return JSON.parse(text) as T;
}

/** One input a line, so that a change of a file shows what changed in the meeting. */
export function fileOf({ story, begin, course, end, stored }: History): string {
  const line = ({ facts, told, ...rest }: Entry): string =>
    JSON.stringify({ ...rest, ...(facts.length > 0 && { facts }), ...(told.length > 0 && { told }) });
  const lines = [
    `"story":${JSON.stringify(story)}`,
    `"begin":${JSON.stringify(begin)}`,
    `"course":[\n${course.map(line).join(",\n")}\n]`,
    `"end":${JSON.stringify(end)}`,
    `"stored":${JSON.stringify(stored)}`,
  ];
  return `{\n${lines.join(",\n")}\n}\n`;
}

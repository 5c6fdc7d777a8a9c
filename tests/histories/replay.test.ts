import { statSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import type { Fact } from "../../src/core/facts.ts";
import { stepsOf } from "../../src/core/format.ts";
import { intervision } from "../../src/formats/intervision.ts";
import type { History } from "./history.ts";
import { inOrder } from "./history.ts";
import { kept, read } from "./kept.ts";
import { meetingAfter, replay } from "./replay.ts";
import { scenes } from "./scenes.ts";
import { restore } from "./stored.ts";

const names = kept();
const histories = new Map(names.map((name) => [name, read(name)]));
const told = (name: string): History => histories.get(name) ?? read(name);

/** These meetings were held before polls were asked what they show; what comes of it is in tests/journeys. */
type Counting = "ballotCounting" | "ballotCounted" | "ballotDisputed" | "ballotSettled" | "ballotVoided";

/** Everything that can happen: a new fact is to be recorded, too. */
const happens: Readonly<Record<Exclude<Fact["type"], Counting>, true>> = {
  opened: true,
  stepsOpened: true,
  stepClosed: true,
  phaseEntered: true,
  closingMoved: true,
  lengthened: true,
  reminded: true,
  paused: true,
  resumed: true,
  ended: true,
  personCame: true,
  roleTaken: true,
  personLeft: true,
  personForgotten: true,
  moderationDeclined: true,
  moderatorNamed: true,
  presenterNamed: true,
  orderSet: true,
  rulesAgreed: true,
  themeChosen: true,
  contributed: true,
  revised: true,
  published: true,
  withdrawn: true,
  erased: true,
  ballotOpened: true,
  voted: true,
  ballotClosed: true,
  turnsMoved: true,
  marked: true,
  reportAsked: true,
  acted: true,
};

describe.each(names)("the meeting %s", (name) => {
  test("is lived through today as it was then", () => {
    expect(replay(told(name))).toBeUndefined();
  });

  test("is found in an older database as it stood on its way, and goes on to the same end", () => {
    const history = told(name);
    const { after } = history.stored;
    const meeting = restore(history.stored);
    if (!meeting) throw new Error("The meeting cannot be read back");
    // What the older version did not know yet, it could not write down.
    expect(inOrder(meetingAfter(history, after))).toMatchObject(inOrder(meeting) as object);
    expect(replay(history, { meeting, after })).toBeUndefined();
  });

  test("is short enough to be read", () => {
    expect(statSync(join(import.meta.dirname, `${name}.json`)).size).toBeLessThan(40_000);
  });
});

test("every scene is kept, and nothing else", () => {
  expect(names).toEqual(Object.keys(scenes).toSorted());
});

test("between them people live through every step and everything that can happen", () => {
  const facts = [...histories.values()].flatMap(({ course }) => course.flatMap((one) => one.facts));
  expect(new Set(facts.map(({ type }) => type))).toEqual(new Set(Object.keys(happens)));
  const closed = new Set(facts.filter(({ type }) => type === "stepClosed").map(({ step }) => step));
  expect(closed).toEqual(new Set(stepsOf(intervision).map(({ id }) => id)));
  const endings = new Set(facts.filter(({ type }) => type === "ended").map(({ ending }) => ending));
  expect(endings).toEqual(new Set(["held", "calledOff", "noProblem", "noCase", "tooFew"]));
});

describe("what has become different is told", () => {
  const calm = told("calm-week");

  test("a step that is left out, at the moment at which it would open", () => {
    const { "share-learnings": last, ...stages } = intervision.stages;
    if (!last) throw new Error("There is no last step but one");
    const shorter = { ...last, routes: { shared: "end:held" } } as const;
    const format = { ...intervision, stages: { ...stages, "share-learnings": shorter } };
    expect(replay(calm, { format })).toMatch(
      /^Input \d+ of 71, Tue 24 Nov 2026 .* in share-learnings: .*\n {2}fact \d+ was \{"type":"stepsOpened","steps":\["choose-theme"\].*,\n {2}and is \{"type":"ended","ending":"held"\}$/,
    );
  });

  test("a move that is refused", () => {
    const { gather, ...stages } = intervision.stages;
    if (!gather) throw new Error("There is no first step");
    const step = { ...gather.step, decide: () => ({ refused: "notToday", args: {} }) };
    const format = { ...intervision, stages: { gather: { ...gather, step }, ...stages } };
    expect(replay(calm, { format })).toMatch(
      /made the move \{"type":"join"\}\n {2}it was accepted, and is refused: notToday/,
    );
  });

  test("words that are kept back", () => {
    const [one, ...others] = calm.course.filter(({ told }) => told.length > 0);
    const louder = calm.course.map((entry) =>
      entry === one ? { ...entry, told: [...one.told, "a-word > group"] } : entry,
    );
    expect(others.length).toBeGreaterThan(0);
    expect(replay({ ...calm, course: louder })).toMatch(/notice \d+ was "a-word > group",\n {2}and is none/);
  });

  test("a state that nothing tells of", () => {
    const end = { ...calm.end, moderator: "7" };
    expect(replay({ ...calm, end })).toMatch(
      /^The same happened, but at the end moderator was 7, and is \d+$/,
    );
  });

  test("a field that the tables have lost", () => {
    const [row] = calm.stored.tables.meetings ?? [];
    const { moderator: _, runnersUp: __, ...state } = JSON.parse(String(row?.state));
    const meetings = [{ ...row, state: JSON.stringify(state) }];
    const tables = { ...calm.stored.tables, meetings } as History["stored"]["tables"];
    expect(() => restore({ ...calm.stored, tables })).toThrow(/runnersUp/);
  });
});

test("a meeting in a database of the very first version is found there, too", () => {
  const { stored } = told("calm-week");
  const meetings = (stored.tables.meetings ?? []).map(({ ended_at: _, ...row }) => row);
  const first = { ...stored, migration: "0000_first", tables: { ...stored.tables, meetings } };
  expect(restore(first)).toEqual(restore(stored));
});

import { expect, test } from "vitest";
import { duesOf } from "../../src/core/due.ts";
import { days, hours } from "../../src/core/timetable.ts";
import { intervision } from "../../src/formats/intervision.ts";
import { outcomeOf, stepIs } from "./checks.ts";
import { at, before, given, monday } from "./given.ts";
import { anna, boris, gleb, vera } from "./people.ts";
import type { Story } from "./story.ts";

const circle = { people: [anna, boris, vera, gleb], presenter: anna, moderator: boris };
const owedReport = { by: anna, text: "1. Wait", asked: 0 };
const dues = ({ meeting }: Story) => duesOf(intervision, meeting);
const kinds = (story: Story) => dues(story).map(({ kind }) => kind);

test("a planned meeting opens at its time, and asks for a report a day before", () => {
  expect(dues(before({}, days(2)))).toEqual([{ kind: "open", at: monday }]);
  expect(dues(before({ owedReport }, days(2)))).toEqual([
    { kind: "open", at: monday },
    { kind: "early-report", at: monday - days(1) },
  ]);
  expect(kinds(before({ owedReport }, days(1)).whenTimePasses(0))).toEqual(["open"]);
});

test("a step closes, and reminds twice before", () => {
  expect(dues(given("state-problems", circle))).toEqual([
    { kind: "close", at: at("2026-06-09T20:00") },
    { kind: "half", at: expect.any(Number) },
    { kind: "last", at: at("2026-06-09T18:00") },
  ]);
});

test("what has been reminded of is not due any more", () => {
  const half = given("state-problems", circle).whenItIs(at("2026-06-09T17:00"));
  expect(kinds(half)).toEqual(["close", "last"]);
  expect(kinds(half.whenItIs(at("2026-06-09T18:00")))).toEqual(["close"]);
});

test("a speaker's turn has an end", () => {
  const asking = given("clarify", circle);
  expect(dues(asking)).toContainEqual({ kind: "moment", at: asking.now + hours(3) });
});

test("the halves and quarters of the rules wake the meeting while they matter", () => {
  const rules = given("agree-rules", { ...circle, settings: { earlyClosing: false } });
  expect(kinds(rules)).toContain("moment");
  const voting = rules
    .when(anna, { type: "propose-rule", text: "Phones away" })
    .whenEach([boris, vera, gleb], { type: "keep-rules" });
  expect(kinds(voting)).toContain("moment");
  expect(kinds(voting.whenTimePasses(hours(3.5)))).not.toContain("moment");
});

test("half-time wakes who waits for a place, who chooses a problem, and who chooses a theme", () => {
  const waiting = given("gather", {
    ...circle,
    settings: { most: 2 },
    known: new Map([[gleb, { firstInLine: true }]]),
  });
  expect(kinds(waiting)).not.toContain("moment");
  expect(kinds(waiting.whenEach([anna, boris], { type: "join" }))).toContain("moment");
  expect(kinds(given("choose-problem", circle))).toContain("moment");
  expect(kinds(given("choose-theme", circle))).toContain("moment");
});

test("all silent, the turns run out one by one by their own moments", () => {
  given("clarify", circle)
    .whenTimePasses(hours(18) - 1)
    .shows(stepIs("clarify"))
    .whenTimePasses(1)
    .shows(stepIs("write-solutions"), outcomeOf("clarify", "clarified"));
});

test("a pause waits for its end alone, and an ended meeting for nothing", () => {
  const paused = given("clarify", circle).when(boris, { type: "lead-pause", days: 3 });
  expect(dues(paused)).toEqual([{ kind: "resume", at: paused.now + days(3) }]);
  expect(dues(given("choose-theme", circle).whenItCloses())).toEqual([]);
});

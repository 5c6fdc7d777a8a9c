import { expect, test } from "vitest";
import { hours, minutes } from "../../src/core/timetable.ts";
import { awaits, reminds, said, silence, stepIs } from "./checks.ts";
import { at, given, closings as usual } from "./given.ts";
import { anna, boris, vera } from "./people.ts";

const circle = { people: [anna, boris, vera], presenter: anna, moderator: boris };
const state = { type: "state-problem", text: "A problem" };
/** Problems are stated on Tuesday from 14:00 to 20:00. */
const stating = () => given("state-problems", circle);

test("at half-time only who still owes something is reminded, in private", () => {
  const story = stating().when(anna, state).whenItIs(at("2026-06-09T16:59"));
  story.shows(reminds(), silence);
  const half = story.whenItIs(at("2026-06-09T17:00")).shows(reminds(boris, vera));
  expect(said(half, vera, "reminder")[0]?.args).toMatchObject({
    what: { word: "owed-problem" },
    until: { moment: half.meeting.closesAt },
  });
});

test("and once more shortly before the closing", () => {
  stating()
    .whenItIs(at("2026-06-09T17:00"))
    .whenItIs(at("2026-06-09T17:59"))
    .when(vera, state)
    .whenItIs(at("2026-06-09T18:00"))
    .shows(reminds(anna, boris))
    .whenItIs(at("2026-06-09T19:59"))
    .shows(reminds());
});

test("whoever has done it hears nothing more", () => {
  stating().whenEach([anna, boris, vera], state).shows(reminds(), stepIs("choose-problem"));
});

test("a reminder carries the same buttons as its prompt", () => {
  const reminded = stating().whenItIs(at("2026-06-09T17:00"));
  expect(said(reminded, anna, "reminder")[0]?.choices).toEqual([
    { label: "button-write-problem", command: "write state-problems problem 0" },
    { label: "button-pass", move: { type: "pass", step: "state-problems" } },
  ]);
});

test("woken twice, nobody is reminded twice", () => {
  stating()
    .whenItIs(at("2026-06-09T17:00"))
    .whenWokenLate(0)
    .shows(silence)
    .whenWokenLate(minutes(5))
    .shows(silence);
});

test("woken late, past both moments, each is reminded once", () => {
  stating()
    .whenWokenLate(hours(5))
    .shows(reminds(anna, boris, vera))
    .whenItIs(at("2026-06-09T19:59"))
    .shows(reminds());
});

test("half-time in the night waits for the morning, and both moments in the night are one", () => {
  const election = given("elect-moderator", circle);
  election
    .whenItIs(at("2026-06-09T08:59"))
    .shows(silence)
    .whenItIs(at("2026-06-09T09:00"))
    .shows(reminds(anna, boris, vera))
    .whenItIs(at("2026-06-09T09:59"))
    .shows(silence);
});

test("where the night leaves no room nobody is reminded", () => {
  const closings = { ...usual, "elect-moderator": { day: 1, time: "08:00", minutes: 3 } };
  given("elect-moderator", { ...circle, settings: { closings } })
    .whenItIs(at("2026-06-09T07:59"))
    .shows(reminds(), stepIs("elect-moderator"));
});

test("an evening of a live meeting has no reminders in quiet hours", () => {
  given("state-problems", { ...circle, opensAt: at("2026-06-08T21:30"), settings: { preset: "hour" } })
    .whenTimePasses(minutes(4))
    .shows(reminds(), stepIs("state-problems"));
});

test("a live meeting by day reminds at half-time and a minute before", () => {
  const story = given("state-problems", { ...circle, settings: { preset: "hour" } });
  story
    .whenTimePasses(minutes(2.5))
    .shows(reminds(anna, boris, vera))
    .whenTimePasses(minutes(1))
    .shows(reminds())
    .whenTimePasses(minutes(0.5))
    .shows(reminds(anna, boris, vera));
});

test("who was woken too late in the evening leaves people in peace", () => {
  const closings = { ...usual, "state-problems": { day: 1, time: "23:30", minutes: 5 } };
  const story = given("state-problems", { ...circle, settings: { closings } });
  story.whenItIs(at("2026-06-09T18:45")).shows(reminds(anna, boris, vera));
  story.whenWokenLate(at("2026-06-09T22:00") - story.now).shows(silence, awaits(anna, boris, vera));
});

test("an extension reminds anew, at its own half-time and end", () => {
  const extended = stating().whenItIs(at("2026-06-09T19:00")).when(boris, { type: "lead-extend" });
  extended
    .shows(reminds())
    .whenItIs(at("2026-06-10T08:59"))
    .shows(reminds())
    .whenItIs(at("2026-06-10T09:00"))
    .shows(reminds(anna, boris, vera))
    .whenItIs(at("2026-06-10T18:00"))
    .shows(reminds(anna, boris, vera));
});

test("what is welcome but not owed is never reminded", () => {
  given("weigh-solutions", circle)
    .whenEach([anna, boris, vera], { type: "weigh", solution: 5, sign: "plus" })
    .shows(awaits())
    .whenTimePasses(hours(20))
    .shows(reminds());
});

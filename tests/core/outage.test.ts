import { expect, test } from "vitest";
import { follow } from "../../src/core/play.ts";
import { hours } from "../../src/core/timetable.ts";
import { intervision } from "../../src/formats/intervision.ts";
import { awaits, closesOn, queueIs, reminds, stepIs } from "./checks.ts";
import { at, given } from "./given.ts";
import { anna, boris, vera } from "./people.ts";
import { type Story, tell } from "./story.ts";

const circle = { people: [anna, boris, vera], presenter: anna, moderator: boris };

/** The bot was away for a while, and comes back. */
const afterOutage = ({ meeting, now }: Story, lost: number): Story => {
  const lengthened = { facts: [{ type: "lengthened", ms: lost } as const], notices: [] };
  const back = follow(intervision, meeting, lengthened, now + lost);
  return tell(back.meeting, now + lost, back.notices);
};

test("a window that an outage cut is as long as it was, and no step is skipped over it", () => {
  const story = given("state-problems", circle).whenItIs(at("2026-06-09T15:00"));
  afterOutage(story, hours(8))
    .shows(stepIs("state-problems"), closesOn("Wed 10 Jun 04:00"), reminds(), awaits(anna, boris, vera))
    .whenItIs(at("2026-06-10T03:59"))
    .shows(stepIs("state-problems"));
});

test("its half-time moves along", () => {
  const story = given("agree-rules", circle).whenItIs(at("2026-06-09T11:00"));
  const back = afterOutage(story, hours(24));
  back.when(anna, { type: "propose-rule", text: "Phones away" }).shows(stepIs("agree-rules"));
  expect(back.meeting.phase).toBe("");
});

test("a speaker has the rest of their turn", () => {
  const story = given("clarify", circle).whenTimePasses(hours(1));
  afterOutage(story, hours(30))
    .whenTimePasses(hours(2) - 1)
    .shows(queueIs(boris, vera))
    .whenTimePasses(1)
    .shows(queueIs(vera, boris));
});

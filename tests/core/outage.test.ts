import { expect, test } from "vitest";
import { givenBack } from "../../src/core/giving-back.ts";
import { follow } from "../../src/core/play.ts";
import { days, hours, minutes } from "../../src/core/timetable.ts";
import { intervision } from "../../src/formats/intervision.ts";
import { awaits, closesOn, queueIs, stepIs } from "./checks.ts";
import { at, given } from "./given.ts";
import { anna, boris, vera } from "./people.ts";
import { type Story, tell } from "./story.ts";

const circle = { people: [anna, boris, vera], presenter: anna, moderator: boris };

/** The bot was away for a while, and comes back. */
const afterOutage = ({ meeting, now }: Story, lost: number): Story => {
  const back = givenBack(meeting, { since: now, now: now + lost });
  const played = follow(intervision, meeting, { facts: back ? [back] : [], notices: [] }, now + lost);
  return tell(played.meeting, now + lost, played.notices);
};

/** So many outages, one after the other, with as much time between as is said. */
const afterMany = (story: Story, count: number, { each, every }: { each: number; every: number }): Story =>
  Array.from({ length: count }).reduce<Story>((so) => afterOutage(so, each).whenTimePasses(every), story);

test("a window that an outage cut is lengthened by it, and no step is skipped over it", () => {
  const story = given("state-problems", circle).whenItIs(at("2026-06-09T15:00"));
  afterOutage(story, hours(3))
    .shows(stepIs("state-problems"), closesOn("Tue 9 Jun 21:00"), awaits(anna, boris, vera))
    .whenItIs(at("2026-06-09T20:59"))
    .shows(stepIs("state-problems"));
});

test("what an evening has no room for is given back in the morning, at a quarter of an hour", () => {
  const story = given("state-problems", circle).whenItIs(at("2026-06-09T18:50"));
  afterOutage(story, hours(6))
    .shows(stepIs("state-problems"), closesOn("Wed 10 Jun 10:15"))
    .whenItIs(at("2026-06-10T10:14"))
    .shows(stepIs("state-problems"));
});

test("an outage of whole days leaves the closing at its own time of the day, also when clocks change in it", () => {
  const story = given("state-problems", circle).whenItIs(at("2026-06-09T15:00"));
  afterOutage(story, days(3)).shows(closesOn("Fri 12 Jun 20:00"));
  const october = { ...circle, opensAt: at("2026-10-19T09:00") };
  const stating = given("state-problems", october).whenItIs(at("2026-10-20T15:00"));
  afterOutage(stating, at("2026-10-26T15:00") - stating.now).shows(closesOn("Mon 26 Oct 20:00"));
});

test("an outage that everybody slept through takes nothing", () => {
  const story = given("state-problems", circle).whenItIs(at("2026-06-08T22:00"));
  afterOutage(story, hours(8)).shows(closesOn("Tue 9 Jun 20:00"));
});

test("many hitches of a minute or two leave a closing where everybody expects it", () => {
  const story = given("state-problems", circle).whenItIs(at("2026-06-09T10:03"));
  const shaken = afterMany(story, 97, { each: minutes(2), every: minutes(4) });
  shaken.shows(stepIs("state-problems"), closesOn("Tue 9 Jun 20:00"));
  afterMany(shaken, 2, { each: minutes(2), every: minutes(1) }).shows(closesOn("Tue 9 Jun 20:00"));
});

test("many outages that count keep closings within the waking hours, and on quarters of an hour", () => {
  const story = given("clarify", circle);
  const shaken = afterMany(story, 30, { each: minutes(17), every: minutes(20) });
  shaken.shows(stepIs("clarify"), closesOn("Thu 11 Jun 21:00"));
});

test("a hitch over a closing puts it off to the next quarter, once", () => {
  const story = given("state-problems", circle).whenItIs(at("2026-06-09T19:58"));
  const once = afterOutage(story, minutes(3)).shows(closesOn("Tue 9 Jun 20:15"));
  const twice = afterOutage(once.whenItIs(at("2026-06-09T20:12")), minutes(1));
  twice.shows(closesOn("Tue 9 Jun 20:15"));
});

test("in an hour meeting time is given back to the minute", () => {
  const story = given("state-problems", { ...circle, settings: { preset: "hour" } }).whenTimePasses(
    minutes(1),
  );
  const back = afterOutage(story, minutes(1.5));
  expect(back.meeting.closesAt - story.meeting.closesAt).toBe(minutes(1.5));
});

test("a window that was lengthened has its half-time in the middle still", () => {
  const story = given("agree-rules", circle).whenItIs(at("2026-06-09T11:00"));
  const back = afterOutage(story, hours(24));
  back.when(anna, { type: "propose-rule", text: "Phones away" }).shows(stepIs("agree-rules"));
  expect(back.meeting.phase).toBe("");
});

test("a speaker has the rest of their turn", () => {
  const { meeting } = given("clarify", circle);
  const turns = meeting.turns && { ...meeting.turns, endsAt: at("2026-06-11T12:00") };
  const story = tell({ ...meeting, turns }, at("2026-06-11T10:00"));
  afterOutage(story, hours(24))
    .whenTimePasses(hours(2) - 1)
    .shows(queueIs(boris, vera))
    .whenTimePasses(minutes(15))
    .shows(queueIs(vera, boris));
});

test("a hitch over the end of a turn leaves its speaker a moment to ask, and moves no closing", () => {
  const story = given("clarify", circle);
  const end = story.meeting.turns?.endsAt ?? 0;
  const back = afterOutage(story.whenItIs(end - minutes(1)), minutes(2));
  back.shows(queueIs(boris, vera)).whenTimePasses(minutes(4)).shows(queueIs(boris, vera));
  expect(back.meeting.closesAt).toBe(story.meeting.closesAt);
});

test("a clock that was set back takes no time from anybody", () => {
  const story = given("state-problems", circle).whenItIs(at("2026-06-09T15:00"));
  expect(givenBack(story.meeting, { since: story.now, now: story.now - hours(2) })).toBeUndefined();
});

import { expect, test } from "vitest";
import { hours, minutes } from "../../src/core/timetable.ts";
import { endedAs, heard, outcomeOf, stepIs } from "./checks.ts";
import { at, before, given, monday } from "./given.ts";

test("a meeting goes through all its steps to the end", () => {
  const story = given("choose-theme");
  const held = story.whenItCloses().shows(endedAs("held"), heard("group", "ended-held"));
  expect(held.meeting.history.map(({ step }) => step)).toEqual([
    "gather",
    "elect-moderator",
    "agree-rules",
    "state-problems",
    "choose-problem",
    "tell-case",
    "clarify",
    "write-solutions",
    "voice-solutions",
    "weigh-solutions",
    "choose-solutions",
    "share-learnings",
    "choose-theme",
  ]);
  expect(held.now).toBe(at("2026-06-14T20:00"));
});

test("a meeting opens at its time, not before", () => {
  before({}, hours(1))
    .whenTimePasses(minutes(59))
    .shows(stepIs())
    .whenItIs(monday)
    .shows(stepIs("gather"), heard("group", "gather-open"));
});

test("a live meeting of an hour goes through all its steps", () => {
  given("choose-theme", { settings: { preset: "hour" } })
    .whenItCloses()
    .shows(endedAs("held"), outcomeOf("voice-solutions", "voiced"));
});

import { expect, test } from "vitest";
import { admit } from "../../src/core/presence.ts";
import { hours } from "../../src/core/timetable.ts";
import {
  closesOn,
  endedAs,
  heard,
  nobodyAwaited,
  outcomeOf,
  participantsAre,
  roleOf,
  said,
  silence,
  stepIs,
} from "../core/checks.ts";
import { at, given, passIn, planned } from "../core/given.ts";
import { anna, boris, dina, egor, everybody, gleb, invited, stranger, vera } from "../core/people.ts";

const join = { type: "join" };
const observe = { type: "observe" };

test("everybody invited is asked in private, and nobody owes an answer", () => {
  given("gather").shows(nobodyAwaited, heard(anna, "ask-take-part"), heard(egor, "ask-take-part"));
});

test("as soon as the circle is full, the meeting goes on", () => {
  given("gather")
    .whenEach(everybody, join)
    .shows(stepIs("elect-moderator"), participantsAre(...everybody), heard("group", "gathered"));
});

test("people stand in the order of their sign-up", () => {
  given("gather")
    .whenEach([vera, anna, boris], join)
    .shows(participantsAre(vera, anna, boris));
});

test("three are enough when the time is up", () => {
  given("gather")
    .whenEach([anna, boris, vera], join)
    .whenItCloses()
    .shows(stepIs("elect-moderator"), outcomeOf("gather", "gathered"), participantsAre(anna, boris, vera));
});

test("two are too few: the sign-up is extended once, then the meeting is called off", () => {
  given("gather")
    .whenEach([anna, boris], join)
    .whenItCloses()
    .shows(stepIs("gather"), heard("group", "extended"), closesOn("Tue 9 Jun 20:00"))
    .whenItCloses()
    .shows(endedAs("calledOff"), heard("group", "ended-calledOff"), outcomeOf("gather", "tooFew"));
});

test("whoever comes during the extension saves the meeting", () => {
  given("gather")
    .whenEach([anna, boris], join)
    .whenItCloses()
    .when(vera, join)
    .whenItCloses()
    .shows(stepIs("elect-moderator"), closesOn("Wed 10 Jun 10:00"));
});

test("a live meeting is extended by five minutes", () => {
  const story = given("gather", { settings: { preset: "hour" } });
  const extended = story.whenEach([anna, boris], join).whenItCloses();
  expect(extended.meeting.closesAt - story.meeting.closesAt).toBe(5 * 60_000);
});

test("the seventh waits, and observes for now", () => {
  given("gather", { settings: { most: 3, earlyClosing: false } })
    .whenEach([anna, boris, vera], join)
    .when(gleb, join)
    .shows(roleOf(gleb, "waiting"), heard(gleb, "waiting"), participantsAre(anna, boris, vera))
    .refuses(gleb, join, "alreadyWaiting")
    .whenItCloses()
    .shows(stepIs("elect-moderator"), roleOf(gleb, "waiting"));
});

test("who comes after a full circle has begun is first in line next time", () => {
  const story = given("gather", { settings: { most: 3 } }).whenEach([anna, boris, vera], join);
  story
    .shows(stepIs("elect-moderator"))
    .when(gleb, join)
    .shows(roleOf(gleb, "waiting"), heard(gleb, "waiting"))
    .refuses(gleb, join, "alreadyWaiting")
    .refuses(anna, join, "alreadyIn")
    .refuses(stranger, join, "notMember");
});

test("who comes late to a circle that has room observes this once", () => {
  given("gather").whenEach([anna, boris, vera], join).whenItCloses().refuses(gleb, join, "stepClosed");
});

test("a place that becomes free goes to the first who waits", () => {
  given("gather", { settings: { most: 3, earlyClosing: false } })
    .whenEach([anna, boris, vera, gleb, dina], join)
    .when(anna, observe)
    .shows(participantsAre(boris, vera, gleb), heard(gleb, "place-free"), roleOf(dina, "waiting"))
    .when(boris, { type: "leave" })
    .shows(participantsAre(vera, gleb, dina));
});

const dinaFirst = {
  settings: { most: 3 },
  known: new Map([[dina, { firstInLine: true }]]),
};

test("a place is kept until half-time for who waited last time", () => {
  given("gather", dinaFirst)
    .whenEach([anna, boris, vera], join)
    .shows(participantsAre(anna, boris), roleOf(vera, "waiting"))
    .when(dina, join)
    .shows(stepIs("elect-moderator"), participantsAre(anna, boris, dina), roleOf(vera, "waiting"));
});

test("at half-time the kept place goes to who waits", () => {
  given("gather", dinaFirst)
    .whenEach([anna, boris, vera], join)
    .whenItIs(at("2026-06-08T14:29"))
    .shows(roleOf(vera, "waiting"))
    .whenItIs(at("2026-06-08T14:30"))
    .shows(participantsAre(anna, boris, vera), heard(vera, "place-free"), stepIs("elect-moderator"));
});

test("a kept place that is not wanted is given on at once", () => {
  given("gather", dinaFirst)
    .whenEach([anna, boris, vera], join)
    .when(dina, observe)
    .shows(participantsAre(anna, boris, vera), roleOf(dina, "observer"));
});

test("an observer may still change their mind, and a participant, too", () => {
  given("gather")
    .when(anna, observe)
    .shows(roleOf(anna, "observer"), heard(anna, "observing"))
    .when(anna, join)
    .shows(roleOf(anna, "participant"))
    .when(anna, passIn("gather"))
    .shows(roleOf(anna, "observer"));
});

test("nobody takes part twice, and nobody from outside takes part", () => {
  given("gather")
    .when(anna, join)
    .refuses(anna, join, "alreadyIn")
    .refuses(stranger, join, "notMember")
    .when(boris, { type: "leave" })
    .refuses(boris, join, "notMember");
});

test("who joins the group meanwhile is asked, later on they observe", () => {
  const newcomer = invited(stranger);
  expect(admit(planned(), newcomer, true).facts).toMatchObject([{ person: { role: "invited" } }]);
  expect(admit(planned(), newcomer, false).facts).toMatchObject([{ person: { role: "observer" } }]);
  expect(admit(planned(), invited(anna), true).facts).toEqual([]);
});

test("nobody is reminded to take part: it is voluntary", () => {
  const story = given("gather").whenEach([anna, boris, vera], join).whenTimePasses(hours(10));
  story.shows(silence, stepIs("gather"));
  expect(said(story, dina, "reminder")).toEqual([]);
});

import { expect, test } from "vitest";
import { hours } from "../../src/core/timetable.ts";
import {
  awaits,
  closesOn,
  endedAs,
  heard,
  outcomeOf,
  presenterIs,
  reminds,
  said,
  stepIs,
} from "../core/checks.ts";
import { type Circle, given, passIn, pieces, problemOf, vote } from "../core/given.ts";
import { anna, boris, everybody, gleb, vera } from "../core/people.ts";

const id = "tell-case";
const tells = (...texts: readonly string[]) => ({ type: id, pieces: pieces(...texts) });
const telling = (circle: Circle = {}) => given(id, { presenter: anna, moderator: boris, ...circle });

/** Anna's problem was chosen, Vera's came second, Gleb's third. */
const withRunnersUp = () => {
  const story = given("choose-problem", {
    people: [anna, boris, vera, gleb, everybody[4] ?? anna],
    moderator: boris,
  });
  const choose = (author: typeof anna) => vote(story, problemOf(story, author));
  return story
    .whenItIs(story.meeting.closesAt - 60_000)
    .whenEach([anna, boris], choose(anna))
    .when(vera, choose(vera))
    .whenEach([gleb], choose(vera))
    .whenEach(everybody.slice(4, 5), choose(anna));
};

test("only the presenter is awaited; nobody interrupts", () => {
  telling().shows(awaits(anna), heard(anna, "ask-case")).refuses(boris, tells("Let me tell"), "notPresenter");
});

test("a case in several pieces is published piece by piece, protected, under the problem", () => {
  const photo = { type: "photo", text: "The room", file: "photo-1" };
  const told = telling().when(anna, { type: id, pieces: [...pieces("First", "Then"), photo] });
  told.shows(stepIs("clarify"), outcomeOf(id, "told"), heard(anna, "case-thanks"));
  const shown = said(told, "group", "case-piece");
  expect(shown.map(({ piece }) => piece?.text)).toEqual(["First", "Then", "The room"]);
  expect(shown.every(({ sealed, post }) => sealed && post === shown[0]?.post)).toBe(true);
  expect(said(told, "group", "case-told")[0]?.args).toMatchObject({ name: "Anna", problem: "Problem 1" });
});

test("a case is more than nothing, and less than a book", () => {
  telling()
    .refuses(anna, tells(), "empty")
    .refuses(anna, tells(" ", "\n"), "empty")
    .refuses(anna, tells(...Array.from({ length: 21 }, () => "More")), "tooManyPieces")
    .when(anna, { type: id, pieces: [{ type: "voice", text: "", file: "voice-1" }] })
    .shows(stepIs("clarify"));
});

test("a case is told once", () => {
  telling({ settings: { earlyClosing: false } })
    .when(anna, tells("My case"))
    .shows(stepIs(id), awaits())
    .refuses(anna, tells("Once more"), "alreadyGiven")
    .whenItCloses()
    .shows(stepIs("clarify"));
});

test("no case by closing: extended once, by a day", () => {
  telling()
    .shows(closesOn("Wed 10 Jun 20:00"))
    .whenItCloses()
    .shows(stepIs(id), closesOn("Thu 11 Jun 20:00"), heard("group", "extended"), awaits(anna))
    .whenTimePasses(hours(19))
    .when(anna, tells("Here it is"))
    .shows(stepIs("clarify"), presenterIs(anna), closesOn("Fri 12 Jun 20:00"));
});

test("silent past the extension: the runner-up problem's author is asked", () => {
  const extended = withRunnersUp().shows(presenterIs(anna)).whenItCloses();
  extended
    .whenItIs(extended.meeting.closesAt - 1)
    .whenItCloses()
    .shows(stepIs(id), presenterIs(vera), heard("group", "presenter-next"), heard(vera, "ask-case"))
    .shows(awaits(vera), reminds(), closesOn("Fri 12 Jun 20:00"))
    .refuses(anna, tells("Now I can"), "notPresenter")
    .when(vera, tells("My case"))
    .shows(stepIs("clarify"), presenterIs(vera));
});

test("the runner-up is not extended again: the next one is asked", () => {
  const third = withRunnersUp().whenItCloses().whenItCloses().whenItCloses();
  third.shows(stepIs(id), presenterIs(boris));
});

test("passing hands the case on at once", () => {
  withRunnersUp().when(anna, passIn(id)).shows(presenterIs(vera), closesOn("Thu 11 Jun 11:59"));
});

test("a presenter who leaves before telling is followed by the runner-up", () => {
  withRunnersUp().when(anna, { type: "leave" }).shows(presenterIs(vera), stepIs(id));
});

test("a presenter who stops before telling is followed by the runner-up", () => {
  withRunnersUp().when(anna, { type: "stop-case" }).shows(presenterIs(vera), heard(anna, "case-stopped-you"));
});

test("nobody is left to tell: the meeting ends kindly", () => {
  const stated = given("state-problems", { people: [anna, boris, vera], moderator: boris })
    .when(anna, { type: "state-problem", text: "The only one" })
    .whenEach([boris, vera], passIn("state-problems"));
  stated.when(anna, passIn(id)).shows(endedAs("noCase"), heard("group", "ended-noCase"));
  stated.whenItCloses().whenItCloses().shows(endedAs("noCase"), outcomeOf(id, "noCase"));
});

test("a step that the moderator has extended is not extended again by itself", () => {
  withRunnersUp()
    .when(boris, { type: "lead-extend" })
    .shows(closesOn("Thu 11 Jun 20:00"))
    .whenItCloses()
    .shows(presenterIs(vera));
});

import { expect, test } from "vitest";
import { days, hours } from "../../src/core/timetable.ts";
import {
  asksUnlessSilent,
  awaits,
  closesOn,
  heard,
  moderatorIs,
  notHeard,
  outcomeOf,
  presenterIs,
  queueIs,
  roleOf,
  said,
  silence,
  stepIs,
} from "./checks.ts";
import { at, given, passIn, problemOf, vote } from "./given.ts";
import { anna, boris, gleb, stranger, vera } from "./people.ts";

const extend = { type: "lead-extend" };
const close = { type: "lead-close" };
const resume = { type: "lead-resume" };
const handOver = { type: "lead-handover" };
const pause = (length: number) => ({ type: "lead-pause", days: length });
const skip = (member: typeof anna) => ({ type: "lead-skip", member });
const four = [anna, boris, vera, gleb];
const circle = { people: four, presenter: anna, moderator: boris };

test("only the moderator leads", () => {
  for (const move of [
    extend,
    close,
    skip(anna),
    pause(1),
    resume,
    handOver,
    { type: "lead-first", member: vera },
  ])
    given("clarify", circle).refuses(anna, move, "notModerator").refuses(stranger, move, "notModerator");
});

test("before the election nobody leads", () => {
  given("gather").refuses(anna, extend, "notModerator").refuses(boris, pause(3), "notModerator");
});

test("a step is extended once, and the week after it moves by whole days", () => {
  const extended = given("state-problems", circle)
    .shows(closesOn("Tue 9 Jun 20:00"))
    .when(boris, extend)
    .shows(closesOn("Wed 10 Jun 20:00"), heard("group", "extended"))
    .refuses(boris, extend, "alreadyExtended");
  extended
    .whenEach([anna, vera], { type: "state-problem", text: "A problem" })
    .whenItCloses()
    .shows(stepIs("choose-problem"), closesOn("Thu 11 Jun 12:00"))
    .when(boris, extend)
    .shows(closesOn("Fri 12 Jun 12:00"));
});

test("the moderator closes a step early, even where early closing is off", () => {
  given("state-problems", { ...circle, settings: { earlyClosing: false } })
    .whenEach([anna, vera], { type: "state-problem", text: "A problem" })
    .when(boris, close)
    .shows(stepIs("choose-problem"), outcomeOf("state-problems", "several"));
});

test("a silent person is passed over, whoever owes nothing is not", () => {
  given("state-problems", circle)
    .when(boris, skip(vera))
    .shows(awaits(anna, boris, gleb))
    .refuses(boris, skip(vera), "nothingOwed")
    .refuses(boris, skip(stranger), "nothingOwed")
    .when(boris, skip(boris))
    .shows(awaits(anna, gleb));
  given("clarify", circle)
    .when(boris, skip(boris))
    .shows(queueIs(vera, gleb))
    .when(boris, skip(vera))
    .shows(queueIs(gleb));
});

test("a presenter who is passed over is followed by the runner-up", () => {
  const story = given("choose-problem", circle);
  story
    .whenEach([anna, boris, gleb], vote(story, problemOf(story, anna)))
    .when(vera, vote(story, problemOf(story, vera)))
    .when(boris, skip(anna))
    .shows(presenterIs(vera));
});

test("a pause stops the clock, and the meeting resumes by itself with the time that was left", () => {
  const story = given("choose-problem", circle).whenItIs(at("2026-06-10T06:00"));
  const paused = story.when(boris, pause(3)).shows(heard("group", "paused"), awaits());
  paused
    .refuses(anna, { type: "pass", step: "choose-problem" }, "meetingPaused")
    .refuses(boris, extend, "meetingPaused")
    .whenTimePasses(days(3) - 1)
    .shows(silence)
    .whenTimePasses(1)
    .shows(heard("group", "resumed"), awaits(...four), closesOn("Sat 13 Jun 12:00"))
    .when(anna, vote(story, problemOf(story, vera)))
    .whenItCloses()
    .shows(presenterIs(vera), closesOn("Sat 13 Jun 20:00"));
});

test("a pause leaves the halves of a window as they were", () => {
  const paused = given("agree-rules", circle).whenTimePasses(hours(1)).when(boris, pause(2));
  paused
    .whenTimePasses(days(2))
    .shows(asksUnlessSilent(...four), heard(anna, "ask-rules"))
    .whenTimePasses(hours(1) - 60_000)
    .when(anna, { type: "propose-rule", text: "Phones away" })
    .shows(heard(anna, "rule-proposed"));
});

test("a pause stops the speaker's clock, too", () => {
  const paused = given("clarify", circle).whenTimePasses(hours(2)).when(boris, pause(1));
  paused
    .whenTimePasses(days(1) + hours(1) - 1)
    .shows(queueIs(boris, vera, gleb))
    .whenTimePasses(1)
    .shows(queueIs(vera, gleb, boris));
});

test("a pause lasts from one to fourteen days, whole ones", () => {
  const story = given("clarify", circle);
  for (const length of [0, 15, 1.5, -3]) story.refuses(boris, pause(length), "pauseLength");
  const long = story.when(boris, pause(14));
  expect(long.meeting.pausedUntil - long.now).toBe(days(14));
});

test("the moderator resumes early, once", () => {
  given("clarify", circle)
    .refuses(boris, resume, "notPaused")
    .when(boris, pause(14))
    .whenTimePasses(hours(5))
    .when(boris, resume)
    .shows(queueIs(boris, vera, gleb), heard("group", "resumed"))
    .refuses(boris, resume, "notPaused");
});

test("during a pause people may leave, and the moderator may hand over", () => {
  given("clarify", circle)
    .when(boris, pause(3))
    .when(vera, { type: "leave" })
    .when(boris, handOver)
    .shows(moderatorIs(gleb))
    .refuses(boris, resume, "notModerator")
    .when(gleb, resume);
});

test("handing over goes to the runner-up, and stays where nobody can take over", () => {
  given("clarify", circle)
    .when(boris, handOver)
    .shows(moderatorIs(vera), heard("group", "moderator-replaced"))
    .refuses(boris, extend, "notModerator")
    .when(vera, handOver)
    .shows(moderatorIs(gleb))
    .refuses(gleb, handOver, "nobodyToTakeOver");
});

test("a moderator who is silent a whole step is replaced by the runner-up", () => {
  given("state-problems", circle)
    .whenEach([anna, vera], { type: "state-problem", text: "A problem" })
    .whenItCloses()
    .shows(stepIs("choose-problem"), moderatorIs(anna), heard("group", "moderator-replaced"));
});

test("a moderator who lets a poll run out was silent, too", () => {
  const story = given("choose-problem", circle);
  story
    .when(anna, vote(story, problemOf(story, gleb)))
    .whenItCloses()
    .shows(presenterIs(gleb), moderatorIs(anna));
});

test("a moderator whose turns ran out was silent, too", () => {
  given("clarify", circle)
    .whenTimePasses(hours(3))
    .whenEach([vera, gleb], passIn("clarify"))
    .shows(moderatorIs(boris))
    .whenTimePasses(hours(3))
    .shows(stepIs("write-solutions"), moderatorIs(vera));
});

test("a moderator who does anything at all in a step stays", () => {
  given("state-problems", circle)
    .whenEach([anna, vera], { type: "state-problem", text: "A problem" })
    .when(boris, extend)
    .whenItCloses()
    .shows(stepIs("choose-problem"), moderatorIs(boris), notHeard("group", "moderator-replaced"));
});

test("a moderator who owes nothing is not silent", () => {
  given("tell-case", circle)
    .whenItCloses()
    .when(anna, { type: "tell-case", pieces: [{ type: "text", text: "So", file: "" }] })
    .shows(moderatorIs(boris));
});

test("a moderator who says nothing about the rules takes part and leads on", () => {
  given("agree-rules", circle)
    .whenEach([anna, vera, gleb], { type: "keep-rules" })
    .whenItCloses()
    .shows(roleOf(boris, "participant"), moderatorIs(boris));
});

test("a moderator who objects to changed rules observes, and the runner-up leads", () => {
  const story = given("agree-rules", circle)
    .when(anna, { type: "propose-rule", text: "Phones away" })
    .whenEach([boris, vera, gleb], { type: "keep-rules" });
  story
    .whenEach(four, { type: "vote", ballot: story.meeting.ballots.at(-1)?.id ?? 0, options: [0] })
    .when(boris, { type: "object-rules" })
    .whenItCloses()
    .shows(roleOf(boris, "observer"), moderatorIs(anna));
});

test("the one who leads has the panel and a way out at hand", () => {
  const story = given("clarify", circle).when(boris, handOver);
  expect(said(story, vera, "moderator-you")[0]?.choices).toEqual([
    { label: "button-panel", command: "moderator" },
    { label: "button-decline-moderating", move: handOver },
  ]);
});

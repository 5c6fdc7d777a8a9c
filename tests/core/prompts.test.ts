import { expect, test } from "vitest";
import { awaited } from "../../src/core/play.ts";
import { days } from "../../src/core/timetable.ts";
import { intervision } from "../../src/formats/intervision.ts";
import { awaits, heard, notHeard, said, silence, stepIs } from "./checks.ts";
import { at, given, passIn, vote } from "./given.ts";
import { anna, boris, vera } from "./people.ts";

const circle = { people: [anna, boris, vera], presenter: anna, moderator: boris };
const state = { type: "state-problem", text: "A problem" };

test("a prompt says what, until when, and how to pass", () => {
  const asked = given("state-problems", circle);
  const [prompt] = said(asked, anna, "ask-problem");
  expect(prompt?.args).toMatchObject({
    theme: "The first weeks of autumn",
    until: { moment: asked.meeting.closesAt },
  });
  expect(prompt?.choices).toContainEqual({ label: "button-pass", move: passIn("state-problems") });
});

test("somebody else's move asks nobody again", () => {
  given("state-problems", circle)
    .when(anna, state)
    .shows(notHeard(boris, "ask-problem"), notHeard(vera, "ask-problem"));
});

test("a poll asks by itself, without a prompt", () => {
  given("elect-moderator", circle).shows(awaits(anna, boris, vera), notHeard(anna, "ask-vote"));
});

test("after a pause the open prompts are offered again", () => {
  given("state-problems", circle)
    .when(anna, state)
    .when(boris, { type: "lead-pause", days: 2 })
    .whenTimePasses(days(2))
    .shows(heard(boris, "ask-problem"), heard(vera, "ask-problem"), notHeard(anna, "reminder"));
});

test("what is owed is owed until the closing, or until the end of one's turn", () => {
  const stated = given("state-problems", circle);
  expect(awaited(intervision, stated.meeting, stated.now).map(({ until }) => until)).toEqual(
    Array(3).fill(stated.meeting.closesAt),
  );
  const asking = given("clarify", circle);
  expect(awaited(intervision, asking.meeting, asking.now)).toMatchObject([
    { member: boris, kind: "question", until: asking.meeting.turns?.endsAt },
  ]);
});

test("a step closes as soon as nobody owes anything any more", () => {
  given("state-problems", circle).whenEach([anna, boris, vera], state).shows(stepIs("choose-problem"));
});

test("with early closing turned off it keeps to its time", () => {
  given("state-problems", { ...circle, settings: { earlyClosing: false } })
    .whenEach([anna, boris, vera], state)
    .shows(stepIs("state-problems"), awaits())
    .whenItIs(at("2026-06-09T19:59"))
    .shows(stepIs("state-problems"), silence)
    .whenItIs(at("2026-06-09T20:00"))
    .shows(stepIs("choose-problem"));
});

test("a move of another step is refused, and so is nonsense", () => {
  const story = given("state-problems", circle);
  for (const move of [
    { type: "ask-question", text: "Now?" },
    { type: "observe" },
    { type: "state-problem" },
    { type: "state-problem", text: 7 },
    { type: "pass" },
    { type: "pass", step: "clarify" },
    { type: "no-such-move" },
    { type: "" },
  ])
    story.refuses(anna, move, "stepClosed");
});

test("nobody moves before the meeting opens, nor after its end", () => {
  const over = given("choose-theme", circle).whenItCloses();
  over.refuses(anna, { type: "leave" }, "meetingOver").refuses(anna, vote(over), "meetingOver");
  over.whenTimePasses(days(30)).shows(silence, stepIs());
});

import { expect, test } from "vitest";
import { parkedAfter } from "../../src/core/parked.ts";
import { days } from "../../src/core/timetable.ts";
import {
  awaits,
  endedAs,
  heard,
  heldOf,
  moderatorIs,
  nobodyAwaited,
  notHeard,
  outcomeOf,
  presenterIs,
  said,
  statusOf,
  stepIs,
  texts,
} from "../core/checks.ts";
import { before, type Circle, given, passIn } from "../core/given.ts";
import { anna, boris, gleb, stranger, vera } from "../core/people.ts";

const id = "state-problems";
const three = [anna, boris, vera];
const state = (text: string) => ({ type: "state-problem", text });
const restate = { type: "restate-problem" };
const stating = (circle: Circle = {}) => given(id, { people: three, moderator: boris, ...circle });

test("each states a problem in private, sealed until all have answered", () => {
  stating()
    .shows(awaits(...three), heard(anna, "ask-problem"))
    .when(anna, state("  How do I start?  "))
    .shows(awaits(boris, vera), heard(anna, "problem-sealed"), notHeard("group", "problems-revealed"))
    .shows(texts("problem", "How do I start?"), statusOf("problem", "sealed"));
});

test("all problems are revealed together, numbered, with names", () => {
  const story = stating().whenEach(three, (by) => state(`Problem ${by}`));
  story.shows(
    stepIs("choose-problem"),
    outcomeOf(id, "several"),
    statusOf("problem", ...three.map(() => "published" as const)),
  );
  const [shown] = said(story, "group", "problems-revealed");
  expect(shown?.sealed).toBe(true);
  expect(shown?.args.lines).toMatchObject({
    lines: [
      { args: { number: 1, name: "Anna", text: "Problem 1" } },
      { args: { number: 2, name: "Boris", text: "Problem 2" } },
      { args: { number: 3, name: "Vera", text: "Problem 3" } },
    ],
  });
});

test("a problem can be changed until the step closes", () => {
  const story = stating().when(anna, state("First")).when(anna, state("Second"));
  story.shows(texts("problem", "Second"));
  story.whenEach([boris, vera], state("Another")).refuses(anna, state("Third"), "stepClosed");
});

test("passing takes part, without a problem", () => {
  stating()
    .when(anna, passIn(id))
    .shows(awaits(boris, vera))
    .whenEach([boris, vera], state("A problem"))
    .shows(stepIs("choose-problem"), texts("problem", "A problem", "A problem"));
});

test("passing after stating takes the problem back, stating after passing gives one", () => {
  stating()
    .when(anna, state("First"))
    .when(anna, passIn(id))
    .shows(texts("problem"))
    .when(anna, state("Second"))
    .shows(texts("problem", "Second"));
});

test("a single problem is taken without a poll", () => {
  const story = stating().whenEach([boris, vera], passIn(id)).when(anna, state("The only one"));
  story.shows(stepIs("tell-case"), outcomeOf(id, "one"), presenterIs(anna), heard("group", "presenter-only"));
  expect(story.meeting.ballots.filter(({ step }) => step === "choose-problem")).toEqual([]);
});

test("a single problem of the moderator: the runner-up moderates from here", () => {
  stating()
    .whenEach([anna, vera], passIn(id))
    .when(boris, state("The only one"))
    .shows(presenterIs(boris), moderatorIs(anna), heard(anna, "moderator-you"));
});

test("no problem at all ends the meeting kindly", () => {
  stating()
    .whenEach(three, passIn(id))
    .shows(endedAs("noProblem"), heard("group", "ended-noProblem"), nobodyAwaited);
});

test("silence counts as no problem", () => {
  stating().when(anna, state("The only one")).whenItCloses().shows(stepIs("tell-case"), presenterIs(anna));
});

test("last time's problem is offered again with one tap", () => {
  const known = new Map([[anna, { parked: "Still the same" }]]);
  const story = stating({ known });
  expect(said(story, anna, "ask-problem")[0]?.choices).toContainEqual({
    label: "button-restate",
    move: restate,
  });
  expect(said(story, boris, "ask-problem")[0]?.choices).not.toContainEqual(
    expect.objectContaining({ label: "button-restate" }),
  );
  story
    .when(anna, restate)
    .shows(texts("problem", "Still the same"), heard(anna, "problem-sealed"))
    .refuses(boris, restate, "empty");
});

test("last time's problem is offered once: who stays away does not carry it on", () => {
  const known = new Map([[gleb, { parked: "Still the same" }]]);
  const { meeting } = stating({ known, people: [...three, gleb] })
    .when(anna, state("Chosen"))
    .when(boris, state("Not chosen"))
    .whenItCloses();
  expect(parkedAfter(meeting, boris)).toBe("Not chosen");
  const { meeting: without } = before({ known }).whenTimePasses(days(30));
  expect(without.status).toBe("ended");
  expect(parkedAfter(without, gleb)).toBe("");
});

test("a problem is short, not empty, and a participant's", () => {
  stating()
    .refuses(anna, state("x".repeat(301)), "tooLong")
    .refuses(anna, state(" \n "), "empty")
    .refuses(stranger, state("Mine"), "notParticipant");
});

test("the problem of somebody who left is revealed, and not chosen", () => {
  const story = stating({ people: [anna, boris, vera, gleb] })
    .when(anna, state("My words stay"))
    .when(anna, { type: "leave" })
    .when(boris, state("The only one here"))
    .whenItCloses();
  story.shows(stepIs("tell-case"), presenterIs(boris), outcomeOf(id, "one"));
  expect(heldOf(story, "problem").map(({ number }) => number)).toEqual([1, 2]);
});

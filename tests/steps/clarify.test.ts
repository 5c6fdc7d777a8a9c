import { expect, test } from "vitest";
import { asksOf } from "../../src/core/scene.ts";
import { hours, minutes } from "../../src/core/timetable.ts";
import { intervision } from "../../src/formats/intervision.ts";
import {
  awaits,
  heard,
  heldOf,
  outcomeOf,
  queueIs,
  said,
  silence,
  statusOf,
  stepIs,
  turnOf,
} from "../core/checks.ts";
import { type Circle, given, passIn } from "../core/given.ts";
import { anna, boris, dina, gleb, stranger, vera } from "../core/people.ts";
import type { Story } from "../core/story.ts";

const id = "clarify";
const pass = passIn(id);
const ask = (text: string) => ({ type: "ask-question", text });
const answer = (question: number, text = "Yes") => ({ type: "answer-question", question, text });
const four = [anna, boris, vera, gleb];
/** Anna presents; Boris, Vera and Gleb ask in turn. */
const clarifying = (circle: Circle = {}) =>
  given(id, { people: four, presenter: anna, moderator: boris, ...circle });
const last = (story: Story, kind: string) => heldOf(story, kind).at(-1)?.id ?? 0;

test("the consultants ask in the order of their sign-up, the presenter has no turn", () => {
  clarifying()
    .shows(turnOf(boris), queueIs(boris, vera, gleb), awaits(boris))
    .shows(heard("group", "turn-question"), heard(boris, "ask-question"))
    .refuses(vera, ask("Who was there?"), "notYourTurn")
    .refuses(anna, ask("May I?"), "notYourTurn")
    .refuses(stranger, pass, "notYourTurn");
});

test("each meeting begins one later in the row", () => {
  clarifying({ number: 2 }).shows(queueIs(vera, gleb, boris));
  clarifying({ number: 3 }).shows(queueIs(gleb, boris, vera));
  clarifying({ number: 4 }).shows(queueIs(boris, vera, gleb));
});

test("a question is published at once, numbered, and the next one's turn begins", () => {
  const story = clarifying().when(boris, ask(" How old are they? "));
  story.shows(turnOf(vera), awaits(vera, anna), statusOf("question", "published"), heard(anna, "ask-answer"));
  const [shown] = said(story, "group", "question-asked");
  expect(shown).toMatchObject({
    sealed: true,
    args: { name: "Boris", number: 1, text: "How old are they?" },
  });
});

test("the presenter answers under the question", () => {
  const asked = clarifying().when(boris, ask("How old are they?"));
  const answered = asked.when(anna, answer(last(asked, "question"), "Three")).shows(awaits(vera));
  const [question] = said(asked, "group", "question-asked");
  const [shown] = said(answered, "group", "question-answered");
  expect(shown).toMatchObject({ sealed: true, replyTo: question?.post, args: { number: 1, text: "Three" } });
  answered
    .refuses(anna, answer(last(asked, "question"), "Four"), "alreadyGiven")
    .refuses(anna, answer(77), "unknownChoice")
    .refuses(boris, answer(last(asked, "question")), "notPresenter");
});

test("an open question blocks nobody's turn, but the step waits for its answer", () => {
  const asked = clarifying().when(boris, ask("How old are they?")).shows(turnOf(vera));
  const round = asked.whenEach([vera, gleb], pass).shows(turnOf(boris));
  const passed = round.whenEach([boris, vera, gleb], pass);
  passed
    .shows(stepIs(id), awaits(anna))
    .when(anna, answer(last(asked, "question")))
    .shows(stepIs("write-solutions"));
});

test("the presenter may leave questions unanswered", () => {
  const asked = clarifying().when(boris, ask("How old are they?")).whenEach([vera, gleb], pass);
  asked
    .whenEach([boris, vera, gleb], pass)
    .when(anna, pass)
    .shows(stepIs("write-solutions"), outcomeOf(id, "clarified"));
});

/** The questions that the presenter may answer in private now, by their words. */
const askedOf = (story: Story): readonly unknown[] =>
  asksOf(intervision, story.meeting, story.now)
    .filter(({ kind }) => kind === "answer")
    .map(({ args }) => args.question);

test("however quickly the others ask, the presenter has one open question at a time", () => {
  const first = clarifying().when(boris, ask("How old are they?"));
  const asked = first.when(vera, ask("Since when?")).when(gleb, ask("Who else is there?"));
  expect(askedOf(asked)).toEqual(["How old are they?"]);
  asked.shows((story) => expect(said(story, anna, "ask-answer")).toEqual([]));
  const answered = asked
    .when(anna, answer(last(first, "question"), "Three"))
    .shows(heard(anna, "ask-answer"));
  expect(askedOf(answered)).toEqual(["Since when?"]);
  const left = answered.when(anna, pass).shows(heard(anna, "ask-answer"));
  expect(askedOf(left)).toEqual(["Who else is there?"]);
});

test("a reply in the group answers the question it stands under, whichever she is asked for", () => {
  const asked = clarifying().when(boris, ask("How old are they?")).when(vera, ask("Since when?"));
  const answered = asked.when(anna, answer(last(asked, "question"), "Since autumn"));
  expect(askedOf(answered)).toEqual(["How old are they?"]);
});

test("a question that others wait behind has the time of a turn, and may still be answered afterwards", () => {
  const first = clarifying().when(boris, ask("How old are they?"));
  const asked = first.when(vera, ask("Since when?"));
  expect(askedOf(asked.whenTimePasses(hours(3) - minutes(1)))).toEqual(["How old are they?"]);
  const next = asked.whenTimePasses(hours(3));
  next.shows(heard(anna, "ask-answer"));
  expect(askedOf(next)).toEqual(["How old are they?", "Since when?"]);
  const late = next.when(anna, answer(last(first, "question"), "Three"));
  expect(said(late, "group", "question-answered")).toHaveLength(1);
  expect(askedOf(late)).toEqual(["Since when?"]);
  expect(askedOf(first.whenTimePasses(hours(3)))).toEqual(["How old are they?"]);
});

test("a full round of passes ends the questions", () => {
  clarifying()
    .whenEach([boris, vera], pass)
    .shows(stepIs(id))
    .when(gleb, pass)
    .shows(stepIs("write-solutions"));
});

test("a round with a question is followed by another, up to three", () => {
  const asked = (story: Story) => story.when(boris, ask("And then?")).whenEach([vera, gleb], pass);
  const third = asked(asked(clarifying()));
  expect(third.meeting.turns?.round).toBe(3);
  const over = asked(third);
  expect(over.meeting.turns).toBeUndefined();
  const left = over.shows(stepIs(id), awaits(anna)).when(anna, pass).when(anna, pass);
  left.shows(stepIs(id), awaits(anna)).when(anna, pass).shows(stepIs("write-solutions"));
});

test("a silent speaker is moved to the end of the round when the turn's time is up", () => {
  clarifying()
    .whenTimePasses(hours(3) - 1)
    .shows(turnOf(boris))
    .whenTimePasses(1)
    .shows(queueIs(vera, gleb, boris), awaits(vera), heard("group", "turn-question"));
});

test("silent a second time in the round, they have passed", () => {
  clarifying()
    .whenTimePasses(hours(3))
    .whenEach([vera, gleb], pass)
    .shows(turnOf(boris))
    .whenTimePasses(hours(3))
    .shows(stepIs("write-solutions"));
});

test("who was moved to the end may still ask", () => {
  clarifying()
    .whenTimePasses(hours(3))
    .whenEach([vera, gleb], pass)
    .when(boris, ask("How old are they?"))
    .shows(turnOf(boris));
});

test("a late tick passes over one speaker only: the next one has a whole turn", () => {
  const late = clarifying().whenWokenLate(hours(8)).shows(turnOf(vera));
  expect(late.meeting.turns?.endsAt).toBe(late.now + hours(3));
});

test("a live turn lasts ninety seconds", () => {
  clarifying({ settings: { preset: "hour" } })
    .whenTimePasses(minutes(1.5) - 1)
    .shows(turnOf(boris))
    .whenTimePasses(1)
    .shows(turnOf(vera));
});

test("at the closing time the questions end, answered or not", () => {
  clarifying()
    .when(boris, ask("How old are they?"))
    .whenItCloses()
    .shows(stepIs("write-solutions"), outcomeOf(id, "clarified"));
});

test("who leaves loses their turn, and their question stays", () => {
  const story = clarifying({ people: [...four, dina] }).when(boris, ask("How old are they?"));
  story
    .when(vera, { type: "leave" })
    .shows(turnOf(gleb), queueIs(gleb, dina))
    .when(boris, { type: "leave" })
    .shows(statusOf("question", "published"), queueIs(gleb, dina));
});

test("the moderator lets one speak first; whoever speaks now finishes", () => {
  clarifying({ people: [...four, dina] })
    .when(boris, { type: "lead-first", member: dina })
    .shows(queueIs(boris, dina, vera, gleb))
    .when(boris, ask("How old are they?"))
    .shows(turnOf(dina))
    .whenEach([dina, vera, gleb], pass)
    .shows(queueIs(dina, boris, vera, gleb));
});

test("an order that was set before holds when the questions begin", () => {
  given("tell-case", { people: four, presenter: anna, moderator: boris })
    .when(boris, { type: "lead-first", member: gleb })
    .when(anna, { type: "tell-case", pieces: [{ type: "text", text: "It was so", file: "" }] })
    .shows(queueIs(gleb, boris, vera));
});

test("a question is not empty", () => {
  clarifying()
    .refuses(boris, ask("  "), "empty")
    .refuses(boris, ask("x".repeat(3501)), "tooLong");
});

test("woken twice in the same moment, nothing happens twice", () => {
  const once = clarifying().whenTimePasses(hours(3));
  const twice = once.whenWokenLate(0).shows(silence);
  expect(twice.meeting).toEqual(once.meeting);
});

test("whoever had the last turn of a round is asked anew for the first of the next one", () => {
  clarifying()
    .when(boris, ask("Where was it?"))
    .when(boris, { type: "lead-first", member: gleb })
    .when(vera, pass)
    .when(gleb, pass)
    .shows(turnOf(gleb), heard(gleb, "ask-question"));
});

import { expect, test } from "vitest";
import {
  awaits,
  endedAs,
  heard,
  moderatorIs,
  outcomeOf,
  participantsAre,
  presenterIs,
  said,
  statusOf,
  stepIs,
  texts,
} from "./checks.ts";
import { given, passIn } from "./given.ts";
import { anna, boris, dina, gleb, stranger, vera } from "./people.ts";

const leave = { type: "leave" };
const stop = { type: "stop-case" };
const four = [anna, boris, vera, gleb];
const circle = { people: four, presenter: anna, moderator: boris };

test("leaving is one tap: the group hears it, nobody asks why", () => {
  given("state-problems", circle)
    .when(vera, leave)
    .shows(heard("group", "person-left"), heard(vera, "you-left"), participantsAre(anna, boris, gleb))
    .shows(awaits(anna, boris, gleb))
    .refuses(vera, leave, "notInMeeting")
    .refuses(stranger, leave, "notInMeeting");
});

test("below three participants the meeting ends kindly", () => {
  given("state-problems", { ...circle, people: [anna, boris, vera] })
    .when(vera, leave)
    .shows(endedAs("tooFew"), heard("group", "ended-tooFew"), outcomeOf("state-problems", "stopped"));
});

test("nothing stays open behind a meeting that ended: no poll, no step, no turn", () => {
  const ended = given("elect-moderator", { ...circle, people: [anna, boris, vera] }).when(vera, leave);
  expect(ended.meeting.ballots.map(({ closed }) => closed)).toEqual([true]);
  expect(ended.meeting.turns).toBeUndefined();
  ended.shows(stepIs(), awaits()).refuses(anna, leave, "meetingOver");
});

test("while people still sign up, nobody is too few", () => {
  given("gather").whenEach([anna, boris], { type: "join" }).when(anna, leave).shows(stepIs("gather"));
});

test("an observer leaves without a word in the group", () => {
  const story = given("gather").when(anna, { type: "observe" }).when(anna, leave);
  expect(said(story, "group", "person-left")).toEqual([]);
});

test("a presenter who leaves later ends the case: the circle goes on to the next theme", () => {
  const story = given("clarify", { ...circle, people: [...four, dina] }).when(boris, {
    type: "ask-question",
    text: "Since when?",
  });
  story
    .when(anna, leave)
    .shows(stepIs("choose-theme"), outcomeOf("clarify", "stopped"))
    .shows(statusOf("case", "published"), statusOf("question", "published"));
});

test("a presenter may stop the case at any time: it is erased, and the circle goes on", () => {
  const asked = given("clarify", circle).when(boris, { type: "ask-question", text: "Since when?" });
  const question = asked.meeting.contributions.at(-1)?.id ?? 0;
  const answered = asked.when(anna, { type: "answer-question", question, text: "May" });
  const stopped = answered.refuses(boris, stop, "notPresenter").when(anna, stop);
  stopped.shows(stepIs("choose-theme"), heard("group", "case-stopped"), heard(anna, "case-stopped-you"));
  stopped.shows(texts("case"), texts("answer"), statusOf("question", "published"));
  const erased = stopped.meeting.contributions.filter(({ kind }) => ["case", "answer"].includes(kind));
  expect(erased.map(({ text, pieces }) => [text, pieces])).toEqual([
    ["", []],
    ["", []],
  ]);
  expect(said(stopped, "group", "case-stopped")[0]?.erase).toEqual(erased.map(({ id }) => `said-${id}`));
});

test("the minutes say nothing of a case that was stopped", () => {
  const held = given("choose-theme", circle).whenItCloses();
  expect(said(held, "group", "minutes")[0]?.args).toMatchObject({ presenter: "Anna", problem: "Problem 1" });
  const stopped = given("clarify", circle).when(anna, stop).whenItCloses().shows(endedAs("held"));
  expect(said(stopped, "group", "minutes")[0]?.args).toMatchObject({ presenter: "", problem: "" });
});

test("stopping late takes back the choice and the plan, too", () => {
  const story = given("choose-solutions", circle);
  const chosen = story.when(anna, {
    type: "choose-solutions",
    solutions: [],
    why: "I need time",
    plan: "If I am tired, then I will rest",
  });
  chosen
    .shows(stepIs("share-learnings"))
    .when(anna, stop)
    .shows(texts("case"), texts("commitment"), texts("plan"), stepIs("share-learnings"));
});

test("the moderator leaves: the runner-up leads at once", () => {
  given("tell-case", circle)
    .when(boris, leave)
    .shows(moderatorIs(vera), heard("group", "moderator-replaced"), heard(vera, "moderator-you"));
});

test("the presenter is not asked to moderate, and without anybody the meeting goes on", () => {
  const story = given("tell-case", circle).whenEach([vera, gleb], { type: "decline-moderation" });
  story
    .when(boris, leave)
    .shows(moderatorIs(undefined), heard("group", "moderator-none"), presenterIs(anna), stepIs("tell-case"))
    .when(anna, { type: "tell-case", pieces: [{ type: "text", text: "So it was", file: "" }] })
    .whenEach([vera, gleb], passIn("clarify"))
    .shows(stepIs("write-solutions"));
});

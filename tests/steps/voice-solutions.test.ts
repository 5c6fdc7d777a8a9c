import { expect, test } from "vitest";
import { hours } from "../../src/core/timetable.ts";
import { awaits, heard, heldOf, outcomeOf, said, statusOf, stepIs, texts, turnOf } from "../core/checks.ts";
import { type Circle, given, passIn } from "../core/given.ts";
import { anna, boris, dina, gleb, vera } from "../core/people.ts";
import type { Story } from "../core/story.ts";

const id = "voice-solutions";
const four = [anna, boris, vera, gleb];
const usual = new Map([
  [boris, ["I would wait", "I would ask"]],
  [vera, ["I would sing"]],
]);
const voicing = (circle: Circle = {}) =>
  given(id, { people: four, presenter: anna, moderator: boris, solutions: usual, ...circle });

const nth = (story: Story, n: number) => heldOf(story, "solution")[n]?.id ?? 0;
const voice = (solution: number, text?: string) => ({ type: "voice", solution, ...(text && { text }) });
const holdBack = (solution: number) => ({ type: "hold-back", solution });
const shown = (story: Story) =>
  said(story, "group", "solution-voiced").map(({ args }) => `${args.number} ${args.name}: ${args.text}`);

test("only who has written has a turn, and sees each solution before it is heard", () => {
  const story = voicing().shows(turnOf(boris), awaits(boris), heard(boris, "ask-voice"));
  expect(story.meeting.turns?.order).toEqual([boris, vera]);
  expect(said(story, boris, "ask-voice")[0]?.args).toMatchObject({
    text: "If this happened to me… I would wait",
  });
  story.refuses(vera, voice(nth(story, 2)), "notYourTurn");
});

test("each solution is published under its author's name, with the formula and a number", () => {
  const story = voicing();
  const first = story.when(boris, voice(nth(story, 0)));
  expect(shown(first)).toEqual(["1 Boris: If this happened to me… I would wait"]);
  first.shows(turnOf(boris), statusOf("solution", "published", "sealed", "sealed"));
  const second = first.when(boris, voice(nth(story, 1))).shows(turnOf(vera), awaits(vera));
  const third = second.when(vera, voice(nth(story, 2)));
  expect(shown(third)).toEqual(["3 Vera: If this happened to me… I would sing"]);
  third.shows(stepIs("weigh-solutions"), outcomeOf(id, "voiced"));
});

test("the author may edit at their turn", () => {
  const story = voicing();
  story
    .when(boris, voice(nth(story, 0), " I would wait a week "))
    .shows(texts("solution", "If this happened to me… I would wait a week", "I would ask", "I would sing"))
    .refuses(boris, voice(nth(story, 0)), "alreadyGiven")
    .refuses(boris, voice(nth(story, 1), "   "), "empty");
});

test("a solution that already begins with the formula gets no second one", () => {
  const story = voicing({ solutions: new Map([[boris, ["if THIS happened to me, I would wait"]]]) });
  expect(shown(story.when(boris, voice(nth(story, 0))))).toEqual([
    "1 Boris: if THIS happened to me, I would wait",
  ]);
});

test("a Russian group hears the Russian formula", () => {
  const solutions = new Map([
    [boris, ["я бы подождал"]],
    [vera, ["Если бы со мной это случилось, я бы спела"]],
  ]);
  const story = voicing({ solutions, settings: { locale: "ru" } });
  const first = story.when(boris, voice(nth(story, 0)));
  expect(shown(first)).toEqual(["1 Boris: Если бы это случилось со мной… я бы подождал"]);
  expect(shown(first.when(vera, voice(nth(story, 1))))).toEqual([
    "2 Vera: Если бы со мной это случилось, я бы спела",
  ]);
});

test("a solution that is held back is not heard and has no number", () => {
  const story = voicing();
  const held = story.when(boris, holdBack(nth(story, 0)));
  expect(heldOf(held, "solution")).toHaveLength(2);
  expect(shown(held.when(boris, voice(nth(story, 1))))).toEqual([
    "1 Boris: If this happened to me… I would ask",
  ]);
});

test("passing holds back all of one's own", () => {
  voicing().when(boris, passIn(id)).shows(turnOf(vera), texts("solution", "I would sing"));
});

test("at the end of the turn's time what was sealed is published", () => {
  const late = voicing().whenTimePasses(hours(3)).shows(turnOf(vera));
  expect(shown(late)).toEqual([
    "1 Boris: If this happened to me… I would wait",
    "2 Boris: If this happened to me… I would ask",
  ]);
  late.whenTimePasses(hours(3)).shows(stepIs("weigh-solutions"));
});

test("a speaker whom the moderator passes over is heard all the same", () => {
  const story = voicing();
  const spoken = story.when(boris, voice(nth(story, 0))).when(boris, voice(nth(story, 1)));
  const skipped = spoken.when(boris, { type: "lead-skip", member: vera });
  expect(shown(skipped)).toEqual(["3 Vera: If this happened to me… I would sing"]);
  skipped.shows(stepIs("weigh-solutions"));
});

test("at the closing all that is sealed is published", () => {
  const story = voicing();
  const closed = story.whenWokenLate(story.meeting.closesAt - story.now).shows(stepIs("weigh-solutions"));
  expect(shown(closed)).toHaveLength(3);
});

test("all solutions are held back: there is nothing to weigh", () => {
  voicing()
    .when(boris, passIn(id))
    .when(vera, passIn(id))
    .shows(stepIs("share-learnings"), outcomeOf(id, "none"));
});

test("the words of who leaves are heard at the end", () => {
  const story = voicing({ people: [...four, dina] })
    .when(boris, { type: "leave" })
    .shows(turnOf(vera));
  const closed = story.when(vera, voice(nth(story, 2)));
  expect(shown(closed)).toEqual([
    "1 Vera: If this happened to me… I would sing",
    "2 Boris: If this happened to me… I would wait",
    "3 Boris: If this happened to me… I would ask",
  ]);
});

import { expect, test } from "vitest";
import { awaits, heard, heldOf, outcomeOf, said, stepIs, texts } from "../core/checks.ts";
import { type Circle, given, passIn } from "../core/given.ts";
import { anna, boris, gleb, vera } from "../core/people.ts";
import type { Story } from "../core/story.ts";

const id = "choose-solutions";
const choosing = (circle: Circle = {}) =>
  given(id, { people: [anna, boris, vera, gleb], presenter: anna, moderator: boris, ...circle });
const onSheet = (story: Story) => heldOf(story, "solution").map((one) => one.id);
const choose = (solutions: readonly number[], why: string, plan?: string) => ({
  type: id,
  solutions,
  why,
  ...(plan !== undefined && { plan }),
});

test("the presenter chooses what they will try, and says why", () => {
  const story = choosing().shows(awaits(anna), heard(anna, "ask-commitment"));
  const [first = 0, , third = 0] = onSheet(story);
  const chosen = story.when(anna, choose([third, first], " It is small ", " If it rains, I stay "));
  chosen.shows(stepIs("share-learnings"), outcomeOf(id, "chosen"), texts("commitment", "It is small"));
  chosen.shows(texts("plan", "If it rains, I stay"));
  expect(heldOf(chosen, "commitment")[0]?.about).toEqual([first, third]);
  expect(said(chosen, "group", "commitment-made")[0]).toMatchObject({
    sealed: true,
    args: { name: "Anna", why: "It is small", plan: "If it rains, I stay", count: 2 },
  });
});

test("choosing none is allowed, with a word why", () => {
  choosing()
    .refuses(anna, choose([], "  "), "empty")
    .when(anna, choose([], "I need time"))
    .shows(stepIs("share-learnings"), texts("commitment", "I need time"), texts("plan"));
});

test("only solutions from the sheet, each once, in words that fit", () => {
  const story = choosing();
  const [first = 0] = onSheet(story);
  story
    .refuses(anna, choose([first, 99], "Because"), "unknownChoice")
    .refuses(anna, choose([first], "Because", "x".repeat(3501)), "tooLong");
  const twice = story.when(anna, choose([first, first], "Because"));
  expect(heldOf(twice, "commitment")[0]?.about).toEqual([first]);
});

test("nobody chooses for the presenter", () => {
  choosing()
    .refuses(boris, choose([], "I know better"), "notPresenter")
    .refuses(vera, passIn(id), "notPresenter");
});

test("the presenter is silent, or passes: the circle goes on", () => {
  choosing().whenItCloses().shows(stepIs("share-learnings"), outcomeOf(id, "silent"));
  choosing().when(anna, passIn(id)).shows(stepIs("share-learnings"), outcomeOf(id, "silent"));
});

test("what was chosen stands", () => {
  choosing({ settings: { earlyClosing: false } })
    .when(anna, choose([], "I need time"))
    .shows(stepIs(id), awaits())
    .refuses(anna, choose([], "Or rather"), "alreadyGiven");
});

import { expect, test } from "vitest";
import { yetToWeigh } from "../../src/steps/weigh-solutions/step.ts";
import { awaits, heard, heldOf, outcomeOf, said, stepIs, texts } from "../core/checks.ts";
import { type Circle, doneIn, given, passIn } from "../core/given.ts";
import { anna, boris, gleb, stranger, vera } from "../core/people.ts";
import type { Story } from "../core/story.ts";

const id = "weigh-solutions";
const four = [anna, boris, vera, gleb];
const weighing = (circle: Circle = {}) =>
  given(id, { people: four, presenter: anna, moderator: boris, ...circle });

const solutionOf = (story: Story, author: typeof anna) =>
  heldOf(story, "solution").find((one) => one.author === author)?.id ?? 0;
const weigh = (solution: number, sign: "plus" | "minus", text?: string) => ({
  type: "weigh",
  solution,
  sign,
  ...(text !== undefined && { text }),
});
const query = (solution: number, text = "How long?") => ({ type: "query", solution, text });
const answer = (asked: number, text = "A week") => ({ type: "answer-query", query: asked, text });

test("everybody weighs, the presenter too", () => {
  const story = weighing().shows(awaits(...four), heard(anna, "ask-weigh"));
  story
    .when(anna, weigh(solutionOf(story, boris), "plus", "Quick"))
    .when(boris, weigh(solutionOf(story, boris), "minus", "Costs money"))
    .shows(awaits(vera, gleb), texts("plus", "Quick"), texts("minus", "Costs money"));
});

test("the step stays open for who has begun, until they are done", () => {
  const story = weighing();
  const begun = story.whenEach(four, weigh(solutionOf(story, vera), "plus"));
  begun.shows(stepIs(id), awaits());
  begun.whenEach(four, doneIn(id)).shows(stepIs("choose-solutions"), outcomeOf(id, "weighed"));
});

test("a bare plus counts once, with words there may be several", () => {
  const story = weighing();
  const solution = solutionOf(story, vera);
  story
    .when(anna, weigh(solution, "plus"))
    .refuses(anna, weigh(solution, "plus", " "), "alreadyWeighed")
    .when(anna, weigh(solution, "minus"))
    .when(anna, weigh(solution, "plus", "Quick"))
    .when(anna, weigh(solution, "plus", "Cheap"))
    .refuses(anna, weigh(solution, "plus", "Cheap"), "alreadyWeighed")
    .when(boris, weigh(solution, "plus"))
    .shows(texts("plus", "", "Quick", "Cheap", ""), texts("minus", ""));
});

test("a person sees what they have not weighed yet, in the order of the sheet", () => {
  const story = weighing();
  const after = story.when(anna, weigh(solutionOf(story, vera), "plus"));
  expect(yetToWeigh(after.meeting, anna).map(({ author }) => author)).toEqual([boris, gleb]);
});

test("only what is on the sheet is weighed, by participants, in words that fit", () => {
  const story = weighing();
  story
    .refuses(anna, weigh(99, "plus"), "unknownChoice")
    .refuses(stranger, weigh(solutionOf(story, vera), "plus"), "notParticipant")
    .refuses(anna, weigh(solutionOf(story, vera), "minus", "x".repeat(3501)), "tooLong");
});

test("a question goes to the solution's author, and its answer under the question", () => {
  const story = weighing();
  const asked = story.when(anna, query(solutionOf(story, vera)));
  asked.shows(heard(vera, "ask-query-answer"));
  const more = asked.when(boris, query(solutionOf(story, vera), "And at night?"));
  more.shows((one) => expect(said(one, vera, "ask-query-answer")).toEqual([]));
  const [, second] = heldOf(more, "query");
  more
    .when(vera, answer(heldOf(more, "query")[0]?.id ?? 0))
    .shows((one) =>
      expect(said(one, vera, "ask-query-answer")).toMatchObject([{ args: { question: second?.text } }]),
    );
  const [question] = said(asked, "group", "query-asked");
  expect(question).toMatchObject({
    sealed: true,
    replyTo: `said-${solutionOf(story, vera)}`,
    args: { name: "Anna" },
  });
  const own = heldOf(asked, "query")[0]?.id ?? 0;
  const answered = asked.refuses(boris, answer(own), "notYourQuestion").when(vera, answer(own));
  expect(said(answered, "group", "query-answered")[0]).toMatchObject({
    replyTo: question?.post,
    args: { text: "A week" },
  });
  answered.refuses(vera, answer(own), "alreadyGiven");
});

test("nobody asks themselves, or about what is not there", () => {
  const story = weighing();
  story
    .refuses(vera, query(solutionOf(story, vera)), "ownSolution")
    .refuses(vera, query(99), "unknownChoice")
    .refuses(anna, query(solutionOf(story, vera), "  "), "empty")
    .refuses(vera, answer(99), "notYourQuestion");
});

test("the step waits for an answer, and its author may pass it", () => {
  const story = weighing();
  const asked = story.when(anna, query(solutionOf(story, vera))).whenEach(four, doneIn(id));
  asked.shows(stepIs(id), awaits()).when(vera, passIn(id)).shows(stepIs("choose-solutions"));
});

test("a question to somebody who has left holds nobody up", () => {
  const story = weighing();
  story
    .when(anna, query(solutionOf(story, vera)))
    .when(vera, { type: "leave" })
    .whenEach([anna, boris, gleb], doneIn(id))
    .shows(stepIs("choose-solutions"));
});

test("at the closing time the sheet is as it is", () => {
  weighing().whenItCloses().shows(stepIs("choose-solutions"), outcomeOf(id, "weighed"));
});

test("passing is enough, and pluses are welcome afterwards", () => {
  const story = weighing()
    .when(anna, passIn(id))
    .shows(awaits(boris, vera, gleb));
  story.when(anna, weigh(solutionOf(story, vera), "plus")).shows(texts("plus", ""));
});

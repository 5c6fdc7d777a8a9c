import { expect, test } from "vitest";
import { awaits, heard, notHeard, outcomeOf, said, statusOf, stepIs, texts } from "../core/checks.ts";
import { type Circle, doneIn, given, passIn } from "../core/given.ts";
import { anna, boris, dina, gleb, stranger, vera } from "../core/people.ts";

const id = "write-solutions";
const write = (text: string) => ({ type: "write-solution", text });
const four = [anna, boris, vera, gleb];
const consultants = [boris, vera, gleb];
const writing = (circle: Circle = {}) =>
  given(id, { people: four, presenter: anna, moderator: boris, ...circle });

test("every consultant is asked, the moderator too, the presenter is not", () => {
  writing()
    .shows(awaits(...consultants), heard(boris, "ask-solution"), heard(anna, "look-back"))
    .refuses(anna, write("I know it now"), "presenterDoesNotWrite")
    .refuses(stranger, write("Let me help"), "notParticipant");
});

test("a consultant may write several solutions, sealed", () => {
  writing()
    .when(boris, write("I would wait"))
    .when(boris, write(" I would ask "))
    .shows(texts("solution", "I would wait", "I would ask"), statusOf("solution", "sealed", "sealed"))
    .shows(awaits(vera, gleb), heard(boris, "solution-sealed"), notHeard("group", "solution-voiced"));
});

test("the step stays open for who may still write more, until they are done", () => {
  writing()
    .whenEach(consultants, write("I would wait"))
    .shows(stepIs(id), awaits())
    .whenEach(consultants, doneIn(id))
    .shows(stepIs("voice-solutions"), outcomeOf(id, "written"));
});

test("who is done or has passed may still write while the step is open", () => {
  writing()
    .when(boris, passIn(id))
    .shows(awaits(vera, gleb))
    .when(boris, write("An idea after all"))
    .shows(texts("solution", "An idea after all"));
});

test("what was sealed by the closing time is voiced", () => {
  writing().when(vera, write("I would wait")).whenItCloses().shows(stepIs("voice-solutions"), awaits(vera));
});

test("nobody writes anything: the circle goes on to what it has learnt", () => {
  writing().whenEach(consultants, passIn(id)).shows(stepIs("share-learnings"), outcomeOf(id, "none"));
  writing().whenItCloses().shows(stepIs("share-learnings"));
});

test("the presenter looks once more at the problem, the questions and the answers", () => {
  const asked = given("clarify", { people: four, presenter: anna, moderator: boris }).when(boris, {
    type: "ask-question",
    text: "How old are they?",
  });
  const question = asked.meeting.contributions.at(-1)?.id ?? 0;
  const answered = asked
    .when(anna, { type: "answer-question", question, text: "Three" })
    .whenEach([vera, gleb], passIn("clarify"))
    .when(boris, { type: "ask-question", text: "Since when?" })
    .whenItCloses();
  expect(said(answered, anna, "look-back")[0]?.args).toMatchObject({
    problem: "Problem 1",
    lines: {
      lines: [
        { key: "line-question", args: { number: 1, name: "Boris", text: "How old are they?" } },
        { key: "line-answer", args: { text: "Three" } },
        { key: "line-question", args: { number: 2, text: "Since when?" } },
      ],
    },
  });
});

test("a solution is not empty, and fits into a message", () => {
  writing()
    .refuses(boris, write(" "), "empty")
    .refuses(boris, write("x".repeat(3501)), "tooLong");
});

test("the solutions of who leaves stay", () => {
  writing({ people: [...four, dina] })
    .when(vera, write("I would wait"))
    .when(vera, { type: "leave" })
    .whenEach([boris, gleb, dina], passIn(id))
    .shows(
      outcomeOf(id, "written"),
      outcomeOf("voice-solutions", "voiced"),
      texts("solution", "If this happened to me… I would wait"),
    );
});

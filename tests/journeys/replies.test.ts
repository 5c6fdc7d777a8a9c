import { expect, test } from "vitest";
import { circleAt } from "./course.ts";
import { expectCalm, expectInGroup, expectTold } from "./expecting.ts";

const turn = /is asked by/;

test("a question and its answer come as replies in the group", async () => {
  const sunflower = await circleAt("clarify");
  const { first, second, meeting, person } = sunflower;
  await first.replyTo(turn, "Who was there?");
  expectInGroup(sunflower, "question-asked");
  await second.replyTo("Who was there?", "Nobody but us.");
  expectInGroup(sunflower, "question-answered");
  await person("Gleb").replyTo("Who was there?", "I was there.");
  expectInGroup(sunflower, "question-answered");
  expect(meeting().step).toBe("clarify");
  expectCalm(sunflower);
});

test("an answer that is given in private does not ask for one again", async () => {
  const sunflower = await circleAt("clarify");
  const { first, second } = sunflower;
  await first.replyTo(turn, "Who was there?");
  await second.give("Nobody but us.");
  await second.replyTo("Who was there?", "Really nobody.");
  expectTold(second, "refusal-alreadyGiven");
  expectInGroup(sunflower, "question-answered");
  expectCalm(sunflower);
});

test("a solution is voiced in other words by a reply at one's turn", async () => {
  const sunflower = await circleAt("voice-solutions");
  const { first, person, meeting } = sunflower;
  await person("Gleb").replyTo(/Solutions are voiced by/, "I would run.");
  expectTold(person("Gleb"), "refusal-notYourTurn");
  await first.replyTo(/Solutions are voiced by/, "If this happened to me, I would wait a little.");
  expectInGroup(sunflower, "solution-voiced");
  expect(sunflower.groupHas("If this happened to me, I would wait a little.")).toBe(true);
  expect(meeting().step).toBe("weigh-solutions");
  expectCalm(sunflower);
});

test("pluses, minuses and a question come as replies to a solution, and its author answers by a reply", async () => {
  const sunflower = await circleAt("weigh-solutions");
  const { first, second, person, pass, groupSays, everybody, meeting } = sunflower;
  const solution = /^Solution 1, Anna/;
  await person("Vera").replyTo(solution, "+");
  await second.replyTo(solution, "+ It is quiet.");
  await person("Gleb").replyTo(solution, "− It takes long.");
  await person("Gleb").replyTo(solution, "How long would you wait?");
  expectInGroup(sunflower, "query-asked");
  expectTold(first, "ask-query-answer");
  await first.replyTo("How long would you wait?", "A minute.");
  expectInGroup(sunflower, "query-answered");
  await pass(5_000);
  const sheet = groupSays().find((text) => text.startsWith("The sheet of solutions"));
  expect(sheet).toContain("2 pluses, 1 minus\n+ Vera\n+ Boris: It is quiet.\n− Gleb: It takes long.");
  await person("Vera").replyTo(solution, "+");
  expectTold(person("Vera"), "refusal-alreadyWeighed");
  await first.replyTo(solution, "Why not?");
  expectTold(first, "refusal-ownSolution");
  for (const one of everybody) await one.press("button-weigh-done");
  expect(meeting().step).toBe("choose-solutions");
  expectCalm(sunflower);
});

test("who weighs a great many solutions loses no word on the way", async () => {
  const sunflower = await circleAt("write-solutions");
  const { first, second, everybody, pass, groupSays } = sunflower;
  for (let number = 1; number <= 8; number += 1) {
    await first.write(`I would wait ${number} minutes.`);
    await first.press("confirm-solution");
  }
  await first.press("button-solutions-done");
  for (const one of everybody.slice(2)) await one.press("button-pass");
  for (let number = 1; number <= 8; number += 1) await first.press("button-voice");
  await second.press("button-weigh");
  await second.tap(/Solution 1$/);
  await second.press("button-back");
  for (let number = 1; number <= 8; number += 1) {
    await second.tap(new RegExp(`Solution ${number}$`));
    await second.press("button-plus");
    await second.write(`Reason ${number}.`);
  }
  await pass(5_000);
  const sheet = groupSays().find((text) => text.startsWith("The sheet of solutions"));
  for (let number = 1; number <= 8; number += 1) expect(sheet).toContain(`+ Boris: Reason ${number}.`);
  expectCalm(sunflower);
});

test("a reply to an old post, or to the card, is people talking", async () => {
  const sunflower = await circleAt("weigh-solutions");
  const { second, person, pass } = sunflower;
  await pass(5_000);
  const before = [sunflower.groupSays().length, person("Gleb").inbox().length];
  await person("Gleb").replyTo("It began in September.", "Thank you for this.");
  await person("Gleb").replyTo(/^Sunflower/, "+ A good card");
  await second.replyTo(/^We are together/, "Hello");
  expect([sunflower.groupSays().length - 3, person("Gleb").inbox().length]).toEqual(before);
  expectCalm(sunflower);
});

import { expect, test } from "vitest";
import type { Circle } from "./circle.ts";
import { hours } from "./circle.ts";
import { circleAt, hasten, hold } from "./course.ts";
import { expectCalm, expectInGroup, expectToast, expectTold } from "./expecting.ts";

/** Whose turn the group was told it is, from the first to the last. */
const turnsTold = ({ groupHeard }: Circle, words: RegExp): readonly string[] =>
  groupHeard().flatMap((text) => words.exec(text)?.[1] ?? []);
const asking = /next question is asked by (\w+)/;

test("a silent speaker is moved to the end of the round once, and then counts as passing", async () => {
  const sunflower = await circleAt("clarify");
  const { pass, person, meeting } = sunflower;
  await pass(hours(3));
  await person("Vera").press("button-pass");
  await person("Gleb").press("button-pass");
  expect(turnsTold(sunflower, asking)).toEqual(["Anna", "Vera", "Gleb", "Anna"]);
  await pass(hours(3));
  expect(meeting().step).toBe("write-solutions");
  expectCalm(sunflower);
});

test("who was moved to the end may still ask there", async () => {
  const sunflower = await circleAt("clarify");
  const { pass, person, first } = sunflower;
  await pass(hours(3));
  await person("Vera").press("button-pass");
  await person("Gleb").press("button-pass");
  await first.give("Who was there?");
  expectInGroup(sunflower, "question-asked");
  expectCalm(sunflower);
});

test("out of turn a question waits: the person is told, and the words are theirs still", async () => {
  const sunflower = await circleAt("clarify");
  const { person } = sunflower;
  await person("Gleb").write("Who was there?");
  expectTold(person("Gleb"), "draft-nothing-owed");
  await person("Gleb").replyTo(asking, "Who was there?");
  expectTold(person("Gleb"), "refusal-notYourTurn");
  expectInGroup(sunflower, "question-asked", 0);
  expectCalm(sunflower);
});

test("rounds go on until everybody passes, at most three", async () => {
  const sunflower = await circleAt("clarify");
  const { everybody, second, meeting } = sunflower;
  for (let round = 1; round <= 3; round += 1)
    for (const one of everybody)
      if (one !== second) await one.give(`Question of ${one.name} in round ${round}?`);
  expectInGroup(sunflower, "question-asked", 9);
  for (let left = 9; left > 0; left -= 1) {
    expect(meeting().step).toBe("clarify");
    expect(second.times("ask-answer")).toBe(10 - left);
    await second.write("/pass");
  }
  expect(meeting().step).toBe("write-solutions");
  expectCalm(sunflower);
});

test("when nobody asks, the group goes straight on to solutions", async () => {
  const sunflower = await circleAt("clarify");
  await hasten(sunflower, "clarify");
  expectInGroup(sunflower, "question-asked", 0);
  expect(sunflower.meeting().step).toBe("write-solutions");
  expectCalm(sunflower);
});

test("when nobody writes a solution, the group goes on to what each takes away", async () => {
  const sunflower = await circleAt("write-solutions");
  for (const one of sunflower.everybody) if (one !== sunflower.second) await one.press("button-pass");
  expect(sunflower.meeting().step).toBe("share-learnings");
  await hasten(sunflower, "share-learnings", "choose-theme");
  expectInGroup(sunflower, "ended-held");
  expectCalm(sunflower);
});

test("an unanswered question blocks nobody, and its answer is awaited only until the closing", async () => {
  const sunflower = await circleAt("clarify");
  const { first, everybody, second, runOut, meeting, card, pass } = sunflower;
  await first.give("Who was there?");
  for (const one of [...everybody.slice(2), first, ...everybody.slice(2)]) await one.press("button-pass");
  await pass(5_000);
  expect(card()).toContain(`Still awaited: ${second.name}`);
  await runOut();
  expect(meeting().step).toBe("write-solutions");
  expectCalm(sunflower);
});

test("a person who leaves the chat in the middle of their turn loses it, and the next one has it", async () => {
  const sunflower = await circleAt("clarify");
  const { people, person, chat, settle } = sunflower;
  people.leave(person("Anna").id, chat());
  await settle();
  expect(turnsTold(sunflower, asking)).toEqual(["Anna", "Vera"]);
  expectInGroup(sunflower, "person-left");
  expectInGroup(sunflower, "moderator-replaced");
  expectTold(person("Anna"), "you-left");
  expectCalm(sunflower);
});

test("the next meeting begins its round with somebody else", async () => {
  const sunflower = await circleAt("clarify");
  await hasten(sunflower, "clarify", "write-solutions", "voice-solutions", "weigh-solutions");
  await hasten(sunflower, "choose-solutions", "share-learnings", "choose-theme");
  await sunflower.until(sunflower.meeting().opensAt);
  for (const one of sunflower.everybody) await one.press("button-join");
  const { everybody, second, first } = sunflower;
  for (const one of everybody) await one.vote(2);
  for (const one of everybody) await one.press("button-keep-rules");
  await second.press("button-write-problem");
  await second.give("Evenings are loud.");
  for (const one of everybody) if (one !== second) await one.press("button-pass");
  await hasten(sunflower, "tell-case");
  expect(turnsTold(sunflower, asking).at(0)).toBe(first.name);
  expect(turnsTold(sunflower, asking).at(-1)).not.toBe(first.name);
  expectCalm(sunflower);
});

test("at the end of a turn's time what was sealed is published", async () => {
  const sunflower = await circleAt("voice-solutions");
  const { pass, meeting, chatsWith, first } = sunflower;
  expect(chatsWith("I would wait.")).toEqual([first.id]);
  await pass(hours(3));
  expectInGroup(sunflower, "solution-voiced");
  expect(meeting().step).toBe("weigh-solutions");
  expectCalm(sunflower);
});

test("an author edits one solution at their turn, and holds another back", async () => {
  const sunflower = await circleAt("write-solutions");
  const { first, everybody, second } = sunflower;
  await first.give("I would wait.");
  await first.press("button-one-more");
  await first.give("I would shout.");
  await first.press("button-solutions-done");
  for (const one of everybody.slice(2)) await one.press("button-pass");
  await first.press("button-write-voice");
  await first.give("If this happened to me, I would wait a little.");
  await first.press("button-hold-back");
  expectInGroup(sunflower, "solution-voiced");
  expect(sunflower.groupHas("If this happened to me, I would wait a little.")).toBe(true);
  expect(sunflower.chatsWith("I would shout.")).toEqual([first.id]);
  expect(second.hasSeen("I would shout.")).toBe(false);
  expectCalm(sunflower);
});

test("a silent presenter is given more time once, and then the runner-up's problem is taken", async () => {
  const sunflower = await circleAt("choose-problem");
  const { everybody, second, runOut, meeting, person } = sunflower;
  await second.vote("of Boris");
  await person("Vera").vote("of Boris");
  await person("Gleb").vote("of Gleb");
  await everybody[0]?.vote("of Boris");
  await runOut();
  expectInGroup(sunflower, "extended");
  expect(meeting().step).toBe("tell-case");
  await runOut();
  expectInGroup(sunflower, "presenter-next");
  expectTold(person("Gleb"), "ask-case");
  await person("Gleb").write("Mine began in October.");
  await person("Gleb").press("button-that-is-all");
  await person("Gleb").press("confirm-case");
  expect(meeting().step).toBe("clarify");
  expect(turnsTold(sunflower, asking).at(0)).toBe("Anna");
  expectCalm(sunflower);
});

test("when nobody tells their case, the meeting ends kindly", async () => {
  const sunflower = await circleAt("tell-case");
  const { runOut, second } = sunflower;
  await second.write("It began in September.");
  await runOut();
  await runOut();
  expectInGroup(sunflower, "ended-noCase");
  expectTold(second, "draft-returned");
  expect(sunflower.groupHas("It began in September.")).toBe(false);
  expectCalm(sunflower);
});

test("a tap on a turn that has gone on says so", async () => {
  const sunflower = await circleAt("clarify");
  const { first, pass } = sunflower;
  await pass(hours(3));
  await first.press("button-pass");
  expectToast(first, "refusal-notYourTurn");
  expectCalm(sunflower);
});

test("the usual questions and answers stand under each other in the group", async () => {
  const sunflower = await circleAt("clarify");
  await hold(sunflower, "clarify");
  const { group } = sunflower;
  const answers = group().filter(({ text }) => /^Answer to question/.test(text ?? ""));
  expect(answers.map(({ reply_to_message }) => reply_to_message?.text)).toEqual([
    expect.stringMatching(/^Question 1, Anna/),
    expect.stringMatching(/^Question 2, Vera/),
    expect.stringMatching(/^Question 3, Gleb/),
  ]);
  expect(answers.every((one) => one.protected)).toBe(true);
  expectCalm(sunflower);
});

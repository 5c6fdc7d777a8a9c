import { expect, test } from "vitest";
import { type Circle, type Colleague, minutes } from "./circle.ts";
import { textOf } from "./colleague.ts";
import { circleAt } from "./course.ts";
import { expectCalm, expectInGroup } from "./expecting.ts";

/*
 * The kind: what was sent in one go, in which some of it is words, or is refused, or is overtaken by what its author
 * does next. Nothing of it is taken for something else, and what is said about it is true when it is read.
 */

const photos = (...captions: readonly (string | undefined)[]) =>
  captions.map((caption) => ({ photo: true, ...(caption !== undefined && { caption }) }) as const);

const postOf = ({ group }: Circle, words: RegExp): number =>
  group().findLast((one) => one.from?.is_bot && words.test(textOf(one)))?.message_id ?? 0;

async function replyByAlbum(
  sunflower: Circle,
  one: Colleague,
  words: RegExp,
  ...captions: (string | undefined)[]
) {
  const { people, chat, settle } = sunflower;
  const sent = people.album(one.id, chat(), photos(...captions), { replyTo: postOf(sunflower, words) });
  await settle();
  return sent;
}

test("words under several pictures of one reply are one question, and nobody is told of another's turn", async () => {
  const sunflower = await circleAt("clarify");
  const { first, second, groupHas, people, chat, settle } = sunflower;
  const sent = await replyByAlbum(
    sunflower,
    first,
    /is asked by/,
    "Who is this?",
    undefined,
    "And who is that?",
  );
  expectInGroup(sunflower, "question-asked");
  expect(groupHas("Question 1, Anna\nWho is this?\n\nAnd who is that?")).toBe(true);
  expect(second.inbox().at(-1)).toContain("Who is this?\n\nAnd who is that?");
  expect(first.times("refusal-notYourTurn") + first.times("reply-in-words")).toBe(0);
  people.edit(first.id, chat(), sent[0]?.message_id ?? 0, "Who was this?");
  await settle();
  expect(groupHas("Who is this?\n\nAnd who is that?")).toBe(true);
  expect(first.times("reply-edited-in-album")).toBe(1);
  expectCalm(sunflower);
});

test("a plus under the first of several pictures goes on under the others", async () => {
  const sunflower = await circleAt("weigh-solutions");
  const { second, first, pass, groupSays } = sunflower;
  await replyByAlbum(sunflower, second, /^Solution 1/, "+", undefined, "It is quiet.");
  await pass(5_000);
  expect(groupSays().find((text) => text.startsWith("The sheet"))).toContain("+ Boris: It is quiet.");
  expect(second.times("reply-in-words")).toBe(0);
  expect(first.times("ask-query-answer")).toBe(0);
  expectCalm(sunflower);
});

test("a typo under the one picture that has words is mended as ever", async () => {
  const sunflower = await circleAt("clarify");
  const { first, groupHas, people, chat, settle } = sunflower;
  const [sent] = await replyByAlbum(sunflower, first, /is asked by/, "Who is their?", undefined);
  people.edit(first.id, chat(), sent?.message_id ?? 0, "Who is there?");
  await settle();
  expect(groupHas("Question 1, Anna\nWho is there?")).toBe(true);
  expectCalm(sunflower);
});

test("what is said to an album is said before what comes next, also where its author is quicker", async () => {
  const sunflower = await circleAt("tell-case");
  const { second, people, settle, pass } = sunflower;
  await second.write("It began in September.");
  people.album(second.id, second.id, photos(undefined, undefined));
  await settle();
  await second.press("button-that-is-all");
  await second.press("confirm-case");
  await pass(minutes(1));
  expect(
    second
      .inbox()
      .slice(-4)
      .map((text) => text.split(".")[0]),
  ).toEqual([
    expect.stringMatching(/^Kept/),
    expect.stringMatching(/^Kept/),
    "3 messages are ready",
    "Your case is with the group",
  ]);
  expectCalm(sunflower);
});

test("a command under one file of an album is refused in words, and what else was in it is kept", async () => {
  const sunflower = await circleAt("tell-case");
  const { second, people, settle, pass } = sunflower;
  const before = second.inbox().length;
  people.album(second.id, second.id, photos("/note Loud", "The corridor", "/pass"));
  await settle();
  await pass(1_000);
  const told = second.inbox().slice(before);
  expect(told).toHaveLength(2);
  expect(told.join("\n")).toMatch(/this file was not kept/);
  expect(told.join("\n")).toMatch(/Kept\. 1 message so far/);
  expectCalm(sunflower);
});

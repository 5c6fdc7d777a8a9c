import { expect, test } from "vitest";
import type { Parcel, SeenMessage } from "../../src/emulator/index.ts";
import type { Circle, Colleague } from "./circle.ts";
import { textOf } from "./colleague.ts";
import { circleAt } from "./course.ts";
import { expectCalm, expectInGroup, expectTold } from "./expecting.ts";

const turn = /is asked by/;
const solution = /^Solution 1, Anna/;

/** How people write to the group's chat, with what comes of it. */
function inGroup(circle: Circle) {
  const { people, settle, chat, group } = circle;
  const post = (words: RegExp | string): number => {
    const found = group().findLast(
      (one) =>
        one.from?.is_bot &&
        (typeof words === "string" ? textOf(one).includes(words) : words.test(textOf(one))),
    );
    if (!found) throw new Error(`There is no ${words} in the group`);
    return found.message_id;
  };
  return {
    reply: async (one: Colleague, words: RegExp | string, text: string): Promise<SeenMessage> => {
      const said = people.say(one.id, chat(), text, { replyTo: post(words) });
      await settle();
      return said as SeenMessage;
    },
    send: async (one: Colleague, words: RegExp | string, parcel: Parcel): Promise<SeenMessage> => {
      const sent = people.send(one.id, chat(), { ...parcel, replyTo: post(words) });
      await settle();
      return sent as SeenMessage;
    },
    edit: async (one: Colleague, { message_id }: SeenMessage, text: string): Promise<void> => {
      people.edit(one.id, chat(), message_id, text);
      await settle();
    },
    react: async (one: Colleague, { message_id }: SeenMessage): Promise<void> => {
      people.stir(one.id, chat(), message_id);
      await settle();
    },
  };
}

/** Everything that rang or will ring for anybody, so far. */
const rung = ({ emulator }: Circle): number =>
  emulator.world.calls.filter(
    ({ method, payload }) =>
      /^send/.test(method) && !JSON.stringify(payload).includes("disable_notification"),
  ).length;

test.each([
  ["a photo", { photo: true }],
  ["a video", { video: true }],
  ["a voice message", { voice: true }],
  ["a document", { document: "plan.pdf" }],
] as const)("words under %s in reply to one's turn are the question", async (_, file) => {
  const sunflower = await circleAt("clarify");
  const { first, groupHas } = sunflower;
  await inGroup(sunflower).send(first, turn, { ...file, caption: "Who was there?" });
  expectInGroup(sunflower, "question-asked");
  expect(groupHas("Question 1, Anna\nWho was there?")).toBe(true);
  expectCalm(sunflower);
});

test.each([
  ["a voice message", { voice: true }],
  ["a sticker", { sticker: true }],
  ["a photo without a word", { photo: true }],
  ["a video message", { videoNote: true }],
  ["a place", { location: { latitude: 55.7, longitude: 37.6 } }],
] as const)("%s in reply to one's turn gets one quiet sentence, and the words can still come", async (_, parcel) => {
  const sunflower = await circleAt("clarify");
  const { first, person } = sunflower;
  const { send, reply } = inGroup(sunflower);
  const before = rung(sunflower);
  await send(first, turn, parcel);
  expect(first.times("reply-in-words")).toBe(1);
  await send(person("Vera"), turn, parcel);
  expect(person("Vera").times("reply-in-words")).toBe(0);
  expect(rung(sunflower)).toBe(before);
  await reply(first, turn, "Who was there?");
  expectInGroup(sunflower, "question-asked");
  expectCalm(sunflower);
});

test("an album without words gets the sentence once, and words under its last picture count", async () => {
  const sunflower = await circleAt("clarify");
  const { first, people, settle, chat, group } = sunflower;
  const asked = group().findLast((one) => turn.test(textOf(one)))?.message_id;
  people.album(first.id, chat(), [{ photo: true }, { photo: true }, { photo: true }], { replyTo: asked });
  await settle();
  expect(first.times("reply-in-words")).toBe(1);
  people.album(first.id, chat(), [{ photo: true }, { photo: true, caption: "Who?" }], { replyTo: asked });
  await settle();
  expectInGroup(sunflower, "question-asked");
  expectCalm(sunflower);
});

test("a typo in a question is mended before the answer, and whoever answers reads the new words", async () => {
  const sunflower = await circleAt("clarify");
  const { first, second, groupHas, groupTimes, person } = sunflower;
  const { reply, edit, react } = inGroup(sunflower);
  const question = await reply(first, turn, "Who was their?");
  const before = rung(sunflower);
  await react(first, question);
  await edit(first, question, "Who was there?");
  expect(groupHas("Who was there?")).toBe(true);
  expect(groupTimes("question-asked")).toBe(1);
  expect(groupHas("Question 1, Anna\nWho was their?")).toBe(false);
  expect(second.inbox().at(-1)).toContain("Who was there?");
  expect(rung(sunflower)).toBe(before);
  expect(first.times("refusal-builtOn")).toBe(0);
  expectTold(second, "ask-answer");
  await reply(second, "Who was there?", "Nobody.");
  await edit(first, question, "Was anybody there?");
  expect(groupHas("Question 1, Anna\nWho was there?")).toBe(true);
  expect(first.times("refusal-builtOn")).toBe(1);
  await react(first, question);
  expect(first.times("refusal-builtOn")).toBe(1);
  expect(person("Vera").times("refusal-builtOn")).toBe(0);
  expectCalm(sunflower);
});

test("an answer is mended until the next question builds on it", async () => {
  const sunflower = await circleAt("clarify");
  const { first, second, person, groupHas } = sunflower;
  const { reply, edit } = inGroup(sunflower);
  await reply(first, turn, "Who was there?");
  const answer = await reply(second, "Who was there?", "Nobdy.");
  await edit(second, answer, "Nobody.");
  expect(groupHas("Nobody.")).toBe(true);
  expect(groupHas("Boris\nNobdy.")).toBe(false);
  await reply(person("Vera"), turn, "Really nobody?");
  await edit(second, answer, "Everybody.");
  expect(groupHas("Boris\nEverybody.")).toBe(false);
  expect(second.times("refusal-builtOn")).toBe(1);
  expectCalm(sunflower);
});

test("what was written in private and stands in the group is mended there just so", async () => {
  const sunflower = await circleAt("clarify");
  const { first, second, groupHas } = sunflower;
  const question = await first.write("Who was their?");
  await first.tap();
  await first.edit(question, "Who was there?");
  expectTold(first, "said-edited");
  expect(groupHas("Question 1, Anna\nWho was there?")).toBe(true);
  const answer = await second.write("Nobdy.");
  await second.tap();
  await second.edit(answer, "Nobody.");
  expect(groupHas("Boris\nNobody.")).toBe(true);
  await first.edit(question, "Was anybody there?");
  expectTold(first, "refusal-builtOn");
  await second.edit(answer, "/stop");
  expectTold(second, "edited-into-command");
  expect(groupHas("Boris\nNobody.")).toBe(true);
  expectCalm(sunflower);
});

test("a solution that was shared by a reply is mended with its formula, until somebody weighs it", async () => {
  const sunflower = await circleAt("voice-solutions");
  const { first, groupHas, person, pass } = sunflower;
  const { reply, edit } = inGroup(sunflower);
  const shared = await reply(first, /Solutions are voiced by/, "I would wate.");
  await edit(first, shared, "I would wait.");
  expect(groupHas("Solution 1, Anna\nIf this happened to me… I would wait.")).toBe(true);
  await pass(5_000);
  expect(groupHas("1. Anna: If this happened to me… I would wait.")).toBe(true);
  await reply(person("Vera"), solution, "+");
  await edit(first, shared, "I would run.");
  expect(groupHas("I would run.")).toBe(true); // her own message
  expect(groupHas("If this happened to me… I would run.")).toBe(false);
  expect(first.times("refusal-builtOn")).toBe(1);
  expectCalm(sunflower);
});

test("a plus is mended on the sheet, and does not become a minus or a question by an edit", async () => {
  const sunflower = await circleAt("weigh-solutions");
  const { first, second, person, pass, groupSays } = sunflower;
  const { reply, edit } = inGroup(sunflower);
  const sheet = () => groupSays().find((text) => text.startsWith("The sheet of solutions")) ?? "";
  const plus = await reply(second, solution, "+ It is quite.");
  const bare = await reply(person("Vera"), solution, "+");
  await edit(second, plus, "+ It is quiet.");
  await edit(person("Vera"), bare, "+ Me too.");
  await pass(5_000);
  expect(sheet()).toContain("+ Boris: It is quiet.\n+ Vera: Me too.");
  for (const other of ["− It is loud.", "Is it quiet?"]) await edit(second, plus, other);
  expect(second.times("reply-edited-otherwise")).toBe(2);
  await pass(5_000);
  expect(sheet()).toContain("+ Boris: It is quiet.");
  const query = await reply(second, solution, "How lang?");
  await edit(second, query, "How long?");
  expect(first.inbox().at(-1)).toContain("How long?");
  await reply(first, "How long?", "A minute.");
  await edit(second, query, "How short?");
  expect(second.times("refusal-builtOn")).toBe(1);
  expectCalm(sunflower);
});

test("what people say to each other and edit is not even looked at, whoever they answer", async () => {
  const sunflower = await circleAt("clarify");
  const { first, person, people, settle, chat, group } = sunflower;
  const talk = people.say(person("Vera").id, chat(), "Lunch?");
  await settle();
  people.edit(person("Vera").id, chat(), talk.message_id, "Lunch at one?");
  await settle();
  const card = group().find((one) => one.pinned);
  const aside = people.say(first.id, chat(), "Nice card", { replyTo: card?.message_id });
  await settle();
  people.edit(first.id, chat(), aside.message_id, "Nice card!");
  await settle();
  expectInGroup(sunflower, "question-asked", 0);
  expect(
    sunflower.emulator.world.calls.filter(({ payload }) => /Lunch|Nice/.test(JSON.stringify(payload ?? ""))),
  ).toEqual([]);
  expectCalm(sunflower);
});

test("who was forgotten changes nothing by an edit any more", async () => {
  const sunflower = await circleAt("clarify");
  const { first, groupHas } = sunflower;
  const { reply, edit } = inGroup(sunflower);
  const question = await reply(first, turn, "Who was their?");
  await first.write("/forget");
  await first.press("button-really-forget");
  await edit(first, question, "Who was there?");
  expect(groupHas("Question 1")).toBe(false);
  expect(sunflower.chatsWith("Who was there?")).toEqual([]);
});

test("whose words and whose turn it is decides with files as with texts", async () => {
  const sunflower = await circleAt("clarify");
  const { second, person } = sunflower;
  const { send } = inGroup(sunflower);
  await send(person("Vera"), turn, { photo: true, caption: "Who was there?" });
  expect(person("Vera").times("refusal-notYourTurn")).toBe(1);
  await send(sunflower.first, turn, { photo: true, caption: "/pass" });
  expect(sunflower.first.times("file-with-command")).toBe(1);
  await send(sunflower.first, turn, { photo: true, caption: "Who was there?" });
  await send(second, "Who was there?", { photo: true, caption: "These three." });
  expectInGroup(sunflower, "question-answered");
  expectCalm(sunflower);
});

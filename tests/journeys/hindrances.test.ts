import { expect, test } from "vitest";
import { minutes } from "./circle.ts";
import { circleAt } from "./course.ts";
import { expectCalm, expectInGroup, expectTold } from "./expecting.ts";

const refusal = (description: string) =>
  ({ kind: "error", code: 400, description: `Bad Request: ${description}` }) as const;

test("who lets the bot write again is asked again for what is still open", async () => {
  const sunflower = await circleAt("state-problems");
  const { people, person, settle } = sunflower;
  const gleb = person("Gleb");
  people.block(gleb.id);
  await settle();
  const before = gleb.times("ask-problem");
  people.unblock(gleb.id);
  await settle();
  expect(gleb.times("ask-problem")).toBe(before + 1);
  await gleb.give("Mornings are loud.");
  expectTold(gleb, "problem-sealed");
  expectCalm(sunflower);
});

test("a bot that may pin no more says so once, goes on, and pins the card when it may again", async () => {
  const sunflower = await circleAt("clarify");
  const { people, chat, first, second, settle, group } = sunflower;
  people.demoteBot(chat(), first.id);
  await settle();
  expect(first.times("rights-lost")).toBe(1);
  expect(second.times("rights-lost")).toBe(0);
  const [card] = group().filter(({ pinned }) => pinned);
  people.deleteMessage(chat(), card?.message_id ?? 0);
  await first.press("button-pass");
  await sunflower.pass(5_000);
  expect(sunflower.groupHas("Whose turn: Vera")).toBe(true);
  expect(sunflower.card()).toBe("");
  expect(first.times("chat-unpinnable")).toBe(0);
  people.promoteBot(chat(), first.id, { can_pin_messages: true });
  await settle();
  expect(sunflower.card()).toContain("Whose turn: Vera");
  expectCalm(sunflower, { failures: [expect.stringContaining("message to edit not found")] });
});

test("a bot that never may pin tells whoever set the group up once, and does without", async () => {
  const sunflower = await circleAt("agree-rules", { plain: true });
  expect(sunflower.first.times("chat-unpinnable")).toBe(1);
  for (const one of sunflower.everybody.slice(1)) expect(one.times("chat-unpinnable"), one.name).toBe(0);
  expect(sunflower.failures()).toEqual([expect.stringContaining("pinned messages")]);
  expect(sunflower.troubles).toEqual([]);
});

test("a bot that may not write in the group tells the moderator once, and catches up when it may", async () => {
  const sunflower = await circleAt("clarify", { plain: true });
  const { people, chat, first, second, pass } = sunflower;
  people.permit(chat(), { can_send_messages: false });
  await first.give("Who was there?");
  await pass(minutes(25));
  expect(sunflower.groupHas("Who was there?")).toBe(false);
  expect(first.times("chat-muted")).toBe(1);
  expect(second.times("chat-muted")).toBe(0);
  expect(second.times("ask-answer")).toBe(0);
  people.permit(chat(), { can_send_messages: true });
  await pass(minutes(11));
  expectInGroup(sunflower, "question-asked");
  expect(second.times("ask-answer")).toBe(1);
  await second.give("Nobody but us.");
  expect(sunflower.groupHas("Nobody but us.")).toBe(true);
  expect(sunflower.troubles).toEqual([]);
});

test("a photo that the group does not allow is posted once it does, and the moderator says so", async () => {
  const sunflower = await circleAt("tell-case", { plain: true });
  const { people, chat, first, second, group } = sunflower;
  people.permit(chat(), { can_send_photos: false });
  await second.write("It began in September.");
  await second.send({ photo: true });
  await second.press("button-that-is-all");
  await second.press("confirm-case");
  expect(first.times("letter-stuck")).toBe(1);
  expect(group().some(({ photo }) => photo)).toBe(false);
  people.permit(chat(), { can_send_photos: true });
  await first.press("button-post-again");
  expect(group().filter(({ photo }) => photo)).toHaveLength(1);
  expect(sunflower.troubles).toEqual([]);
});

test("a bot that is given rights again does not wait for its next try", async () => {
  const sunflower = await circleAt("clarify", { plain: true });
  const { people, chat, first, settle } = sunflower;
  people.permit(chat(), { can_send_messages: false });
  await first.give("Who was there?");
  expect(sunflower.groupHas("Who was there?")).toBe(false);
  people.promoteBot(chat(), first.id, { can_pin_messages: true });
  await settle();
  expectInGroup(sunflower, "question-asked");
});

test.each([
  "TOPIC_CLOSED",
  "message thread not found",
])("where the topic is closed (%s), the moderator is told once, and the meeting catches up", async (why) => {
  const sunflower = await circleAt("clarify");
  const { first, chat, pass, emulator } = sunflower;
  emulator.world.faults = (_, { chat_id }) => (chat_id === chat() ? refusal(why) : undefined);
  await first.give("Who was there?");
  await pass(minutes(30));
  expect(first.times("chat-muted")).toBe(1);
  emulator.world.faults = undefined;
  await pass(minutes(11));
  expectInGroup(sunflower, "question-asked");
  expect(sunflower.troubles).toEqual([]);
});

test("a group that is written to too fast waits, and nobody in private waits with it", async () => {
  const sunflower = await circleAt("state-problems");
  const { everybody, chat, emulator, pass } = sunflower;
  emulator.world.faults = (_, { chat_id }) =>
    chat_id === chat()
      ? {
          kind: "error",
          code: 429,
          description: "Too Many Requests: retry after 40",
          parameters: { retry_after: 40 },
        }
      : undefined;
  for (const one of everybody) await one.give(`The problem of ${one.name}`);
  for (const one of everybody) expect(one.times("problem-sealed"), one.name).toBe(1);
  emulator.world.faults = undefined;
  await pass(30_000);
  expect(sunflower.groupHas("The problem of Boris")).toBe(false);
  await pass(15_000);
  expect(sunflower.groupHas("The problem of Boris")).toBe(true);
  expect(sunflower.troubles).toEqual([]);
});

test("who left and is back comes in again, even where Telegram does not tell who is there", async () => {
  const sunflower = await circleAt("clarify");
  const { people, chat, person, settle, emulator, first } = sunflower;
  const gleb = person("Gleb");
  people.leave(gleb.id, chat());
  await settle();
  people.add(chat(), gleb.id, first.id);
  await settle();
  emulator.world.faults = (method) =>
    method === "getChatMember" ? refusal("CHAT_ADMIN_REQUIRED") : undefined;
  await gleb.knock();
  expectTold(gleb, "rules-accept");
});

test("a person whom Telegram does not know in the group is told so", async () => {
  const sunflower = await circleAt("gather");
  const { newcomer, emulator, people, chat, settle, first } = sunflower;
  const olga = newcomer("Olga");
  people.add(chat(), olga.id, first.id);
  await settle();
  emulator.world.faults = (method) =>
    method === "getChatMember" ? refusal("PARTICIPANT_ID_INVALID") : undefined;
  await olga.knock();
  expectTold(olga, "join-not-in-group");
});

test("who is no longer in a group does not even learn its name", async () => {
  const sunflower = await circleAt("clarify");
  const { people, chat, person, settle } = sunflower;
  const gleb = person("Gleb");
  people.leave(gleb.id, chat());
  await settle();
  await gleb.write("/setup");
  expectTold(gleb, "setup-no-group");
  expect(gleb.lately().join()).not.toContain("Sunflower");
});

test("what waited when the bot was removed is said once it is back and may write", async () => {
  const sunflower = await circleAt("clarify", { plain: true });
  const { people, chat, first, settle, pass } = sunflower;
  people.permit(chat(), { can_send_messages: false });
  await first.give("Who was there?");
  people.removeBot(chat(), first.id);
  await settle();
  people.permit(chat(), { can_send_messages: true });
  people.addBot(chat(), first.id, { can_pin_messages: true });
  await settle();
  await pass(minutes(15));
  expectInGroup(sunflower, "came-back-resting");
  expect(sunflower.groupHas("Who was there?")).toBe(true);
  await first.press("button-panel-resume");
  expectInGroup(sunflower, "resumed");
});

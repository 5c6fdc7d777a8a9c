import { expect, test } from "vitest";
import { type Circle, hours, minutes } from "./circle.ts";
import { circleAt, hasten } from "./course.ts";
import { expectInGroup, expectTold } from "./expecting.ts";

// A group's own post is never dropped silently, whatever Telegram says against it: known words, unknown ones, rights,
// topics, things that are gone. The clock of its meeting does not run past what the others have not seen.

const hour = { setup: { "setup-preset": "Within an hour", "setup-start": "Now" } } as const;

/** Telegram refuses whatever is said in the group, until it is asked to take it again. */
function refuse({ emulator, chat }: Circle, description: string, code = 400): void {
  emulator.world.faults = (method, { chat_id }) =>
    chat_id === chat() && method.startsWith("send") ? { kind: "error", code, description } : undefined;
}

const allow = ({ emulator }: Circle): void => {
  emulator.world.faults = undefined;
};

async function tellCase({ second }: Circle): Promise<void> {
  await second.write("It began in September.");
  await second.press("button-that-is-all");
  await second.press("confirm-case");
}

const refusals = [
  ["Bad Request: CHAT_RESTRICTED", 400],
  ["Bad Request: CHAT_SEND_PLAIN_FORBIDDEN", 400],
  ["Forbidden: CHAT_SEND_PLAIN_FORBIDDEN", 403],
  ["Bad Request: something that nobody has heard of", 400],
  ["Forbidden: the moon is in the wrong quarter", 403],
  ["Bad Request: BUTTON_DATA_INVALID", 400],
  ["Bad Request: message to be replied not found", 400],
  ["Bad Request: TOPIC_CLOSED", 400],
] as const;

test.each(refusals)("a case that Telegram refuses (%s) waits, and so does its meeting", async (why, code) => {
  const sunflower = await circleAt("tell-case");
  const { first, second, pass, meeting, groupHas } = sunflower;
  refuse(sunflower, why, code);
  await tellCase(sunflower);
  const { step, closesAt } = meeting();
  await pass(hours(1));
  expect(meeting()).toMatchObject({ step, closesAt });
  expect(second.times("case-thanks")).toBe(0);
  expect(first.times("chat-muted") + first.times("letter-stuck")).toBe(1);
  expect(second.times("chat-muted") + second.times("letter-stuck")).toBe(0);
  expect(first.times("ask-question")).toBe(0);
  allow(sunflower);
  await pass(minutes(11));
  expect(groupHas("It began in September.")).toBe(true);
  expectTold(second, "case-thanks");
  expectTold(first, "ask-question");
});

test("in an hour meeting it is tried every few seconds, and nobody's turn runs out meanwhile", async () => {
  const sunflower = await circleAt("tell-case", hour);
  const { first, pass, meeting, groupHas } = sunflower;
  refuse(sunflower, "Bad Request: CHAT_RESTRICTED");
  await tellCase(sunflower);
  const { closesAt } = meeting();
  await pass(minutes(4));
  allow(sunflower);
  await pass(6_000);
  expect(groupHas("It began in September.")).toBe(true);
  expect(meeting().closesAt).toBeGreaterThanOrEqual(closesAt + minutes(4));
  expectTold(first, "ask-question");
  expect(first.times("reminder")).toBe(0);
});

test("after five minutes the moderator of an hour meeting can go on without it", async () => {
  const sunflower = await circleAt("tell-case", hour);
  const { first, pass, meeting, groupHas } = sunflower;
  refuse(sunflower, "Bad Request: CHAT_RESTRICTED");
  await tellCase(sunflower);
  await pass(minutes(5) + 10_000);
  expectTold(first, "stuck-choice");
  await first.press("button-go-on-without");
  expectTold(first, "stuck-went-on");
  allow(sunflower);
  await pass(10_000);
  expectInGroup(sunflower, "went-on-without");
  expect(groupHas("It began in September.")).toBe(false);
  expect(meeting().step).toBe("clarify");
});

test("the moderator can end it, and everybody hears of it in private", async () => {
  const sunflower = await circleAt("tell-case", hour);
  const { first, everybody, pass, meeting } = sunflower;
  refuse(sunflower, "Bad Request: CHAT_RESTRICTED");
  await tellCase(sunflower);
  await pass(minutes(5) + 10_000);
  await first.press("button-end-meeting");
  for (const one of everybody) expect(one.times("meeting-unheard"), one.name).toBe(1);
  allow(sunflower);
  await pass(minutes(1));
  expectInGroup(sunflower, "ended-unheard");
  expect(sunflower.second.times("case-thanks")).toBe(0);
  expect(meeting().status).toBe("planned");
});

test("where the moderator says nothing for another five minutes, it ends kindly", async () => {
  const sunflower = await circleAt("tell-case", hour);
  const { everybody, pass, meeting } = sunflower;
  refuse(sunflower, "Bad Request: CHAT_RESTRICTED");
  await tellCase(sunflower);
  await pass(minutes(10) + 30_000);
  for (const one of everybody) expect(one.times("meeting-unheard"), one.name).toBe(1);
  expect(meeting().status).toBe("planned");
  expect(sunflower.second.times("case-thanks")).toBe(0);
});

test("who tries again has as long again", async () => {
  const sunflower = await circleAt("tell-case", hour);
  const { first, pass, meeting } = sunflower;
  refuse(sunflower, "Bad Request: CHAT_RESTRICTED");
  await tellCase(sunflower);
  await pass(minutes(5) + 10_000);
  await first.press("button-post-again");
  await pass(minutes(4));
  expect(first.times("stuck-choice")).toBe(1);
  expect(meeting().status).toBe("running");
  await pass(minutes(1) + 10_000);
  expect(first.times("stuck-choice")).toBe(2);
});

test("in a week the moderator is asked after a day, and the meeting ends after another", async () => {
  const sunflower = await circleAt("tell-case");
  const { first, pass, meeting } = sunflower;
  refuse(sunflower, "Bad Request: CHAT_RESTRICTED");
  await tellCase(sunflower);
  await pass(hours(23));
  expect(first.times("stuck-choice")).toBe(0);
  await pass(hours(12));
  expect(first.times("stuck-choice")).toBe(1);
  await pass(hours(36));
  expect(first.times("meeting-unheard")).toBe(1);
  expect(meeting().status).toBe("planned");
});

test("a message whose marks Telegram cannot make out is sent without them", async () => {
  const sunflower = await circleAt("clarify");
  const { emulator, first, chat, groupHas } = sunflower;
  emulator.world.faults = (_, { chat_id, entities }) =>
    chat_id === chat() && entities !== undefined
      ? { kind: "error", code: 400, description: "Bad Request: can't parse entities" }
      : undefined;
  await first.give("Who was there?");
  expect(groupHas("Who was there?")).toBe(true);
});

test("who has stopped a case that never got through is not told afterwards that it is with the group", async () => {
  const sunflower = await circleAt("tell-case");
  const { second, pass, groupHas } = sunflower;
  refuse(sunflower, "Bad Request: CHAT_RESTRICTED");
  await tellCase(sunflower);
  await pass(hours(1));
  await second.write("/stop");
  await second.press("button-really-stop");
  allow(sunflower);
  await pass(minutes(20));
  expectInGroup(sunflower, "case-stopped");
  expect(groupHas("It began in September.")).toBe(false);
  expect(second.times("case-stopped-you")).toBe(1);
  expect(second.times("case-thanks")).toBe(0);
});

test("whose case was gone on without is not thanked for it either", async () => {
  const sunflower = await circleAt("tell-case", hour);
  const { first, second, pass } = sunflower;
  refuse(sunflower, "Bad Request: CHAT_RESTRICTED");
  await tellCase(sunflower);
  await pass(minutes(5) + 10_000);
  await first.press("button-go-on-without");
  allow(sunflower);
  await pass(minutes(1));
  expectInGroup(sunflower, "went-on-without");
  expect(second.times("case-thanks")).toBe(0);
});

test("who mends a question that has not got through yet is heard once, in the words of now", async () => {
  const sunflower = await circleAt("clarify");
  const { first, second, pass, groupHas } = sunflower;
  const asked = await first.write("Who was their?");
  refuse(sunflower, "Bad Request: CHAT_RESTRICTED");
  await first.tap();
  await pass(minutes(5));
  await first.edit(asked, "Who was there?");
  allow(sunflower);
  await pass(minutes(20));
  expect(groupHas("Question 1, Anna\nWho was there?")).toBe(true);
  expect(second.times("ask-answer")).toBe(1);
  expect(second.hasSeen("Who was there?")).toBe(true);
});

test("who goes on without one thing does not lose what waits behind it", async () => {
  const sunflower = await circleAt("state-problems", hour);
  const { first, everybody, pass } = sunflower;
  refuse(sunflower, "Bad Request: CHAT_RESTRICTED");
  for (const one of everybody) await one.give(`The problem of ${one.name}`);
  await pass(minutes(5) + 10_000);
  await first.press("button-go-on-without");
  allow(sunflower);
  await pass(10_000);
  for (const one of everybody) await one.vote("The problem of Vera");
  expectInGroup(sunflower, "went-on-without");
  expectTold(sunflower.person("Vera"), "ask-case");
});

test("a case is given up with all its parts, and the turn that follows it is announced", async () => {
  const sunflower = await circleAt("tell-case", hour);
  const { first, second, pass, groupHas } = sunflower;
  refuse(sunflower, "Bad Request: CHAT_RESTRICTED");
  await second.write("Every morning the same thing.");
  await tellCase(sunflower);
  await pass(minutes(5) + 10_000);
  await first.press("button-go-on-without");
  allow(sunflower);
  await pass(10_000);
  expect(groupHas("Every morning the same thing.") || groupHas("It began in September.")).toBe(false);
  expectInGroup(sunflower, "turn-question");
  expect(second.times("case-thanks")).toBe(0);
});

test("a poll that Telegram refuses in words that nobody knows is a vote by buttons", async () => {
  const sunflower = await circleAt("gather", hour);
  const { emulator, group } = sunflower;
  emulator.world.faults = (method) =>
    method === "sendPoll"
      ? { kind: "error", code: 400, description: "Bad Request: POLL_OF_NO_KIND" }
      : undefined;
  await hasten(sunflower, "gather");
  expect(group().some(({ reply_markup }) => JSON.stringify(reply_markup ?? "").includes("Anna"))).toBe(true);
});

test("a vote that was refused, and then may have arrived or not, stops no meeting for ever", async () => {
  const sunflower = await circleAt("gather", hour);
  const { emulator, pass, meeting } = sunflower;
  const isVote = (method: string, payload: object) =>
    method === "sendPoll" || (method === "sendMessage" && JSON.stringify(payload).includes("Who leads"));
  emulator.world.faults = (method, payload) =>
    isVote(method, payload)
      ? { kind: "error", code: 400, description: "Bad Request: CHAT_RESTRICTED" }
      : undefined;
  await hasten(sunflower, "gather");
  await pass(minutes(1));
  emulator.world.faults = (method, payload) =>
    isVote(method, payload) ? { kind: "lost-before" } : undefined;
  await pass(minutes(15));
  expect(meeting().step).not.toBe("elect-moderator");
});

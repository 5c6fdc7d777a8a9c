import { expect, test } from "vitest";
import { at, type Circle, days, hours, minutes } from "./circle.ts";
import { circleAt, everyStep, hasten } from "./course.ts";
import { expectCalm, expectInGroup, expectTold } from "./expecting.ts";

const rights = { can_pin_messages: true, can_delete_messages: true };

async function remove({ people, chat, first, settle }: Circle): Promise<void> {
  people.removeBot(chat(), first.id);
  await settle();
}

async function addBack({ people, chat, first, settle }: Circle): Promise<void> {
  people.addBot(chat(), first.id, rights);
  await settle();
}

const shutOut = expect.stringMatching(/bot was kicked|bot is not a member/);

/** Everything up to a step, and that one, too. */
const upTo = (step: (typeof everyStep)[number]) => everyStep.slice(1, everyStep.indexOf(step) + 1);

test("a bot that is removed by a slip and added again after a minute goes on with the meeting at one tap", async () => {
  const sunflower = await circleAt("clarify");
  const { first, second, pass, everybody, meeting } = sunflower;
  const { closesAt } = meeting();
  await remove(sunflower);
  for (const one of everybody) expect(one.times("removed-from-group"), one.name).toBe(1);
  await pass(minutes(1));
  await addBack(sunflower);
  expectInGroup(sunflower, "came-back-resting");
  expectTold(first, "go-on");
  await first.tap();
  expectInGroup(sunflower, "resumed");
  expect(meeting()).toMatchObject({ step: "clarify", status: "running", closesAt });
  await first.give("Who was there?");
  await second.give("Nobody but us.");
  expect(sunflower.groupHas("Nobody but us.")).toBe(true);
  for (const one of everybody) expect(one.times("removed-from-group"), one.name).toBe(1);
  expectCalm(sunflower);
});

test("what a group lost while the bot was away for two days, its step gets back", async () => {
  const sunflower = await circleAt("clarify");
  const { first, pass, meeting } = sunflower;
  const { closesAt } = meeting();
  await remove(sunflower);
  await pass(days(2));
  expect(meeting()).toMatchObject({ step: "clarify", status: "paused" });
  await addBack(sunflower);
  await first.press("button-panel-resume");
  expect(meeting()).toMatchObject({ step: "clarify", closesAt: closesAt + days(2) });
  expectCalm(sunflower);
});

test("where the moderator does not answer, the meeting goes on by itself a day later", async () => {
  const sunflower = await circleAt("clarify");
  const { pass, meeting } = sunflower;
  await remove(sunflower);
  await pass(hours(1));
  await addBack(sunflower);
  await pass(days(1));
  expectInGroup(sunflower, "resumed");
  expect(meeting()).toMatchObject({ step: "clarify", status: "running" });
});

test("where nobody leads yet, the meeting goes on as soon as the bot is back", async () => {
  const sunflower = await circleAt("elect-moderator");
  const { everybody, pass, meeting } = sunflower;
  await remove(sunflower);
  await pass(minutes(10));
  await addBack(sunflower);
  expectInGroup(sunflower, "came-back-on");
  for (const one of everybody) await one.vote("Anna");
  expect(meeting().step).toBe("agree-rules");
  expectCalm(sunflower);
});

test("the moderator cannot let a meeting go on in a chat that the bot is not in, and hears what to do", async () => {
  const sunflower = await circleAt("clarify");
  const { first } = sunflower;
  await remove(sunflower);
  await first.write("/moderator");
  await first.press("button-panel-resume");
  expect(first.toast()).toContain("I am not in the group’s chat now");
});

test("a bot that nobody brings back ends the meeting after two weeks, and plans anew when it returns", async () => {
  const sunflower = await circleAt("clarify");
  const { everybody, pass, meeting, until } = sunflower;
  await remove(sunflower);
  await pass(days(14) - hours(1));
  expect(meeting().status).toBe("paused");
  await pass(hours(2));
  for (const one of everybody) expect(one.times("rest-over"), one.name).toBe(1);
  await addBack(sunflower);
  expectInGroup(sunflower, "came-back");
  await sunflower.setUp();
  expectInGroup(sunflower, "group-planned", 2);
  await until(meeting().opensAt);
  for (const one of everybody) await one.press("button-join");
  expect(meeting().step).toBe("elect-moderator");
  expectCalm(sunflower);
});

test("a start that the bot missed while it was away is the next regular one", async () => {
  const sunflower = await circleAt("gather");
  const { pass, meeting } = sunflower;
  await remove(sunflower);
  await pass(days(5));
  await addBack(sunflower);
  expectInGroup(sunflower, "came-back-planned");
  expect(meeting()).toMatchObject({ status: "planned", opensAt: at("2026-11-30T09:00") });
  expectCalm(sunflower);
});

test("what was on its way when the bot was removed stands in the group once it is back", async () => {
  const sunflower = await circleAt("clarify");
  const { people, chat, first, second } = sunflower;
  people.removeBot(chat(), first.id);
  people.say(second.id, second.id, "/now");
  people.say(first.id, first.id, "Who was there?");
  await addBack(sunflower);
  await first.press("button-panel-resume");
  await first.give("Who was there?");
  expect(sunflower.groupHas("Who was there?")).toBe(true);
  expect(sunflower.failures()).toEqual(sunflower.failures().map(() => shutOut));
});

test("a presenter stops the case of a meeting that has ended: it is deleted, and nobody asks what came of it", async () => {
  const sunflower = await circleAt("gather");
  await hasten(sunflower, "gather", ...upTo("choose-theme"));
  const { second } = sunflower;
  expectInGroup(sunflower, "ended-held");
  expect(sunflower.groupHas("It began in September.")).toBe(true);
  await second.write("/stop");
  await second.press("button-really-stop");
  expectTold(second, "case-stopped-you");
  expectInGroup(sunflower, "case-stopped-later");
  expect(sunflower.groupHas("It began in September.")).toBe(false);
  await second.write("/stop");
  expectTold(second, "refusal-notPresenter");
  expectCalm(sunflower);
});

test.each([
  "rests",
  "is paused",
  "was called off",
])("a presenter stops the case of a meeting that %s", async (how) => {
  const sunflower = await circleAt("clarify");
  const { first, second, pass } = sunflower;
  if (how === "is paused") {
    await first.write("/moderator");
    await first.press("button-panel-pause");
    await first.tap("3 days");
    await first.press("button-really-pause");
  } else await remove(sunflower);
  if (how === "was called off") await pass(days(15));
  await second.write("/stop");
  await second.press("button-really-stop");
  expectTold(second, "case-stopped-you");
  expect(second.times("case-stopped-away")).toBe(how === "is paused" ? 0 : 1);
  if (how !== "is paused") await addBack(sunflower);
  expect(sunflower.groupHas("It began in September.")).toBe(how === "was called off");
});

test("a presenter who has left the meeting stops the case all the same", async () => {
  const sunflower = await circleAt("clarify");
  const { second } = sunflower;
  await second.write("/leave");
  await second.press("button-really-leave");
  await second.write("/stop");
  await second.press("button-really-stop");
  expect(sunflower.groupHas("It began in September.")).toBe(false);
});

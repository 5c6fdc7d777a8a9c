import { expect, test } from "vitest";
import { days, hours } from "./circle.ts";
import { circleAt, hasten } from "./course.ts";
import { expectCalm, expectInGroup, expectToast, expectTold } from "./expecting.ts";

test("an elected moderator who declines hears who leads then, and passes it on without reasons", async () => {
  const sunflower = await circleAt("agree-rules");
  const { first, person } = sunflower;
  await first.press("button-decline-moderating");
  await first.press("button-really-handover");
  expectInGroup(sunflower, "moderator-replaced");
  expect(sunflower.groupHas("led by Boris")).toBe(true);
  expectTold(person("Boris"), "moderator-you");
  await first.write("/moderator");
  expectTold(first, "panel-no-meeting");
  expectCalm(sunflower);
});

test("who does not want to lead says so beforehand and is not elected", async () => {
  const sunflower = await circleAt("gather");
  const { everybody, until, meeting, first, person } = sunflower;
  await until(meeting().opensAt);
  for (const one of everybody.slice(0, 3)) {
    await one.press("button-join");
    await one.press("button-decline-candidacy");
    expectTold(one, "moderation-declined");
  }
  await person("Gleb").press("button-join");
  expectInGroup(sunflower, "moderator-appointed");
  expect(sunflower.groupHas("The moderator of this meeting: Gleb")).toBe(true);
  expect(first.times("moderator-you")).toBe(0);
  expectCalm(sunflower);
});

test("a moderator who is silent for a whole step is replaced by the runner-up", async () => {
  const sunflower = await circleAt("state-problems");
  const { everybody, second, runOut, meeting } = sunflower;
  await second.give("Mornings are loud.");
  for (const one of everybody.slice(2)) await one.press("button-pass");
  await runOut();
  expect(meeting().step).toBe("tell-case");
  expectInGroup(sunflower, "moderator-replaced");
  expect(sunflower.groupHas("led by Vera")).toBe(true);
  expectCalm(sunflower);
});

test("a moderator who leaves the meeting is replaced at once", async () => {
  const sunflower = await circleAt("clarify");
  const { first } = sunflower;
  await first.write("/leave");
  await first.press("button-really-leave");
  expectTold(first, "you-left");
  expectInGroup(sunflower, "moderator-replaced");
  expectInGroup(sunflower, "person-left");
  expectCalm(sunflower);
});

test("a moderator hands over, and gets the runner-up, who hands over in turn", async () => {
  const sunflower = await circleAt("clarify");
  const { first, person } = sunflower;
  await first.write("/moderator");
  await first.press("button-panel-handover");
  await first.press("button-really-handover");
  expect(sunflower.groupHas("led by Vera")).toBe(true);
  await person("Vera").write("/moderator");
  await person("Vera").press("button-panel-handover");
  await person("Vera").press("button-really-handover");
  expect(sunflower.groupHas("led by Gleb")).toBe(true);
  await person("Gleb").write("/moderator");
  await person("Gleb").press("button-panel-handover");
  expectToast(person("Gleb"), "refusal-nobodyToTakeOver");
  expectCalm(sunflower);
});

test("a step is extended once, by a day, and not again", async () => {
  const sunflower = await circleAt("write-solutions");
  const { first, meeting } = sunflower;
  const before = meeting().closesAt;
  await first.write("/moderator");
  const panel = first.sees().message_id;
  await first.press("button-panel-extend");
  expect(meeting().closesAt).toBe(before + days(1));
  expectInGroup(sunflower, "extended");
  await first.write("/moderator");
  expect(first.buttons()).not.toContainEqual(expect.stringMatching(/more time/));
  await first.forge("1.8.lead-extend");
  expect(first.toast()).not.toBe("");
  expect(meeting().closesAt).toBe(before + days(1));
  expect(panel).toBeGreaterThan(0);
  expectCalm(sunflower);
});

test("a paused meeting takes nothing, goes on by hand, and gives the time back", async () => {
  const sunflower = await circleAt("write-solutions");
  const { first, person, meeting, pass } = sunflower;
  const before = meeting().closesAt;
  await first.write("/moderator");
  await first.press("button-panel-pause");
  await first.tap("3 days");
  await first.press("button-really-pause");
  expectInGroup(sunflower, "paused");
  await person("Gleb").write("I would wait.");
  await person("Gleb").press("button-pass");
  expectToast(person("Gleb"), "refusal-meetingPaused");
  await pass(days(1));
  await first.write("/moderator");
  expectTold(first, "panel-paused");
  await first.press("button-panel-resume");
  expectInGroup(sunflower, "resumed");
  expect(meeting().closesAt).toBe(before + days(1));
  await person("Gleb").give("I would wait a little.");
  expectTold(person("Gleb"), "solution-sealed");
  expectCalm(sunflower);
});

test("a pause that nobody ends, ends by itself, and nobody is reminded meanwhile", async () => {
  const sunflower = await circleAt("write-solutions");
  const { first, meeting, pass, person } = sunflower;
  const before = meeting().closesAt;
  await first.write("/moderator");
  await first.press("button-panel-pause");
  await first.tap("14 days");
  await first.press("button-really-pause");
  const heard = person("Gleb").inbox().length;
  await pass(days(14) - hours(1));
  expect(person("Gleb").inbox()).toHaveLength(heard);
  await pass(hours(1));
  expectInGroup(sunflower, "resumed");
  expect(meeting()).toMatchObject({ status: "running", closesAt: before + days(14) });
  expectCalm(sunflower);
});

test("the moderator sets who speaks first, goes on without a silent person, and closes a step", async () => {
  const sunflower = await circleAt("tell-case");
  const { first, second, person, meeting } = sunflower;
  await first.write("/moderator");
  await first.press("button-panel-order");
  await first.tap("Gleb");
  await hasten(sunflower, "tell-case");
  expect(sunflower.groupHas("question is asked by Gleb")).toBe(true);
  await first.write("/moderator");
  await first.press("button-panel-skip");
  expect(first.buttons()).toEqual(["Gleb", "Back"]);
  await first.tap("Gleb");
  await first.press("button-really-skip");
  expect(sunflower.groupHas("question is asked by Anna")).toBe(true);
  await first.write("/moderator");
  await first.press("button-panel-close");
  await first.press("button-really-close");
  expect(meeting().step).toBe("write-solutions");
  expectTold(second, "look-back");
  expect(person("Gleb").hasSeen(/What would you do/)).toBe(true);
  expectCalm(sunflower);
});

test("the panel is the moderator's alone, an administrator's word weighs the same", async () => {
  const sunflower = await circleAt("elect-moderator");
  const { everybody, first, second } = sunflower;
  for (const one of everybody) await one.vote("Boris");
  await first.write("/moderator");
  expectTold(first, "panel-no-meeting");
  for (const move of [
    "lead-close",
    "lead-extend",
    "lead-handover",
    "lead-skip;member=1",
    "lead-pause;days=1",
  ]) {
    await first.forge(`1.3.${move}`);
    expect(first.toast(), move).not.toBe("");
  }
  await second.write("/moderator");
  expectTold(second, "panel");
  expectCalm(sunflower);
});

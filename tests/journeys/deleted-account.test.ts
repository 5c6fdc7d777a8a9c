import { expect, test } from "vitest";
import { days } from "./circle.ts";
import { circleAt, hasten, smallCircle } from "./course.ts";
import { expectInGroup } from "./expecting.ts";

const deactivated = "Forbidden: user is deactivated";

// Its kind: somebody who is gone without saying so. Looked at: accounts deleted (in a turn, as presenter, as moderator,
// between meetings, in two groups), people who block the bot, who never started it, who leave the chat.
test("whose account is deleted has left: their turn goes on, and nobody is asked to call them", async () => {
  const sunflower = await circleAt("clarify", { people: 5 });
  const { people, person, first, settle, pass, meeting, everybody } = sunflower;
  people.deactivate(person("Vera").id);
  await first.press("button-pass");
  await settle();
  await pass(5_000);
  expectInGroup(sunflower, "unreachable", 0);
  expectInGroup(sunflower, "person-left");
  expect(sunflower.card()).not.toMatch(/awaited: .*Vera/);
  await person("Gleb").press("button-pass");
  await person("Dina").press("button-pass");
  expect(meeting().step).toBe("write-solutions");
  const others = everybody.filter(({ name }) => name !== "Vera");
  await hasten({ ...sunflower, everybody: others }, "write-solutions", "voice-solutions");
  expect(meeting().step).toBe("weigh-solutions");
  expect(sunflower.failures().filter((one) => one.includes(deactivated)).length).toBeLessThanOrEqual(3);
  expect(sunflower.troubles).toEqual([]);
});

test("whose account is deleted is in no later meeting", async () => {
  const sunflower = await smallCircle({ people: 4, setup: { "setup-people": "3-4" } });
  const { people, person, until, meeting, runOut, everybody, failures } = sunflower;
  people.deactivate(person("Gleb").id);
  await until(meeting().opensAt);
  for (const one of everybody.slice(0, 2)) await one.press("button-join");
  await runOut();
  await runOut();
  expectInGroup(sunflower, "ended-calledOff");
  const before = failures().length;
  await until(meeting().opensAt + days(1));
  expect(failures().length).toBe(before);
  expectInGroup(sunflower, "unreachable", 0);
  expect(sunflower.groupSays().join("\n")).not.toContain("Gleb");
});

test("a presenter whose account is deleted holds nobody up", async () => {
  const sunflower = await circleAt("clarify", { people: 5 });
  const { people, first, second, pass, meeting } = sunflower;
  people.deactivate(second.id);
  await first.give("Who was there?");
  await pass(5_000);
  expectInGroup(sunflower, "unreachable", 0);
  expect(sunflower.groupHas("It began in September.")).toBe(true);
  expect(sunflower.card()).not.toMatch(/awaited: .*Boris/);
  expect(meeting().status).toBe("running");
});

test("who blocks the bot has not left: they are called once, and stay in the circle", async () => {
  const sunflower = await circleAt("agree-rules");
  const { people, person, settle, meeting, everybody } = sunflower;
  people.block(person("Gleb").id);
  for (const one of everybody.slice(0, 3)) await one.press("button-keep-rules");
  await sunflower.until(meeting().closesAt - 60_000);
  expectInGroup(sunflower, "unreachable");
  expectInGroup(sunflower, "person-left", 0);
  people.unblock(person("Gleb").id);
  await settle();
  await person("Gleb").press("button-keep-rules");
  expect(meeting().step).toBe("state-problems");
});

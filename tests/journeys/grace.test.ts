import { describe, expect, test } from "vitest";
import { type CircleOptions, minutes } from "./circle.ts";
import { circleAt } from "./course.ts";
import { expectCalm, expectInGroup, expectTold } from "./expecting.ts";

// Of the kind "what is being written is cut off by a time that is up": closings, early ones, turns, parts of a window.

const hour: CircleOptions = { setup: { "setup-preset": "Within an hour" } };

describe.each([
  ["a week", {}],
  ["an hour", hour],
])("in %s", (_, options) => {
  test("who is shown their words seconds before the closing still has time to confirm them", async () => {
    const sunflower = await circleAt("state-problems", options);
    const { first, second, meeting, until, pass, emulator } = sunflower;
    await second.give("How do I begin?");
    await until(meeting().closesAt - 46_000);
    await first.press("button-write-problem");
    await pass(40_000);
    await first.write("How do I end?");
    await pass(6_000);
    expectTold(first, "words-awaited");
    const told = emulator.world.calls.filter(({ payload }) => JSON.stringify(payload).includes("No hurry"));
    expect(told.map(({ payload }) => payload)).toEqual([
      expect.objectContaining({ chat_id: first.id, disable_notification: true }),
    ]);
    expect(meeting().step).toBe("state-problems");
    await first.press("confirm-problem");
    await until(meeting().closesAt);
    expectInGroup(sunflower, "problems-revealed");
    expect(sunflower.groupHas("How do I end?")).toBe(true);
    expectCalm(sunflower);
  });

  test("the closing waits once, and not for whoever has put it aside", async () => {
    const sunflower = await circleAt("state-problems", options);
    const { first, second, meeting, until } = sunflower;
    await second.give("How do I begin?");
    const planned = meeting().closesAt;
    await until(planned - 1_000);
    await first.write("How do I end?");
    await until(planned);
    await until(meeting().closesAt);
    expect(meeting().closesAt).toBeGreaterThan(planned);
    expect(meeting().step).toBe("tell-case");
    expect(first.hasSeen("How do I end?")).toBe(true);
    expectInGroup(sunflower, "presenter-only");
    expectCalm(sunflower);
  });
});

test("a step that could close early waits for whoever is still changing their words", async () => {
  const sunflower = await circleAt("state-problems");
  const { everybody, first, meeting, groupHas } = sunflower;
  await first.give("How do I begin?");
  await first.write("How do I begin anew?");
  for (const one of everybody.slice(1)) await one.give(`The problem of ${one.name}`);
  expect(meeting().step).toBe("state-problems");
  await first.press("confirm-problem");
  expect(meeting().step).toBe("choose-problem");
  expect(groupHas("How do I begin anew?")).toBe(true);
  expectCalm(sunflower);
});

test("a turn waits once for a question in its preview, and says nothing to the group about it", async () => {
  const sunflower = await circleAt("clarify", hour);
  const { first, pass, groupSays, groupHas } = sunflower;
  await pass(minutes(1.5) - 3_000);
  await first.write("Who was there?");
  const said = groupSays().length;
  await pass(10_000);
  expect(groupSays()).toHaveLength(said);
  await first.press("confirm-question");
  expect(groupHas("Who was there?")).toBe(true);
  expectCalm(sunflower);
});

test("who passes with words begun holds nobody up", async () => {
  const sunflower = await circleAt("state-problems");
  const { everybody, first, second, meeting } = sunflower;
  await first.write("How do I begin?");
  await first.write("/pass");
  await second.give("How do I end?");
  for (const one of everybody.slice(2)) await one.press("button-pass");
  expect(meeting().step).toBe("tell-case");
  expectCalm(sunflower);
});

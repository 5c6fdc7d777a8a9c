import type { Update } from "grammy/types";
import { expect, test } from "vitest";
import { type Circle, type Colleague, minutes } from "./circle.ts";
import { circleAt } from "./course.ts";
import { expectCalm, expectInGroup, expectTold } from "./expecting.ts";

/** Telegram brings something about this person that no version of the Bot API knows. */
function poison({ emulator, clock }: Circle, { id }: Colleague): void {
  const { updates } = emulator.world;
  const from = { id, is_bot: false, first_name: "Somebody", language_code: 7 };
  const chat = { id, type: "private", first_name: "Somebody" };
  const message = { message_id: 999_999, date: 0, text: "Hello", from, chat };
  const update = { update_id: updates.nextId, message } as unknown as Update;
  updates.nextId += 1;
  updates.pending.push({ update, until: clock.now() + minutes(60) });
}

const named = (troubles: readonly string[]) => troubles.map((line) => line.split(" ")[0]);

test("what cannot be handled is put aside with an alarm, and its author is asked to send it again", async () => {
  const sunflower = await circleAt("state-problems");
  const { second, settle, pass, troubles } = sunflower;
  poison(sunflower, second);
  await settle();
  await pass(minutes(2));
  expect(named(troubles)).toEqual([...Array(4).fill("update-failed"), "update-put-aside"]);
  expect(troubles.join()).not.toContain("Hello");
  expectTold(second, "update-lost");
  await second.give("Mornings are loud.");
  expectTold(second, "problem-sealed");
  expectCalm(sunflower, { troubles });
});

test("others are not held up by it, and what its author wrote next comes after it", async () => {
  const sunflower = await circleAt("state-problems");
  const { first, second, everybody, people, settle, pass, troubles } = sunflower;
  poison(sunflower, second);
  for (const { id } of everybody) people.say(id, id, "/pass");
  await settle();
  expectTold(first, "passed");
  expectInGroup(sunflower, "ended-noProblem", 0);
  await pass(minutes(2));
  expectInGroup(sunflower, "ended-noProblem");
  expectCalm(sunflower, { troubles });
});

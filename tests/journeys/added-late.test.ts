import { expect, test } from "vitest";
import { circleAt } from "./course.ts";
import { expectCalm, expectTold } from "./expecting.ts";

// Of the kind "what comes late is lost though the meeting still runs": learnings, answers, pluses and minuses.

test("a learning that comes after its step stands in the group under its author's name", async () => {
  const sunflower = await circleAt("share-learnings");
  const { everybody, first, second, meeting, runOut, groupHas } = sunflower;
  for (const one of everybody) if (one !== first && one !== second) await one.press("button-pass");
  await runOut();
  expect(meeting().step).toBe("choose-theme");
  await first.press("button-write-learning");
  await first.write("I learned to wait.");
  await first.press("confirm-learning");
  expect(groupHas("Anna takes away\nI learned to wait.")).toBe(true);
  expectCalm(sunflower);
});

test("a question that was left open is answered while solutions are written, by words in private", async () => {
  const sunflower = await circleAt("clarify");
  const { everybody, first, second, meeting, groupHas } = sunflower;
  await first.give("Who was there?");
  await second.press("button-pass");
  for (const one of everybody) if (one !== first && one !== second) await one.press("button-pass");
  for (const one of everybody) if (one !== second) await one.write("/pass");
  expect(meeting().step).toBe("write-solutions");
  await second.write("Only the two of us.");
  expectTold(second, "draft-preview");
  await second.press("confirm-answer");
  expect(groupHas("Only the two of us.")).toBe(true);
  expectCalm(sunflower);
});

test("a plus that comes late, by a reply or by the old button, stands on the sheet", async () => {
  const sunflower = await circleAt("weigh-solutions");
  const { everybody, first, person, meeting, groupHas, pass } = sunflower;
  for (const one of everybody) await one.press("button-weigh-done");
  expect(meeting().step).toBe("choose-solutions");
  await person("Vera").replyTo("I would wait.", "+ Small enough for Monday");
  await pass(5_000);
  expect(groupHas("Small enough for Monday")).toBe(true);
  const said = first.inbox().length;
  await first.replyTo("I would wait.", "I had thought of that, too.");
  expect(first.inbox()).toHaveLength(said);
  expectCalm(sunflower);
});

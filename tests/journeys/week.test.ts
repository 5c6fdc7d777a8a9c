import { expect, test } from "vitest";
import { circle } from "./circle.ts";
import { everyStep, hold } from "./course.ts";

test("a group holds a whole week, from the first button to the next date", async () => {
  const sunflower = await circle();
  await sunflower.setUp();
  for (const one of sunflower.everybody) await one.join();
  await hold(sunflower, ...everyStep);
  await sunflower.pass(10_000);
  expect(sunflower.groupSays()).toContainEqual(
    expect.stringMatching(/The next meeting\nTheme: Parents\nBegins: Mon 30 Nov/),
  );
  expect(sunflower.troubles).toEqual([]);
  expect(sunflower.failures()).toEqual([]);
});

import { expect, test } from "vitest";
import { measure, within } from "../bench/courier-figures.ts";
import { krugHolds } from "../bench/courier-krug.ts";
import { monday } from "../bench/courier-monday.ts";

test("a Monday for a hundred groups ends as early as the limits allow, and taps are answered at once", async () => {
  const { makespan, bound, answers, refusals } = await measure(
    krugHolds,
    monday(100, { perSecond: 5, seconds: 6 }),
  );
  expect(makespan / bound).toBeLessThan(1.15); // at a thousand groups 1.02: the first burst weighs less there
  expect(answers.length).toBeGreaterThan(20);
  expect(within(answers, 0.99)).toBeLessThan(1_000);
  expect(refusals).toBe(0);
});

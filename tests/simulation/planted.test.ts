import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { goldenPlan } from "../../src/simulation/plan.ts";
import { tryOut } from "../../src/simulation/trial.ts";
import { createTally } from "../../src/simulation/violation.ts";
import { planted } from "./plants.ts";

test.each(planted)("where $bug, it is found out: $caughtBy", async ({ caughtBy, plants, troubles, plan }) => {
  const found = await tryOut({ ...goldenPlan(troubles), ...plan }, createTally(), plants);
  expect(found?.invariant, found?.detail).toBe(caughtBy);
});

test("the list of planted bugs tells what finds them", () => {
  const list = readFileSync(new URL("../../src/simulation/README.md", import.meta.url), "utf8");
  for (const { bug, caughtBy } of planted) expect(list).toContain(`| ${bug} | ${caughtBy} |`);
});

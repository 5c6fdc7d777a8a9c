import { expect, test } from "vitest";
import { readOptions } from "../../src/simulation/options.ts";
import { goldenPlan, planOf } from "../../src/simulation/plan.ts";
import { tellFinding } from "../../src/simulation/report.ts";
import { playSeason } from "../../src/simulation/season.ts";
import { shrink, tryOut } from "../../src/simulation/trial.ts";
import { createTally } from "../../src/simulation/violation.ts";
import { planted } from "./plants.ts";

test.each([3, 10])("season %i is held whatever befalls the bot", async (season) => {
  const found = await tryOut(planOf(1, season), createTally());
  expect(found?.detail).toBeUndefined();
}, 180_000);

test("the same seed gives the same meeting", async () => {
  const once = await playSeason({ plan: goldenPlan(), tally: createTally() });
  expect(await playSeason({ plan: goldenPlan(), tally: createTally() })).toEqual(once);
});

test("of many troubles only the one that matters is left", async () => {
  const plants = planted.find(({ caughtBy }) => caughtBy === "log is silent")?.plants ?? {};
  const trouble = (at: number, what: string, times = 1) => ({ on: "call", at, what, times, who: 0 }) as const;
  const harmless = [trouble(20, "429"), trouble(30, "lost-before"), trouble(35, "html")];
  const plan = goldenPlan([...harmless, trouble(40, "lost-after", 60)]);
  const found = await tryOut(plan, createTally(), plants);
  if (!found) throw new Error("Nothing was found");
  const least = await shrink(found, plants);
  expect(least.invariant).toBe("log is silent");
  expect(least.plan.troubles).toHaveLength(1);
}, 180_000);

test("a mistake in the command line is said in one line", () => {
  expect(readOptions(["--weeks", "many"])).toEqual({
    type: "mistake",
    line: "--weeks: expected a whole number, 1 or more",
  });
  expect(readOptions(["--seed", "7", "--week", "12"])).toMatchObject({ options: { seed: 7, week: 12 } });
  expect(readOptions(["--week", "12", "--troubles", "call:9:earthquake:1:0"])).toMatchObject({
    type: "mistake",
  });
});

test("what is found is told with the line that plays it again", () => {
  const plan = planOf(1, 3);
  const [, again = ""] =
    /simulate -- (.*)$/.exec(tellFinding({ plan, invariant: "posted once", detail: "" })) ?? [];
  expect(readOptions(again.split(" "))).toMatchObject({
    options: { seed: 1, week: 12, troubles: plan.troubles },
  });
});

import { expect, test } from "vitest";
import { everyCrash, golden, survives } from "../../src/simulation/exhaustive.ts";

/** Of every so many crashes one: `npm run simulate -- --exhaustive` tries them all. */
const EVERY = 197;

test("wherever the bot dies in a meeting, people hear and decide what they would have without", async () => {
  const calm = await golden();
  const found: string[] = [];
  for (const troubles of everyCrash(calm, false).filter((_, index) => index % EVERY === 0)) {
    const why = await survives(troubles, calm);
    if (why !== undefined) found.push(`${JSON.stringify(troubles)}: ${why}`);
  }
  expect(found).toEqual([]);
}, 60_000);

import { expect, test } from "vitest";
import { everyCrash, golden, survives } from "../../src/simulation/exhaustive.ts";

/** Of every so many crashes one: `npm run simulate -- --exhaustive`, and `--twice`, try them all. */
const EVERY = { once: 263, twice: 3_917 };

test("wherever the bot dies in a meeting, once or twice in a row, people hear and decide what they would have without", async () => {
  const calm = await golden();
  const found: string[] = [];
  const once = everyCrash(calm, false).filter((_, index) => index % EVERY.once === 0);
  const twice = everyCrash(calm, true).filter((_, index) => index % EVERY.twice === EVERY.twice >> 1);
  for (const troubles of [...once, ...twice]) {
    const why = await survives(troubles, calm);
    if (why !== undefined) found.push(`${JSON.stringify(troubles)}: ${why}`);
  }
  expect(found).toEqual([]);
}, 180_000);

import axe from "axe-core";
import type { Page } from "playwright-core";
import { expect } from "vitest";

interface Finding {
  readonly id: string;
  readonly impact: string;
  readonly nodes: readonly string[];
}

/** What would keep people out: axe's serious and critical findings, of all its rules or of some. */
async function barriers(page: Page, rules?: readonly string[]): Promise<readonly Finding[]> {
  if (!(await page.evaluate("'axe' in window"))) await page.evaluate(`(() => { ${axe.source} })()`);
  const chosen = rules ? { runOnly: rules } : {};
  const found = await page.evaluate<readonly Finding[]>(
    `axe.run({ resultTypes: ["violations"], ...${JSON.stringify(chosen)} }).then(({ violations }) =>
      violations.map(({ id, impact, nodes }) => ({ id, impact, nodes: nodes.map((node) => node.html.slice(0, 160)) })))`,
  );
  return found.filter(({ impact }) => impact === "serious" || impact === "critical");
}

const overflow = (page: Page): Promise<number> =>
  page.evaluate<number>("document.documentElement.scrollWidth - innerWidth");

/** Nobody is kept out of what is shown now, in the light nor in the dark, which differ in nothing but colour. */
export async function expectOpenToAll(page: Page, sight = ""): Promise<void> {
  await page.emulateMedia({ colorScheme: "light", reducedMotion: "reduce" });
  expect(await barriers(page), sight).toEqual([]);
  await page.emulateMedia({ colorScheme: "dark", reducedMotion: "reduce" });
  expect(await barriers(page, ["color-contrast"]), `${sight}, in the dark`).toEqual([]);
  expect(await overflow(page), sight).toBe(0);
}

import axe from "axe-core";
import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { house } from "./browser.ts";
import { pass, until } from "./visitor.ts";

const { visit } = house();

interface Finding {
  readonly id: string;
  readonly impact: string;
  readonly nodes: readonly string[];
}

/** What would keep people out: axe's serious and critical findings. */
async function barriers(page: Page): Promise<readonly Finding[]> {
  await page.evaluate(`window.axe ?? (() => { ${axe.source} })()`);
  const found = await page.evaluate<readonly Finding[]>(
    `axe.run({ resultTypes: ["violations"] }).then(({ violations }) =>
      violations.map(({ id, impact, nodes }) => ({ id, impact, nodes: nodes.map((node) => node.html.slice(0, 160)) })))`,
  );
  return found.filter(({ impact }) => impact === "serious" || impact === "critical");
}

const overflow = (page: Page): Promise<number> =>
  page.evaluate<number>("document.documentElement.scrollWidth - innerWidth");

async function expectOpenToAll(page: Page): Promise<void> {
  expect(await barriers(page)).toEqual([]);
  expect(await overflow(page)).toBe(0);
}

const sights = [
  { width: 360, colorScheme: "dark", locale: "ru", next: "Дальше", drawers: ["people", "glass"] },
  { width: 768, colorScheme: "dark", locale: "en", next: "Next thing", drawers: ["break", "room"] },
  { width: 1_440, colorScheme: "light", locale: "ru", next: "Дальше", drawers: ["people", "break", "glass"] },
] as const;

test.each(sights)("at $width pixels, $colorScheme, in $locale, nobody is kept out", async (sight) => {
  const { width, colorScheme, locale, next, drawers } = sight;
  const page = await visit("", { viewport: { width, height: 760 }, colorScheme, locale });
  await page.locator("dialog.start").waitFor();
  await expectOpenToAll(page);
  await page.locator("dialog.start input[value=hour] + span").click();
  await page.locator("dialog.start footer .main").click();
  await page.locator("dialog.start").waitFor({ state: "detached" });
  for (let moment = 0; moment < 3; moment += 1) await pass(page, next);
  await expectOpenToAll(page);
  for (const drawer of drawers) {
    await page.locator(`[data-drawer=${drawer}]`).click();
    await expectOpenToAll(page);
    await page.locator(".drawer .close").click();
  }
  expect(await page.evaluate("document.documentElement.lang")).toBe(locale);
});

test("a poll and its end can be read and used by everybody, light and dark", async () => {
  const page = await visit("?story=psychologists&preset=hour&people=3&seed=5&locale=ru", { locale: "ru" });
  const isThere = (selector: string) => async () => (await page.locator(selector).count()) > 0;
  for (let moment = 0; moment < 30 && !(await isThere(".poll")()); moment += 1) await pass(page, "Дальше");
  await page.locator(".poll input").first().click();
  await page.getByRole("button", { name: "Отозвать голос" }).click();
  await page.locator(".poll input").last().click();
  await page.getByRole("button", { name: "Отозвать голос" }).waitFor();
  await expectOpenToAll(page);
  await pass(page, "До срока");
  await until(isThere(".poll progress"), Boolean);
  await page.locator("[data-drawer=room]").click();
  await page.locator("[data-theme-choice=dark]").click();
  await page.waitForTimeout(50);
  await expectOpenToAll(page);
});

test("a vote that does not arrive does not look cast", async () => {
  const page = await visit("?story=psychologists&preset=hour&people=3&seed=5&locale=ru", { locale: "ru" });
  const isThere = async () => (await page.locator(".poll input[type=radio]").count()) > 0;
  for (let moment = 0; moment < 30 && !(await isThere()); moment += 1) await pass(page, "Дальше");
  await page.route("**/deed", (route) => route.abort());
  await page.locator(".poll input[type=radio]").first().click();
  await page.locator(".toast", { hasText: "не отвечает" }).waitFor();
  const cast = async () => page.locator(".poll input:checked").count();
  expect(await until(cast, (count) => count === 0)).toBe(0);
});

test("on a phone one chat is shown at a time, and what is new in the other one is counted", async () => {
  const phone = { viewport: { width: 360, height: 740 }, hasTouch: true };
  const page = await visit("?story=kindergarten&preset=hour&people=3&seed=6&locale=en", phone);
  await page.locator(".chat.group .idle button").click();
  await page.locator(".chat.group .key", { hasText: "Take part" }).last().tap();
  await page.locator(".chat.private.shown .key", { hasText: "I accept" }).waitFor();
  expect(await page.locator(".chat.group").isVisible()).toBe(false);
  for (let moment = 0; moment < 6; moment += 1) await pass(page, "Next thing");
  await page.locator("[data-pane=group] .badge").waitFor();
  await page.locator("[data-pane=group]").tap();
  await page.locator("[data-pane=group] .badge").waitFor({ state: "detached" });
});

test("everything is reached by the keyboard, the message field at once", async () => {
  const page = await visit("?story=kindergarten&preset=hour&people=3&seed=7&locale=en");
  await page.getByRole("button", { name: "Take over" }).click();
  await page.locator(".chat.group textarea").waitFor();
  await page.reload();
  await page.locator(".chat.group textarea").waitFor();
  await page.keyboard.press("Tab");
  expect(await page.evaluate("document.activeElement.className")).toBe("skip");
  await page.keyboard.press("Enter");
  await page.keyboard.type("First line");
  await page.keyboard.press("Shift+Enter");
  await page.keyboard.type("second line");
  await page.keyboard.press("Enter");
  const said = page.locator(".chat.group .bubble.own .text").last();
  await said.waitFor();
  expect(await said.textContent()).toBe("First line\nsecond line");
});

import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { house } from "./browser.ts";
import { until } from "./visitor.ts";

const { visit } = house();

/** How often the Tab key would stop in the group's messages. */
const stops = (page: Page) =>
  page.evaluate<number>(
    `[...document.querySelectorAll(".chat.group .list :is(a, button)")].filter((one) => one.tabIndex >= 0).length`,
  );

/** The message that the keyboard is in. */
const standing = (page: Page) => page.evaluate<string>(`document.activeElement.closest(".bubble")?.id ?? ""`);

test("after a long story few presses of Tab lead past the messages, and the arrow keys into each of them", async () => {
  const page = await visit("?story=kindergarten&preset=hour&people=4&locale=en&seed=1");
  await page.getByRole("button", { name: "To the end" }).click();
  const hint = async () => (await page.locator(".hint p").textContent()) ?? "";
  await until(hint, (now) => now.includes("is over"), 15_000);
  const bubbles = page.locator(".chat.group .bubble");
  expect(await bubbles.count()).toBeGreaterThan(30);
  expect(await stops(page)).toBeLessThan(20);

  await page.locator(".chat.group .log").focus();
  await page.keyboard.press("ArrowUp");
  expect(await standing(page)).toBe(await bubbles.last().getAttribute("id"));
  for (let press = 0; press < 20; press += 1) await page.keyboard.press("ArrowUp");
  const far = await bubbles.nth(-21).getAttribute("id");
  expect(await standing(page)).toBe(far);
  await until(async () => page.locator(`#${far} .tools [tabindex='0']`).count(), Boolean);
  await page.keyboard.press("Tab");
  expect(await standing(page)).toBe(far);
  expect(await page.evaluate("document.activeElement.localName")).toBe("button");
  await page.keyboard.press("ArrowDown");
  expect(await standing(page)).toBe(await bubbles.nth(-20).getAttribute("id"));
});

test("what is pinned is gone to by the keyboard, and its buttons come next", async () => {
  const page = await visit("?story=kindergarten&preset=hour&people=4&locale=en&seed=2");
  await page.getByRole("button", { name: "Next deadline" }).click();
  await page.locator(".chat.group .pinned").focus();
  await page.keyboard.press("Enter");
  const spotlit = page.locator(".chat.group .bubble.spotlit");
  await spotlit.waitFor();
  expect(await until(() => standing(page), Boolean)).toBe(await spotlit.getAttribute("id"));
});

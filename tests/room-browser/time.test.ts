import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { house } from "./browser.ts";
import { begin, pass, until } from "./visitor.ts";

const { visit } = house();

const hintOf = (page: Page) => async () => (await page.locator(".hint p").textContent()) ?? "";
const clockOf = (page: Page) => async () =>
  (await page.locator(".clock time").getAttribute("datetime")) ?? "";

/** The room tells what was said later than it would tell of time that has passed. */
async function say(page: Page, words: string): Promise<void> {
  await page.getByRole("button", { name: "Take over" }).click();
  await page.locator(".chat.group textarea").fill(words);
  await page.locator(".chat.group textarea").press("Enter");
  await page.locator(".chat.group .bubble.own", { hasText: words }).waitFor();
}

test("time goes by the thing, by the deadline, by itself, and to the end", async () => {
  const page = await visit("?story=kindergarten&preset=hour&people=4&locale=en&seed=2");
  const stepOf = async () => (await page.locator(".strip .now").getAttribute("data-step")) ?? "";
  await pass(page, "Next thing");
  expect(await stepOf()).toBe("gather");
  await pass(page, "Next deadline");
  await until(stepOf, (step) => step !== "gather");

  await page.locator("#speed").selectOption("60");
  const before = await clockOf(page)();
  await page.getByRole("button", { name: "Play", exact: true }).click();
  await until(clockOf(page), (now) => now !== before);
  await page.getByRole("button", { name: "Pause" }).click();
  await page.getByRole("button", { name: "Play", exact: true }).waitFor();
  const paused = await clockOf(page)();
  await say(page, "Let us stop here for a moment.");
  expect(await clockOf(page)()).toBe(paused);

  await page.getByRole("button", { name: "To the end" }).click();
  await until(hintOf(page), (hint) => hint.includes("is over"), 15_000);
  expect(await page.locator(".strip .done").count()).toBeGreaterThanOrEqual(12);
});

test("time that plays stands still as soon as something is awaited of whoever plays along", async () => {
  const page = await visit();
  await begin(page, "presenter", "week");
  const play = page.getByRole("button", { name: "Play", exact: true });
  await page.locator("#speed").selectOption("604800");
  await play.click();
  await until(hintOf(page), (hint) => hint.includes("The group gathers"));
  await play.waitFor();
  await page.locator(".chat.group .key", { hasText: "Take part" }).last().click();
  await page.locator(".chat.private .key", { hasText: "I accept" }).click();
  await page.locator(".chat.private .key", { hasText: "I take part" }).click();
  await page.locator(".chat.private .text", { hasText: "You take part. " }).waitFor();
  await play.click();
  await until(hintOf(page), (hint) => hint.startsWith("Your turn") && hint.includes("your vote"));
  await play.waitFor();
});

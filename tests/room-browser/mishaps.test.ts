import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { house } from "./browser.ts";
import { begin, pass, until } from "./visitor.ts";

const { visit } = house();
const story = "?story=kindergarten&preset=hour&people=4&locale=en&seed=";

const hintOf = (page: Page) => async () => (await page.locator(".hint p").textContent()) ?? "";
const clockOf = (page: Page) => async () =>
  (await page.locator(".clock time").getAttribute("datetime")) ?? "";

test("somebody who comes for the first time begins as the presenter, and is told what to do", async () => {
  const page = await visit();
  expect(await page.locator("dialog.start").textContent()).toContain("colleagues of equal standing");
  await begin(page, "presenter");
  await until(hintOf(page), (hint) => hint.includes("Take part"));
  expect(await hintOf(page)()).toContain("Press “Take part”");
  await page.locator(".chat.group .key", { hasText: "Take part" }).last().click();
  await page.locator(".chat.private .key", { hasText: "I accept" }).click();
  await page.locator(".chat.private .key", { hasText: "I take part" }).click();
  await until(hintOf(page), (hint) => hint.includes("Nothing is awaited"));
  expect(await hintOf(page)()).toContain("Press “Next thing”");
});

test("a beginning pressed twice begins once, and in the part that was chosen", async () => {
  const page = await visit();
  const dialog = page.locator("dialog.start");
  await dialog.locator("input[value=helper] + span").click();
  const asked: string[] = [];
  await page.route("**/deed", async (route) => {
    asked.push(route.request().postDataJSON().do);
    await route.continue();
  });
  await page.evaluate(`(() => {
    const form = document.querySelector("dialog.start form");
    form.requestSubmit();
    form.requestSubmit();
  })()`);
  await dialog.waitFor({ state: "detached" });
  await page.locator(".chat.group textarea").waitFor();
  expect(asked.filter((what) => what === "begin")).toEqual(["begin"]);
  expect(asked).toContain("cast");
});

test("on the first screen it is told why nothing begins", async () => {
  const page = await visit();
  const dialog = page.locator("dialog.start");
  await page.route("**/deed", (route) => route.abort());
  await dialog.locator("footer .main").click();
  await dialog.getByRole("alert").filter({ hasText: "does not answer" }).waitFor();
  expect(await dialog.locator("footer .main").isEnabled()).toBe(true);
  await page.unroute("**/deed");
  await dialog.locator("footer .main").click();
  await dialog.waitFor({ state: "detached" });
});

test("an empty group is set up by whoever has come", async () => {
  const page = await visit();
  await begin(page, "presenter", "hour", "empty");
  await until(hintOf(page), (hint) => hint.includes("Set up"));
  await page.locator(".chat.group .key", { hasText: "Set up" }).click();
  await page.locator(".chat.private .key", { hasText: "English" }).click();
  await page.locator(".chat.private .bubble", { hasText: "Which time zone" }).waitFor();
});

test("time goes by the thing, by the deadline, by itself, and to the end", async () => {
  const page = await visit(`${story}2`);
  const stepOf = async () => (await page.locator(".strip .now").getAttribute("data-step")) ?? "";
  await pass(page, "Next thing");
  expect(await stepOf()).toBe("gather");
  await pass(page, "Next deadline");
  expect(await until(stepOf, (step) => step !== "gather")).not.toBe("gather");

  await page.locator("#speed").selectOption("60");
  const before = await clockOf(page)();
  await page.getByRole("button", { name: "Play", exact: true }).click();
  await until(clockOf(page), (now) => now !== before);
  await page.getByRole("button", { name: "Pause" }).click();
  await page.getByRole("button", { name: "Play", exact: true }).waitFor();
  const paused = await clockOf(page)();
  await page.waitForTimeout(200);
  expect(await clockOf(page)()).toBe(paused);

  await page.getByRole("button", { name: "To the end" }).click();
  await until(hintOf(page), (hint) => hint.includes("is over"), 15_000);
  expect(await hintOf(page)()).toContain("is over");
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
  await page.locator(".chat.private .text", { hasText: "You take part" }).waitFor();
  await play.click();
  await until(hintOf(page), (hint) => hint.includes("Your turn"));
  expect(await hintOf(page)()).toContain("your vote");
  await play.waitFor();
});

test("whatever goes wrong has a button, and a way back", async () => {
  const page = await visit(`${story}3`);
  await pass(page, "Next thing");
  await page.locator("[data-drawer=break]").click();
  const happen = async (mishap: string) => {
    await page.locator(`[data-mishap=${mishap}]`).click();
    await page.locator(".toast", { hasText: "Done" }).last().waitFor();
    await page.locator(".toast button").first().click();
  };
  const pairs = { block: "unblock", leave: "return", "kick-bot": "add-bot" };
  for (const [mishap, back] of Object.entries(pairs)) {
    await happen(mishap);
    await happen(back);
    await page.locator(`[data-mishap=${mishap}]`).waitFor();
  }
  for (const mishap of ["flood", "restart", "delete-card", "outage"]) await happen(mishap);
  await page.locator("[data-mishap=kick-bot]").waitFor();
  expect(await page.locator(".hint").textContent()).not.toContain("not running");
});

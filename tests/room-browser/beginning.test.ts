import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { house } from "./browser.ts";
import { begin, until } from "./visitor.ts";

const { visit } = house();

const hintOf = (page: Page) => async () => (await page.locator(".hint p").textContent()) ?? "";

test("somebody who comes for the first time begins as the presenter, and is told what to do", async () => {
  const page = await visit();
  expect(await page.locator("dialog.start").textContent()).toContain("colleagues of equal standing");
  await begin(page, "presenter");
  await until(hintOf(page), (hint) => hint.includes("Press “Take part”"));
  await page.locator(".chat.group .key", { hasText: "Take part" }).last().click();
  await page.locator(".chat.private .key", { hasText: "I accept" }).click();
  await page.locator(".chat.private .key", { hasText: "I take part" }).click();
  await until(hintOf(page), (hint) => /Nothing is awaited.*Press “Next thing”/.test(hint));
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

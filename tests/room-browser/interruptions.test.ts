import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { house } from "./browser.ts";
import { begin, pass, until } from "./visitor.ts";

const { visit, room, restart } = house();
const story = "?story=kindergarten&preset=hour&people=4&locale=en&seed=";

const goesOn = (page: Page) => pass(page, "Next thing");

test("when somebody begins another story in a second tab, the first one says so and goes on with it", async () => {
  const page = await visit(`${story}1`);
  await goesOn(page);
  const second = await page.context().newPage();
  await second.goto((await room()).address);
  await second.locator("[data-drawer=room]").click();
  await second.getByRole("button", { name: "Begin another story" }).click();
  await begin(second, "watcher", "week", "psychologists");
  await page.locator(".toast", { hasText: "The story has begun anew" }).waitFor();
  await page.locator(".chat.group h2", { hasText: "Thursday consult" }).waitFor();
  await goesOn(page);
  const clockOf = (tab: Page) => tab.locator(".clock time").getAttribute("datetime");
  const clock = await clockOf(page);
  await until(
    () => clockOf(second),
    (now) => now === clock,
  );
});

test("a reload in the middle of a sentence loses neither the question nor the answer", async () => {
  const page = await visit(`${story}2`);
  await page.locator(".strip .now").waitFor();
  for (let step = 0; step < 3; step += 1) await pass(page, "Next deadline");
  await page.getByRole("button", { name: "Take over" }).click();
  const own = page.locator(".chat.private");
  await own.getByRole("button", { name: "Write my problem" }).last().click();
  await own.locator(".bubble", { hasText: "I am listening" }).waitFor();
  await page.reload();
  await own.locator(".bubble", { hasText: "I am listening" }).waitFor();
  await own.locator("textarea").fill("How can we end circle time calmly?");
  await own.locator("textarea").press("Enter");
  await own.locator(".bubble", { hasText: "This is how it will look" }).waitFor();
  await page.reload();
  await own.getByRole("button", { name: "That is my problem" }).click();
  await own.locator(".bubble", { hasText: "Kept under seal" }).waitFor();
});

test("a reload while time plays finds it playing, and can stop it", async () => {
  const page = await visit("?story=kindergarten&preset=week&people=4&locale=en&seed=3");
  await page.locator("#speed").selectOption("60");
  await page.getByRole("button", { name: "Play", exact: true }).click();
  await page.getByRole("button", { name: "Pause" }).waitFor();
  await page.reload();
  await page.locator(".hint p", { hasText: "Time is passing" }).waitFor();
  await page.getByRole("button", { name: "Pause" }).click();
  await page.getByRole("button", { name: "Play", exact: true }).waitFor();
  await goesOn(page);
});

/** Wherever it is cut: the letters alone. */
const bare = (text: string): string => text.replaceAll(/\s/g, "");

test("sixteen thousand characters arrive, or it is told why not and they stay in the field", async () => {
  const page = await visit(`${story}4`);
  await page.getByRole("button", { name: "Take over" }).click();
  const field = page.locator(".chat.group textarea");
  const words = `${"circle time ".repeat(1_332)}and the end`;
  await field.fill(words);
  await field.press("Enter");
  const outcome = async () => {
    const own = page.locator(".chat.group .bubble.own .text");
    const arrived = bare((await own.allTextContents()).join(""));
    const why = (await page.locator(".toast span").allTextContents()).join(" ");
    return { arrived, why };
  };
  const { arrived, why } = await until(outcome, (now) => now.arrived.endsWith("andtheend") || now.why !== "");
  if (why === "") expect(arrived).toBe(bare(words));
  else {
    expect(why).toMatch(/^[A-Z].+\.$/);
    expect(await field.inputValue()).toBe(words);
  }
  expect(await page.evaluate("document.documentElement.scrollWidth - innerWidth")).toBe(0);
  await goesOn(page);
});

test("what somebody writes while the server is stopped stays in the field, and once it is back they go on", async () => {
  const page = await visit(`${story}5`);
  await page.getByRole("button", { name: "Take over" }).click();
  const field = page.locator(".chat.group textarea");
  await field.fill("Is anybody here?");
  await restart(async () => {
    await page.locator(".banner", { hasText: "fallen silent" }).waitFor();
    await field.press("Enter");
    await page.locator(".toast", { hasText: "does not answer" }).waitFor();
    expect(await field.inputValue()).toBe("Is anybody here?");
  });
  await page.locator(".banner").waitFor({ state: "detached" });
  await begin(page, "presenter");
  await page.locator(".chat.group textarea").fill("Here we are again");
  await page.locator(".chat.group textarea").press("Enter");
  await page.locator(".chat.group .bubble.own", { hasText: "Here we are again" }).waitFor();
  await goesOn(page);
});

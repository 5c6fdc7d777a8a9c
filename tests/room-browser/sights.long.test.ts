import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { type Words, wordsIn } from "../../src/room/page/words.ts";
import { expectOpenToAll } from "./barriers.ts";
import { house } from "./browser.ts";
import { pass } from "./visitor.ts";

const { visit, restart } = house();

type Sight = readonly [name: string, come: (page: Page, words: Words) => Promise<unknown>];

/** One thing after the other that the page can show. */
const sights: readonly Sight[] = [
  ["the first screen, refused", refused],
  ["a private chat that nothing was said in", begin],
  ["a long message, an answer to it, and what can be attached", write],
  ["the people", (page) => page.locator("[data-drawer=people]").click()],
  ["what goes wrong, and a toast", goWrong],
  ["behind the glass", (page) => turnPage(page, "glass")],
  ["a text to be copied by hand", copyByHand],
  ["the question before a link leaves the story", comeByLink],
  ["the room", stayInRoom],
];

test.each([
  { width: 360, locale: "ru", shown: sights },
  { width: 768, locale: "en", shown: sights.slice(0, 4) },
  { width: 1_440, locale: "ru", shown: sights },
] as const)("at $width pixels, in $locale, nobody is kept out of anything", async ({
  width,
  locale,
  shown,
}) => {
  const page = await visit("", { viewport: { width, height: 760 }, locale });
  const words = wordsIn(locale);
  for (const [name, come] of shown) {
    await come(page, words);
    await expectOpenToAll(page, name);
  }
  await restart(async () => {
    await page.locator(".banner").waitFor();
    await expectOpenToAll(page, "a room that has fallen silent");
  });
  expect(await page.evaluate("document.documentElement.lang")).toBe(locale);
});

async function refused(page: Page): Promise<void> {
  await page.route("**/deed", (route) => route.abort());
  await page.locator("dialog.start footer .main").click();
  await page.locator("dialog.start [role=alert]").waitFor();
  await page.unroute("**/deed");
}

async function begin(page: Page, words: Words): Promise<void> {
  for (const value of ["hour", "watcher"])
    await page.locator(`dialog.start input[value=${value}] + span`).click();
  await page.locator("dialog.start footer .main").click();
  await page.locator("dialog.start").waitFor({ state: "detached" });
  for (let thing = 0; thing < 3; thing += 1) await pass(page, words.time.next);
  await turnTo(page, "private");
}

async function turnTo(page: Page, pane: "group" | "private"): Promise<void> {
  if (!(await page.locator(`.chat.${pane}`).isVisible())) await page.locator(`[data-pane=${pane}]`).click();
}

async function write(page: Page, { chat }: Words): Promise<void> {
  await turnTo(page, "group");
  const group = page.locator(".chat.group");
  await group.locator(".idle button").click();
  await group.locator("textarea").fill("word ".repeat(700));
  await group.locator("textarea").press("Enter");
  const own = group.locator(".own", { has: page.locator(".fold") });
  await own.getByRole("button", { name: chat.reply, exact: true }).click();
  await group.locator(".mode").waitFor();
  await group.locator(".attach summary").click();
}

async function turnPage(page: Page, drawer: string): Promise<void> {
  await page.locator(".drawer .close").click();
  await page.locator(`[data-drawer=${drawer}]`).click();
}

async function copyByHand(page: Page, { glass }: Words): Promise<void> {
  await page.evaluate("Object.defineProperty(navigator, 'clipboard', { value: undefined })");
  await page.getByRole("button", { name: glass.copy }).click();
  await page.locator("dialog.by-hand").waitFor();
}

async function comeByLink(page: Page): Promise<void> {
  await page.goto(new URL("/?story=psychologists&seed=3", page.url()).href);
  await page.locator("dialog.leaving").waitFor();
}

async function stayInRoom(page: Page): Promise<void> {
  await page.locator("dialog.leaving .main").click();
  await page.locator("dialog.leaving").waitFor({ state: "detached" });
  await page.locator("[data-drawer=room]").click();
}

async function goWrong(page: Page): Promise<void> {
  await turnPage(page, "break");
  await page.locator("[data-mishap=flood]").click();
  await page.locator(".toast").waitFor();
}

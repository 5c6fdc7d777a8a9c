import { mkdirSync, statSync } from "node:fs";
import { join } from "node:path";
import type { Page } from "playwright-core";
import { goThere, openBrowser, openRoomAt } from "../room-browser/opening.ts";
import { pass, until } from "../room-browser/visitor.ts";

/** Takes the pictures of the README from the running room, light and dark. */
const folder = join(import.meta.dirname, "../../docs/pictures");
/** A picture that is larger makes the README slow to open; in bytes. */
const LARGEST = 150_000;
const story = "?story=kindergarten&preset=hour&people=6&seed=4&locale=en";

const stepOf = (page: Page) => async () => page.locator(".strip .now").getAttribute("data-step");

async function reach(page: Page, step: string): Promise<void> {
  while ((await stepOf(page)()) !== step) {
    const before = await stepOf(page)();
    await pass(page, "Next deadline");
    await until(stepOf(page), (now) => now !== before, 1_000);
  }
}

/** The group asks its questions; the presenter is the one who looks on. */
async function group(page: Page): Promise<void> {
  await reach(page, "clarify");
  const questions = () => page.locator(".chat.group .text", { hasText: /^Question \d/ }).count();
  while ((await questions()) < 3) await pass(page, "Next thing");
  await page.getByRole("button", { name: "Take over" }).click();
  await page.locator(".hint.turn").waitFor();
}

/** A solution is drafted in private, and shown to its author before anybody else sees it. */
async function draft(page: Page): Promise<void> {
  await reach(page, "write-solutions");
  await page.locator("[data-drawer=people]").click();
  await page.locator(".person", { hasText: "Callum" }).click();
  await page.locator(".drawer .close").click();
  await page.getByRole("button", { name: "Take over" }).click();
  const keys = page.locator(".chat.private .key", { hasText: "Write a solution" });
  while ((await keys.count()) === 0) await pass(page, "Next thing");
  await keys.last().click();
  await page.locator(".chat.private .text", { hasText: "I am listening" }).last().waitFor();
  await page
    .locator(".chat.private textarea")
    .fill("I would give him the last lap: he drives the train into the box himself, and we all wave.");
  await page.locator(".chat.private textarea").press("Enter");
  await page.locator(".chat.private .text", { hasText: "This is how it will look" }).last().waitFor();
}

/** The sheet with its pluses and minuses. */
async function sheet(page: Page): Promise<void> {
  await reach(page, "weigh-solutions");
  const replies = () => page.locator(".chat.group .bubble .quote").count();
  const before = await replies();
  for (let press = 0; press < 80 && (await stepOf(page)()) === "weigh-solutions"; press += 1) {
    if ((await replies()) > before + 4) break;
    await pass(page, "Next thing");
  }
  await page.locator(".chat.group .text", { hasText: "pluses" }).last().scrollIntoViewIfNeeded();
  await page.locator(".chat.group .text", { hasText: "pluses" }).last().evaluate(toTop);
}

const toTop = (element: { scrollIntoView: (how: { block: "start" }) => void }) =>
  element.scrollIntoView({ block: "start" });

const pictures = [
  { name: "group", size: { width: 1_100, height: 680 }, of: "body", play: group },
  { name: "draft", size: { width: 1_080, height: 640 }, of: ".chat.private", play: draft },
  { name: "sheet", size: { width: 1_080, height: 800 }, of: ".chat.group", play: sheet },
] as const;

mkdirSync(folder, { recursive: true });
const room = await openRoomAt();
const browser = await openBrowser();
try {
  for (const { name, size, of, play } of pictures) {
    const page = await browser.newPage({ viewport: size, locale: "en-GB", reducedMotion: "reduce" });
    await goThere(page, room.address + story);
    await page.locator(".strip .now").waitFor();
    await play(page);
    await until(
      () => page.locator(".toast").count(),
      (count) => count === 0,
    );
    await page.mouse.move(0, 0);
    await page.evaluate("document.activeElement?.blur()");
    for (const colorScheme of ["light", "dark"] as const) {
      await page.emulateMedia({ colorScheme });
      const path = join(folder, `${name}-${colorScheme}.png`);
      await page.locator(of).screenshot({ path });
      if (statSync(path).size > LARGEST) throw new Error(`${path} is larger than ${LARGEST} bytes`);
    }
    await page.close();
  }
} finally {
  await browser.close();
  await room.close();
}

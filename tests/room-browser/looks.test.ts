import { expect, test } from "vitest";
import { expectOpenToAll } from "./barriers.ts";
import { house } from "./browser.ts";
import { pass, until } from "./visitor.ts";

const { visit } = house();

test.each([
  360, 1_440,
])("at %i pixels a poll and its end can be read and used by everybody", async (width) => {
  const page = await visit("?story=psychologists&preset=hour&people=3&seed=5&locale=ru", {
    locale: "ru",
    viewport: { width, height: 760 },
  });
  const isThere = (selector: string) => async () => (await page.locator(selector).count()) > 0;
  for (let moment = 0; moment < 30 && !(await isThere(".poll")()); moment += 1) await pass(page, "Дальше");
  await page.locator(".poll input").first().click();
  await page.getByRole("button", { name: "Отозвать голос" }).click();
  await page.locator(".poll input").last().click();
  await page.getByRole("button", { name: "Отозвать голос" }).waitFor();
  await expectOpenToAll(page);
  await pass(page, "До срока");
  await until(isThere(".poll progress"), Boolean);
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
  await until(cast, (count) => count === 0);
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

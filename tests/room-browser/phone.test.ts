import { expect, test } from "vitest";
import { house } from "./browser.ts";

const { visit } = house();
const phone = { viewport: { width: 360, height: 740 }, hasTouch: true };

test("on a phone a part of the room lies over the chats: nothing else is reached until it is closed", async () => {
  const page = await visit("?story=kindergarten&preset=hour&people=3&locale=en&seed=1", phone);
  const opener = page
    .getByRole("navigation", { name: "The parts of the room" })
    .locator("[data-drawer=break]");
  await opener.click();
  const dialog = page.getByRole("dialog", { name: "Break it" });
  await dialog.waitFor();
  const focused = async () =>
    page.evaluate<string>("document.activeElement.closest('.drawer') ? 'in' : 'out'");
  expect(await focused()).toBe("in");
  // The focus goes around: past the last thing comes what the browser itself has, and then the first one.
  const places = new Set<string>();
  for (let press = 0; press < 20; press += 1) {
    await page.keyboard.press("Tab");
    places.add(await page.evaluate<string>("document.activeElement.closest('.within') ? 'under' : 'over'"));
  }
  expect([...places]).toEqual(["over"]);
  expect(await page.getByRole("textbox").count()).toBe(0);
  await dialog.locator("h2").focus();
  await page.keyboard.press("Escape");
  await dialog.waitFor({ state: "detached" });
  expect(await opener.evaluate((one) => one === one.ownerDocument.activeElement)).toBe(true);
});

test("where there is room beside the chats, a part of the room leaves them open", async () => {
  const page = await visit("?story=kindergarten&preset=hour&people=3&locale=en&seed=1");
  await page.locator("[data-drawer=break]").click();
  await page.getByRole("complementary", { name: "Break it" }).waitFor();
  expect(await page.locator("[inert]").count()).toBe(0);
  await page.locator(".chat.group .idle button").click();
  await page.locator(".chat.group textarea").fill("Still here");
});

test("on a phone the way to reply comes when a message is touched, and covers no words until then", async () => {
  const page = await visit("?story=kindergarten&preset=hour&people=3&locale=en&seed=2", phone);
  await page.locator(".chat.group .idle button").tap();
  const message = page.locator(".chat.group .bubble", { hasText: "I am Krug" });
  const id = await message.getAttribute("id");
  const opacity = () =>
    page.evaluate<string>(`getComputedStyle(document.querySelector("#${id} .tools")).opacity`);
  expect(await opacity()).toBe("0");
  await message.locator(".text").tap();
  expect(await opacity()).toBe("1");
  await message.getByRole("button", { name: "Reply" }).tap();
  await page.locator(".chat.group .mode").waitFor();
});

import { expect, test } from "vitest";
import { house } from "./browser.ts";
import { pass, playToo } from "./visitor.ts";

const { visit, room } = house();
const story = "?story=kindergarten&preset=hour&people=3&locale=en&seed=";

test("on a wide screen several people's private chats stand side by side, and each can be closed", async () => {
  const page = await visit(`${story}1`);
  await page.locator("[data-drawer=people]").click();
  const chips = page.getByRole("group", { name: "Side by side" });
  await chips.getByRole("button", { name: "Priya" }).click();
  const priya = page.getByRole("region", { name: "Krug and Priya" });
  await priya.getByRole("button", { name: "Play Priya" }).click();
  await priya.getByRole("button", { name: "Start" }).click();
  await priya.locator(".bubble.own", { hasText: "/start" }).waitFor();
  expect(await page.locator(".chat.private .bubble").count()).toBe(0);

  await chips.locator("button[aria-pressed=false]").click();
  const beside = page.locator(".chat.beside");
  await beside.nth(1).waitFor();
  expect(await beside.nth(1).evaluate((one) => one.getBoundingClientRect().right)).toBeLessThanOrEqual(1_440);
  expect(await page.evaluate("document.documentElement.scrollWidth - innerWidth")).toBe(0);
  await beside
    .nth(1)
    .getByRole("button", { name: /^Close the chat/ })
    .click();
  await beside.nth(1).waitFor({ state: "detached" });
  expect(await priya.isVisible()).toBe(true);

  await page.setViewportSize({ width: 1_024, height: 760 });
  await beside.first().waitFor({ state: "detached" });
});

test("what somebody has begun to write waits for them, and never stands in the field of somebody else", async () => {
  const page = await visit(`${story}5`);
  const fieldOf = (chat: string, name: string) =>
    page.locator(`.chat.${chat}`).getByRole("textbox", { name: `Message from ${name}` });
  await page.getByRole("button", { name: "Take over" }).click();
  await page.locator(".chat.private textarea").fill("I am ashamed of it");
  await page.locator(".chat.group textarea").fill("Well, I");
  const priya = await playToo(page, "Priya");
  const me = (await page.locator(".people .me b").textContent()) ?? "";
  await priya.locator(".person").click();
  for (const chat of ["private", "group"]) expect(await fieldOf(chat, "Priya").inputValue()).toBe("");
  await page.locator(".chat.group textarea").fill("Mine");
  await page.locator(".person", { hasText: me }).click();
  expect(await fieldOf("private", me).inputValue()).toBe("I am ashamed of it");
  expect(await fieldOf("group", me).inputValue()).toBe("Well, I");
  await fieldOf("group", me).press("Enter");
  await page.locator(".chat.group .bubble.own", { hasText: "Well, I" }).waitFor();
  await priya.locator(".person").click();
  expect(await fieldOf("group", "Priya").inputValue()).toBe("Mine");
});

test("Enter pressed twice sends once, and what is typed meanwhile stays", async () => {
  const page = await visit(`${story}6`);
  await page.getByRole("button", { name: "Take over" }).click();
  const field = page.locator(".chat.group textarea");
  await field.waitFor();
  const held = Promise.withResolvers<void>();
  await page.route("**/deed", async (route) => {
    await held.promise;
    await route.continue();
  });
  await field.fill("Hello");
  await field.press("Enter");
  await field.press("Enter");
  await field.press("!");
  held.resolve();
  await page.locator(".chat.group .bubble.own", { hasText: "Hello" }).waitFor();
  await page.locator(".chat.group form[aria-busy]").waitFor({ state: "detached" });
  expect(await page.locator(".chat.group .bubble.own", { hasText: "Hello" }).count()).toBe(1);
  expect(await field.inputValue()).toBe("Hello!");
});

test("each colleague is played, or acts without us, in the character that is chosen", async () => {
  const page = await visit(`${story}2`);
  const priya = await playToo(page, "Priya");
  await priya.getByRole("button", { name: "Without me" }).click();
  await priya.locator("button[aria-pressed=true]", { hasText: "Without me" }).waitFor();
  await priya.getByRole("combobox").selectOption("leaver");
  await page.getByRole("button", { name: "To the end" }).click();
  await priya.locator(".warning", { hasText: "has left the group" }).waitFor();
});

test("a reply leads to what it answers, a photo is a photo, and what was sent can be changed", async () => {
  const page = await visit(`${story}3`);
  await page.getByRole("button", { name: "Take over" }).click();
  const group = page.locator(".chat.group");
  const first = group.locator(".bubble", { hasText: "I am Krug" });
  await first.hover();
  await first.getByRole("button", { name: "Reply" }).click();
  await group.locator(".mode").waitFor();
  await group.locator("textarea").fill("Welcome");
  await group.locator("textarea").press("Enter");
  const welcome = group.locator(".bubble.own", { hasText: "Welcome" });
  await welcome.locator(".quote").click();
  await page.locator(".bubble.spotlit", { hasText: "I am Krug" }).waitFor();
  await group.locator("form.composer:not([aria-busy='true'])").waitFor();

  await welcome.hover();
  await welcome.getByRole("button", { name: "Edit" }).click();
  await group.locator(".mode").waitFor();
  await group.locator("textarea").fill("Welcome, Krug");
  await group.locator("textarea").press("Enter");
  const changed = group.locator(".bubble.own", { hasText: "Welcome, Krug" });
  await changed.locator("footer", { hasText: "edited" }).waitFor();

  await group.locator(".attach summary").click();
  await group.getByRole("button", { name: "Photo" }).click();
  await group.locator(".bubble.own .media.photo").waitFor();
  await pass(page, "Next thing");
  await group.locator(".pinned").click();
  await page.locator(".bubble.spotlit", { hasText: "Gather" }).waitFor();
});

test("what a tap is answered with goes by itself, and a refusal stays until it is closed", async () => {
  const page = await visit(`${story}4`);
  await page.getByRole("button", { name: "Take over" }).click();
  await page.locator(".chat.group .key", { hasText: "Take part" }).last().click();
  await page.locator(".chat.private .key", { hasText: "I accept" }).click();
  await page.locator(".chat.private .key", { hasText: "I take part" }).click();
  await page.locator(".chat.private .text", { hasText: "You take part. " }).waitFor();
  await pass(page, "Next deadline");
  await page.locator(".chat.private .key", { hasText: "I will observe" }).last().click();
  const alert = page.getByRole("alert").locator(".toast");
  await alert.waitFor();

  await page.context().grantPermissions(["clipboard-write"], { origin: (await room()).address });
  await page.locator("[data-drawer=room]").click();
  await page.getByRole("button", { name: "Copy a link" }).click();
  const passing = page.getByRole("status").locator(".toast");
  await passing.waitFor();
  await passing.waitFor({ state: "detached" });
  await alert.getByRole("button", { name: "Close" }).click();
  await alert.waitFor({ state: "detached" });
});

import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import type { News } from "../../src/room/wire.ts";
import { house } from "./browser.ts";
import { FRAME, smoothnessWhile } from "./smoothness.ts";

const { visit, room } = house();
const story = "?story=kindergarten&preset=week&people=6&seed=8&locale=en";

/** What the room tells the page: when, in seconds, and when time stands still again. */
async function hearing(page: Page) {
  const line = await page.context().newCDPSession(page);
  const heard: number[] = [];
  let stands = Promise.withResolvers<void>();
  line.on("Network.eventSourceMessageReceived", ({ timestamp, data }) => {
    heard.push(timestamp);
    const { clock }: News = JSON.parse(data);
    if (clock?.speed === 0) stands.resolve();
  });
  await line.send("Network.enable");
  /** Nothing in the page is asked meanwhile: it would be work of ours. */
  const week = async () => {
    stands = Promise.withResolvers<void>();
    await page.locator(".time > button").last().click();
    await stands.promise;
  };
  return { heard, week };
}

/** How many came within one second, at most. */
const mostInASecond = (moments: readonly number[]): number =>
  Math.max(...moments.map((from) => moments.filter((one) => one >= from && one < from + 1).length));

test("while weeks play at full speed the page stays smooth, and hears and asks no more than it can show", async () => {
  const page = await visit(story);
  await page.locator(".strip").waitFor();
  const { heard, week } = await hearing(page);
  const asked: string[] = [];
  page.on("request", (request) => asked.push(new URL(request.url()).pathname));
  const { drawn, work, styled, through } = await smoothnessWhile(page, async () => {
    for (let weeks = 0; weeks < 2; weeks += 1) await week();
  });
  // Measured on two slow cores, painting in software: 8.5 ms, 70 elements, and 97 of a hundred frames.
  expect(work).toBeLessThan(FRAME);
  expect(styled).toBeLessThan(300);
  expect(through).toBeGreaterThan(0.9);
  // Time moves twenty times a second and more; the news comes twelve times.
  expect(mostInASecond(heard)).toBeLessThanOrEqual(13);
  expect(drawn).toBeLessThanOrEqual(heard.length * 3);
  expect(asked).toEqual(["/deed", "/deed"]);
});

test("however much is said, a chat shows the latest three hundred messages, and what is pinned", async () => {
  const page = await visit(story);
  await page.getByRole("button", { name: "Take over" }).click();
  const chat = Number((await page.locator(".chat.group textarea").getAttribute("id"))?.replace("say-", ""));
  const deeds: unknown[] = [];
  page.on("request", (request) => deeds.push(request.method() === "POST" && request.postDataJSON()));
  await page.locator(".chat.group textarea").fill("Here I am");
  await page.locator(".chat.group textarea").press("Enter");
  await page.locator(".chat.group .bubble.own").waitFor();
  const [said] = deeds as readonly { readonly who: number }[];
  const { address } = await room();
  for (let number = 1; number <= 320; number += 1) {
    const body = JSON.stringify({ do: "say", who: said?.who, chat, text: `Message ${number}` });
    await fetch(`${address}deed`, { method: "POST", headers: { "content-type": "application/json" }, body });
  }
  await page.locator(".chat.group .bubble", { hasText: "Message 320" }).waitFor();
  expect(await page.locator(".chat.group .bubble, .chat.group .service").count()).toBeLessThanOrEqual(301);
  expect(await page.evaluate("document.querySelectorAll('*').length")).toBeLessThan(8_000);
});

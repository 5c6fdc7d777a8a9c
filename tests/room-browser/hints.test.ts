import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import type { Colleague, Whole } from "../../src/room/wire.ts";
import { house } from "./browser.ts";
import { tell, wholeAt } from "./telling.ts";
import { pass, until } from "./visitor.ts";

const { visit, room } = house();
const story = "?story=kindergarten&preset=hour&people=4&locale=en&seed=";

const hintOf = async (page: Page, part: string): Promise<string> =>
  until(
    async () => (await page.locator(".hint p").textContent()) ?? "",
    (hint) => hint.includes(part),
  );

/** A room where this is so of the first one. */
const withFirst = (whole: Whole, changed: Partial<Colleague>): Whole => ({
  ...whole,
  people: whole.people.map((person, place) => (place === 0 ? { ...person, ...changed } : person)),
});

test("whoever has left, or has blocked the bot, is told so, and how to come back", async () => {
  const page = await visit(`${story}1`);
  await pass(page, "Next thing");
  await page.locator("[data-drawer=break]").click();
  for (const [mishap, back, told] of [
    ["leave", "Come back to the group", "has left the group"],
    ["block", "Unblock the bot", "has blocked the bot"],
  ] as const) {
    await page.locator(`[data-mishap=${mishap}]`).click();
    expect(await hintOf(page, told)).toContain(`Press “${back}” under “Break it”`);
    await page.locator(".drawer").getByRole("button", { name: back }).click();
    expect(await hintOf(page, "acts without you")).toContain("acts without you");
  }
});

test("a next meeting is promised to nobody, and going on only where something comes", async () => {
  const page = await visit(`${story}2`);
  await page.locator(".strip").waitFor();
  const whole = await wholeAt((await room()).address);
  const steps = whole.steps.map((step) => ({ ...step, state: "done" as const }));
  const { next: _, ...clock } = whole.clock;
  await tell(page, { ...whole, steps, clock });
  expect(await hintOf(page, "is over")).toBe("The meeting is over. Begin another story under “Room”.");
  await page.unroute("**/news");
  await tell(page, { ...whole, steps, clock: { ...clock, next: { at: clock.now + 1, what: "bot" } } });
  expect(await hintOf(page, "Go on")).toContain("Go on, or begin another story");
});

test("what is awaited twice in the same words is told once", async () => {
  const page = await visit(`${story}3`);
  await page.locator(".strip").waitFor();
  const whole = await wholeAt((await room()).address);
  const me = whole.people[0]?.id ?? 0;
  const owes = ["your plus until noon", "your plus until noon", "your vote until one"];
  await page.evaluate(`sessionStorage.setItem("krug me", "${me}")`);
  await tell(page, withFirst(whole, { owes, actsByItself: false }));
  expect(await hintOf(page, "Your turn")).toBe("Your turn. your plus until noon, and 1 more");
  await page.locator("[data-drawer=people]").click();
  expect(await page.locator(".people .me .owes li").allTextContents()).toEqual([owes[0], owes[2]]);
});

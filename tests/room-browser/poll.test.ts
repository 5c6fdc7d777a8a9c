import { expect, test } from "vitest";
import { house } from "./browser.ts";
import { pass, until } from "./visitor.ts";

const { visit } = house();

test("of several answers one ticks as many as one likes, sends them, changes them, and sees them counted", async () => {
  const page = await visit("?story=kindergarten&preset=hour&people=4&seed=3&locale=en");
  await page.locator(".strip .now").waitFor();
  for (let step = 0; step < 2; step += 1) await pass(page, "Next deadline");
  await page.getByRole("button", { name: "Take over" }).click();
  const own = page.locator(".chat.private");
  await own.getByRole("button", { name: "Propose a rule" }).click();
  await own.locator(".bubble", { hasText: "I am listening" }).waitFor();
  await own.locator("textarea").fill("We begin with a minute of silence");
  await own.locator("textarea").press("Enter");
  await own.getByRole("button", { name: "Propose this rule" }).click();

  const poll = page.locator(".chat.group .poll", { hasText: "Poll, several answers" });
  for (let things = 0; things < 10 && (await poll.count()) === 0; things += 1) await pass(page, "Next thing");
  const option = (text: string) => poll.locator(".option", { hasText: text }).locator("input");
  const [mine, none] = [option("+ We begin with a minute of silence"), option("None of these")];
  const theirs = option("No voice messages after nine");
  await mine.check();
  await none.check();
  await theirs.check();
  await none.uncheck();
  expect(await poll.getByRole("button", { name: "Take my vote back" }).count()).toBe(0);
  await poll.getByRole("button", { name: "Vote", exact: true }).click();
  await poll.getByRole("button", { name: "Take my vote back" }).waitFor();
  expect(await poll.getByRole("button", { name: "Vote", exact: true }).count()).toBe(0);

  await theirs.uncheck();
  await poll.getByRole("button", { name: "Vote", exact: true }).click();
  await poll.getByRole("button", { name: "Vote", exact: true }).waitFor({ state: "detached" });
  const closed = page.locator(".chat.group .poll", { hasText: "Final results" }).last();
  for (let things = 0; things < 20 && (await poll.count()) > 0; things += 1) await pass(page, "Next thing");
  const chosen = async () => closed.locator(".option", { hasText: "(your choice)" }).allTextContents();
  const [choice = "", ...others] = await until(chosen, ({ length }) => length > 0);
  expect(choice).toContain("We begin with a minute of silence");
  expect(choice).toContain("Hannah");
  expect(others).toEqual([]);
});

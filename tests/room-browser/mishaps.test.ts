import { expect, test } from "vitest";
import { house } from "./browser.ts";
import { pass } from "./visitor.ts";

const { visit } = house();
const story = "?story=kindergarten&preset=hour&people=4&locale=en&seed=";

test("whatever goes wrong has a button, and a way back", async () => {
  const page = await visit(`${story}3`);
  await pass(page, "Next thing");
  await page.locator("[data-drawer=break]").click();
  const happen = async (mishap: string) => {
    await page.locator(`[data-mishap=${mishap}]`).click();
    await page.locator(".toast", { hasText: "Done" }).last().waitFor();
    await page.locator(".toast button").first().click();
  };
  const pairs = { block: "unblock", leave: "return", "kick-bot": "add-bot" };
  for (const [mishap, back] of Object.entries(pairs)) {
    await happen(mishap);
    await happen(back);
    await page.locator(`[data-mishap=${mishap}]`).waitFor();
  }
  for (const mishap of ["flood", "restart", "delete-card", "outage"]) await happen(mishap);
  await page.locator("[data-mishap=kick-bot]").waitFor();
  expect(await page.locator(".hint").textContent()).not.toContain("not running");
});

import { expect, test } from "vitest";
import { house } from "./browser.ts";
import { goOn } from "./visitor.ts";

const { visit } = house();

test("somebody plays a whole hour by tapping and typing", async () => {
  const page = await visit("?story=kindergarten&preset=hour&people=3&seed=4&locale=en");
  await page.getByRole("button", { name: "Take over" }).click();
  const steps = new Set<string>();
  const words = (step: string) =>
    step === "tell-case"
      ? "On Monday three children hid under the table."
      : `How can we end circle time calmly?`;
  let seen = await goOn(page, words);
  for (let act = 0; act < 400 && !seen.hint.includes("is over"); act += 1) {
    seen = await goOn(page, words);
    if (seen.step !== "") steps.add(seen.step);
  }
  expect(seen.hint).toContain("The meeting is over");
  expect(steps.size).toBeGreaterThanOrEqual(12);
  expect(await page.locator(".chat.group .log").textContent()).toContain(
    "How can we end circle time calmly?",
  );
});

import type { Locator, Page } from "playwright-core";

/** What somebody sees in the page: enough to know what to do next. */
export interface Seen {
  readonly hint: string;
  readonly step: string;
  /** The last message in the private chat, and the buttons under it. */
  readonly said: string;
  readonly keys: readonly string[];
  readonly clock: string;
}

export const look = (page: Page): Promise<Seen> =>
  page.evaluate<Seen>(`(() => {
    const last = [...document.querySelectorAll(".chat.private .bubble")].at(-1);
    return {
      hint: document.querySelector(".hint p")?.textContent.trim() ?? "",
      step: document.querySelector(".strip .now")?.dataset.step ?? "",
      said: last?.querySelector(".text")?.textContent ?? "",
      keys: [...(last?.querySelectorAll(".keys .key") ?? [])].map((key) => key.textContent.trim()),
      clock: document.querySelector(".clock time")?.dateTime ?? "",
    };
  })()`);

/** The first screen, answered. */
export async function begin(
  page: Page,
  part: string,
  preset = "hour",
  story = "kindergarten",
): Promise<void> {
  const dialog = page.locator("dialog.start");
  for (const value of [story, part]) await dialog.locator(`input[value=${value}] + span`).click();
  if (story !== "empty") await dialog.locator(`input[value=${preset}] + span`).click();
  await dialog.locator("footer .main").click();
  await dialog.waitFor({ state: "detached" });
}

/** Somebody's entry among the people, whom we play from now on. */
export async function playToo(page: Page, name: string): Promise<Locator> {
  await page.locator("[data-drawer=people]").click();
  const entry = page.locator(".people > li", { hasText: name });
  await entry.getByRole("button", { name: "Mine" }).click();
  await entry.locator("button[aria-pressed=true]", { hasText: "Mine" }).waitFor();
  return entry;
}

/**
 * Looks again and again, as people do: the page's own rules forbid a test to wait inside it. What does not come in
 * time fails the test, and is told.
 */
export async function until<T>(
  look: () => Promise<T>,
  holds: (seen: T) => boolean,
  patience = 6_000,
): Promise<T> {
  const end = performance.now() + patience;
  for (;;) {
    const seen = await look();
    if (holds(seen)) return seen;
    if (performance.now() > end)
      throw new Error(`Waited ${patience} ms in vain for ${holds}; there was still ${JSON.stringify(seen)}`);
    await new Promise((resolve) => setTimeout(resolve, 15));
  }
}

/** Presses a button of time, and waits until the clock shows another moment. */
export async function pass(page: Page, button: string): Promise<void> {
  const { clock } = await look(page);
  await page.locator(".time").getByRole("button", { name: button }).click();
  await until(
    () => look(page),
    (seen) => seen.clock !== clock,
  );
}

import type { Locator, Page } from "playwright-core";

const privately = ".chat.private";

/** What somebody sees in the page: enough to know what to do next. */
interface Seen {
  readonly hint: string;
  readonly step: string;
  /** The last message in the private chat, and the buttons under it. */
  readonly said: string;
  readonly keys: readonly string[];
  readonly clock: string;
}

const look = (page: Page): Promise<Seen> =>
  page.evaluate<Seen>(`(() => {
    const last = [...document.querySelectorAll("${privately} .bubble")].at(-1);
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

/** So many things may happen before somebody looks again. */
const AT_A_TIME = 3;

/** Who has nothing to do presses "Next thing"; who has, does it by tapping and typing. */
export async function goOn(page: Page, words: (step: string) => string): Promise<Seen> {
  const before = await look(page);
  if (/^(The group gathers|Your turn)/.test(before.hint)) await takeTurn(page, before, words);
  else for (let press = 0; press < AT_A_TIME; press += 1) await page.locator(".time .main").click();
  await until(
    () => look(page),
    (seen) => JSON.stringify(seen) !== JSON.stringify(before),
    500,
  ).catch(() => undefined);
  return before;
}

/** Presses what is there; if it goes away meanwhile, one looks again. */
const attempt = (target: Locator): Promise<void> => target.click({ timeout: 700 }).catch(() => undefined);

async function takeTurn(page: Page, seen: Seen, words: (step: string) => string): Promise<void> {
  const { keys, said, step, hint } = seen;
  if (hint.includes("your vote")) return vote(page);
  if (hint.startsWith("The group gathers") && keys.length === 0) {
    return page.locator(".chat.group .key", { hasText: "Take part" }).last().click();
  }
  if (said.startsWith("I am listening")) {
    await page.locator(`${privately} textarea`).fill(words(step));
    return page.locator(`${privately} textarea`).press("Enter");
  }
  const label = wanted(keys);
  if (label === undefined) return page.locator(".time .main").click();
  const key = page.locator(`${privately} .bubble`).last().getByRole("button", { name: label, exact: true });
  // What was just pressed may go away under the finger.
  await attempt(key);
}

const shy = /^(Pass|Edit|Change|Not now|More to come|Where are we|I will|Propose|Leave|One more)/;

/** What has been picked is confirmed; otherwise the first button that leads on. */
function wanted(keys: readonly string[]): string | undefined {
  const isPicked = keys.some((key) => key.startsWith("✓"));
  if (isPicked) return keys.find((key) => key.includes("my selection"));
  return keys.find((key) => !shy.test(key)) ?? keys[0];
}

async function vote(page: Page): Promise<void> {
  const poll = page.locator(".chat.group .poll:not([disabled])").last();
  if ((await poll.count()) === 0) return page.locator(".time .main").click();
  // The poll may close under the finger.
  await attempt(poll.locator("input").first());
  const send = poll.getByRole("button", { name: "Vote", exact: true });
  if ((await send.count()) > 0) await attempt(send);
}

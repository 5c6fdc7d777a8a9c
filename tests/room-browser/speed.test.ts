import { expect, test } from "vitest";
import { house } from "./browser.ts";
import { until } from "./visitor.ts";

const { visit } = house();

/** In milliseconds; a busy machine misses one now and then. */
const TWO_FRAMES = 34;

/** Notes every frame and every task that keeps the page from answering. */
const watching = `(() => {
  const frames = [];
  const long = [];
  let last = performance.now();
  const frame = (now) => { frames.push(now - last); last = now; requestAnimationFrame(frame); };
  requestAnimationFrame(frame);
  new PerformanceObserver((list) => long.push(...list.getEntries().map(({ duration }) => duration)))
    .observe({ type: "longtask" });
  window.watched = { frames, long };
})()`;

test("while a week plays at full speed the page stays smooth, and keeps no more than it shows", async () => {
  const page = await visit("?story=kindergarten&preset=week&people=6&seed=8&locale=en");
  await page.locator(".strip").waitFor();
  await page.locator("[data-drawer=glass]").click();
  await page.evaluate(watching);
  await page.getByRole("button", { name: "To the end" }).click();
  const hint = async () => (await page.locator(".hint p").textContent()) ?? "";
  expect(await until(hint, (now) => now.includes("is over"), 25_000)).toContain("is over");
  const { frames, long } = await page.evaluate<{ frames: number[]; long: number[] }>("window.watched");
  const smooth = frames.filter((frame) => frame < TWO_FRAMES).length;
  expect(smooth / frames.length).toBeGreaterThan(0.85);
  expect(Math.max(0, ...long)).toBeLessThan(400);
  expect(await page.locator(".chat.group .bubble").count()).toBeLessThanOrEqual(300);
});

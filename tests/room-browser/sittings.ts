import { expect } from "vitest";
import type { house } from "./browser.ts";
import { type Playing, playMeeting } from "./playing.ts";

type Visit = ReturnType<typeof house>["visit"];

export interface Sitting extends Omit<Playing, "page" | "words"> {
  readonly width: number;
  readonly story: string;
  /** Whose eyes they look through, if not the presenter's. */
  readonly who?: string;
  readonly written: Readonly<Record<string, string>>;
  readonly minutes: string;
}

/** Whole hours, each in another language, at another width, through other eyes. */
export const sittings: readonly Sitting[] = [
  {
    width: 1_440,
    locale: "en",
    hasTouch: false,
    story: "?story=kindergarten&preset=hour&people=3&seed=4&locale=en",
    written: {
      "state-problems": "How can we end circle time calmly?",
      "tell-case": "On Monday three children hid under the table.",
      clarify: "There were twelve children that morning.",
      "choose-solutions": "It can be tried tomorrow already.",
      "choose-theme": "Mornings",
    },
    minutes: "Minutes of the meeting",
  },
  {
    width: 360,
    locale: "ru",
    hasTouch: true,
    story: "?story=kindergarten&preset=hour&people=3&seed=4&locale=ru",
    written: {
      "state-problems": "Как спокойно закончить утренний круг?",
      "tell-case": "В понедельник трое детей спрятались под стол.",
      clarify: "В то утро было двенадцать детей.",
      "choose-solutions": "Это можно попробовать уже завтра.",
      "choose-theme": "Утро в группе",
    },
    minutes: "Итоги встречи",
  },
  {
    width: 768,
    locale: "en",
    hasTouch: true,
    story: "?story=psychologists&preset=hour&people=3&seed=4&locale=en",
    who: "Nadia",
    written: {
      "state-problems": "How do I end a session on time?",
      clarify: "How long have you been working together?",
      "write-solutions": "If this happened to me, I would put a clock on the shelf.",
      "share-learnings": "I take the clock with me.",
    },
    minutes: "Minutes of the meeting",
  },
];

/** Plays one of them to the minutes. */
export async function playHour(visit: Visit, sitting: Sitting): Promise<void> {
  const { width, hasTouch, locale, story, who, written, minutes } = sitting;
  const page = await visit(story, { viewport: { width, height: 740 }, hasTouch, locale });
  await page.locator(".strip .now").waitFor();
  if (who !== undefined) {
    await page.locator("[data-drawer=people]").click();
    await page.locator(".person", { hasText: who }).click();
    await page.locator(".drawer .close").click();
  }
  await page.locator(".chat.group .idle button").click();
  await page.locator(".chat.group textarea").waitFor();
  const words = (step: string) => written[step] ?? written["state-problems"] ?? "";
  await playMeeting({ ...sitting, page, words });
  const log = page.locator(".chat.group .log");
  await log.getByText(minutes).waitFor({ state: "attached" });
  const told = await log.textContent();
  for (const text of Object.values(written)) expect(told).toContain(text);
  expect(await page.locator(".strip .done").count()).toBe(13);
}

import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { wordsIn } from "../../src/room/page/words.ts";
import type { Locale, Mishap } from "../../src/room/wire.ts";
import { house } from "./browser.ts";
import { pass, until } from "./visitor.ts";

const { visit } = house();

const phone = { viewport: { width: 360, height: 740 }, hasTouch: true };

/** Somebody who looks through the presenter's eyes while an hour goes on. */
async function lookIn(locale: Locale, options: { readonly hasTouch?: boolean } = {}) {
  const page = await visit(`?story=kindergarten&preset=hour&people=4&seed=3&locale=${locale}`, {
    locale,
    ...options,
  });
  const words = wordsIn(locale);
  await page.locator(".strip .now").waitFor();

  /** On a phone one chat is shown at a time. */
  async function chat(pane: "group" | "private") {
    const shown = page.locator(`.chat.${pane}`);
    if (!(await shown.isVisible())) await page.locator(`[data-pane=${pane}]`).click();
    return shown;
  }
  const saying = async (pane: "group" | "private", text: string) =>
    (await chat(pane)).locator(".bubble, .service", { hasText: text });
  return {
    page,
    words,
    chat,
    saying,
    /** Until it stands in the chat. */
    hears: async (pane: "group" | "private", text: string) => (await saying(pane, text)).last().waitFor(),
    befall: (what: Mishap) => befall(page, what, words.mishaps.happened),
    next: () => pass(page, words.time.next),
    /** And until the next one is shown. */
    closeStep: async () => {
      const step = await stepOn(page);
      await pass(page, words.time.deadline);
      await until(
        () => stepOn(page),
        (now) => now !== step,
      );
    },
    takeOver: async () => {
      await (await chat("group")).locator(".idle button").click();
      await page.locator(".chat.group textarea").waitFor();
    },
    toTheEnd: async () => {
      await page.getByRole("button", { name: words.time.week }).click();
      await page.locator(".hint p", { hasText: words.hint.ended }).waitFor({ timeout: 20_000 });
    },
  };
}

const stepOn = (page: Page) => page.locator(".strip .now").getAttribute("data-step");

async function befall(page: Page, what: Mishap, done: string): Promise<void> {
  await page.locator("[data-drawer=break]").click();
  await page.locator(`[data-mishap=${what}]`).click();
  await page.locator(".toast", { hasText: done }).waitFor();
  await page.locator(".toast button").first().click();
  await page.locator(".drawer .close").click();
}

test("whom the bot cannot reach is named in the group, and asked again once they let it write", async () => {
  const { page, words, befall, chat, saying, hears, next, closeStep, takeOver } = await lookIn("ru", phone);
  for (let step = 0; step < 3; step += 1) await closeStep();
  await takeOver();
  const asked = await saying("private", "Написать вопрос");
  await asked.last().waitFor();
  const before = await asked.count();
  await befall("block");
  await page.locator("[data-drawer=people]").click();
  await page.locator(".person", { hasText: words.people.blocks }).waitFor();
  await page.locator(".drawer .close").click();

  const told = await saying("group", "Не могу написать лично: Наталья");
  for (let things = 0; things < 20 && (await told.count()) === 0; things += 1) await next();
  await told.waitFor();
  await befall("unblock");
  await chat("private");
  await asked.nth(before).waitFor();
  await asked.last().getByRole("button", { name: "Написать вопрос" }).tap();
  await hears("private", "Слушаю");
});

test("who leaves is missed by name, the others finish, and who comes back reads on", async () => {
  const { befall, hears, closeStep, toTheEnd } = await lookIn("en");
  for (let step = 0; step < 3; step += 1) await closeStep();
  await befall("leave");
  await hears("group", "Hannah is no longer in the group");
  await hears("group", "Hannah no longer takes part in this meeting");
  await befall("return");
  await hears("group", "Hannah is in the group now");
  await toTheEnd();
  await hears("group", "Minutes of the meeting");
});

test("a bot that is removed says goodbye, and once it is back the meeting goes on", async () => {
  const { page, words, befall, hears, closeStep } = await lookIn("ru", phone);
  await closeStep();
  await befall("kick-bot");
  await page.locator(".hint p", { hasText: words.hint.away }).waitFor();
  await hears("private", "и встреча там остановилась");
  await befall("add-bot");
  await hears("group", "Я снова здесь, и встреча продолжается");
});

test("after an outage of a day the group is told, and the meeting is held to its end", async () => {
  const { page, words, befall, hears, next, closeStep, toTheEnd } = await lookIn("en");
  await closeStep();
  const step = await stepOn(page);
  await befall("outage");
  await hears("group", "I was not available for more than a day");
  expect(await stepOn(page)).toBe(step);
  expect(await page.locator(".clock").textContent()).toMatch(/Step closes in [1-9]/);
  expect(await page.locator(".hint").textContent()).not.toContain(words.hint.down);
  await next();
  await toTheEnd();
  await hears("group", "Minutes of the meeting");
});

test("what Telegram does not take now arrives later", async () => {
  const { page, befall, chat, saying, next, closeStep, takeOver } = await lookIn("ru");
  await closeStep();
  await takeOver();
  await befall("flood");
  const field = (await chat("private")).locator("textarea");
  await field.fill("/help");
  await field.press("Enter");
  await page.locator(".chat.private .bubble.own", { hasText: "/help" }).waitFor();
  await page.locator("[data-drawer=glass]").click();
  await page.locator(".passing .warning", { hasText: "Too Many Requests" }).first().waitFor();
  await page.locator(".drawer .close").click();
  const answer = await saying("private", "Группа равных");
  expect(await answer.count()).toBe(0);
  for (let things = 0; things < 10 && (await answer.count()) === 0; things += 1) await next();
  await answer.waitFor();
});

test("a card that is deleted is posted and pinned anew", async () => {
  const { page, befall, closeStep } = await lookIn("ru", phone);
  await closeStep();
  await page.locator(".chat.group .pinned").waitFor();
  await befall("delete-card");
  await page.locator(".chat.group .pinned").waitFor({ state: "detached" });
  await closeStep();
  await page.locator(".chat.group .pinned").click();
  await page.locator(".bubble.spotlit", { hasText: "Собраться" }).waitFor();
});

test("a bot that is killed goes on in the middle of a sentence", async () => {
  const { befall, chat, hears, closeStep, takeOver } = await lookIn("en", phone);
  for (let step = 0; step < 3; step += 1) await closeStep();
  await takeOver();
  const own = await chat("private");
  await own.getByRole("button", { name: "Write my problem" }).last().tap();
  await hears("private", "I am listening");
  const heard = await own.locator(".bubble").count();
  await befall("restart");
  expect(await own.locator(".bubble").count()).toBe(heard);
  await own.locator("textarea").fill("How can we end circle time calmly?");
  await own.locator(".send").tap();
  await own.getByRole("button", { name: "That is my problem" }).tap();
  await hears("private", "Kept under seal");
  await closeStep();
  await hears("group", "How can we end circle time calmly?");
});

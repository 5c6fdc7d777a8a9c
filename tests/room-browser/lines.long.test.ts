import { expect, test } from "vitest";
import { house } from "./browser.ts";
import { tell, wholeAt, withLastWords } from "./telling.ts";
import { pass, playToo, until } from "./visitor.ts";

const { visit, room, restart } = house();
const story = "?story=kindergarten&preset=hour&people=4&locale=en&seed=";

test("a reload goes on, and a second tab sees the same room", async () => {
  const page = await visit(`${story}1`);
  await page.getByRole("button", { name: "Take over" }).click();
  await page.locator(".chat.group textarea").fill("Good morning, everybody");
  await page.locator(".chat.group textarea").press("Enter");
  const greeting = { hasText: "Good morning, everybody" };
  await page.locator(".chat.group .bubble.own", greeting).waitFor();
  const clock = await page.locator(".clock time").getAttribute("datetime");

  await page.reload();
  await page.locator(".chat.group .bubble.own", greeting).waitFor();
  expect(await page.locator("dialog.start").count()).toBe(0);
  expect(await page.locator(".clock time").getAttribute("datetime")).toBe(clock);

  const second = await page.context().newPage();
  await second.goto((await room()).address);
  await second.locator(".chat.group .bubble", greeting).waitFor();
  await second.locator("[data-drawer=people]").click();
  await second.locator(".person", { hasText: "Priya" }).click();
  await second.getByRole("button", { name: "Play Priya" }).first().click();
  await second.locator(".chat.group textarea").fill("Hello from the other tab");
  await second.locator(".chat.group textarea").press("Enter");
  const answer = page.locator(".chat.group .bubble", { hasText: "Hello from the other tab" });
  await answer.waitFor();
  expect(await answer.locator(".name").textContent()).toBe("Priya");
});

test("what people write is shown as they wrote it, never run, however long", async () => {
  const page = await visit(`${story}2`);
  await page.getByRole("button", { name: "Take over" }).click();
  const field = page.locator(".chat.group textarea");
  const markup = `<img src=x onerror="document.title='gone'"><script>document.title='gone'</script>`;
  await field.fill(markup);
  await field.press("Enter");
  await page.locator(".chat.group .bubble", { hasText: "onerror" }).waitFor();
  expect(await page.locator(".chat.group .bubble img, .chat.group .bubble script").count()).toBe(0);
  expect(await page.title()).not.toBe("gone");

  await field.fill("word".repeat(1_000));
  await field.press("Enter");
  const long = page.locator(".chat.group .bubble", { hasText: "wordword" });
  await long.getByRole("button", { name: "Show all" }).click();
  await long.getByRole("button", { name: "Show less" }).waitFor();
  expect(await page.evaluate("document.documentElement.scrollWidth - innerWidth")).toBe(0);
});

test("a name that would like to be a script is a name", async () => {
  const page = await visit(`${story}3`);
  await page.locator(".strip .now").waitFor();
  const whole = await wholeAt((await room()).address);
  const name = "<script>document.title='gone'</script>";
  const people = whole.people.map((person, place) => (place === 0 ? { ...person, name } : person));
  await tell(page, { ...whole, people });
  await page.locator("[data-drawer=people]").click();
  await page.locator(".person b", { hasText: name }).waitFor();
  expect(await page.title()).not.toBe("gone");
});

test("formatting is kept, a moment is told in the group's time, and a link runs nothing", async () => {
  const page = await visit(`${story}6`);
  await page.locator(".strip .now").waitFor();
  const whole = await wholeAt((await room()).address);
  const text = "bold and both, run me, look here, then";
  const entities = [
    { type: "bold", offset: 0, length: 13 },
    { type: "italic", offset: 9, length: 4 },
    { type: "text_link", offset: 15, length: 6, url: "javascript:document.title='gone'" },
    { type: "text_link", offset: 23, length: 9, url: "https://example.org/" },
    { type: "date_time", offset: 34, length: 4, unixTime: Date.UTC(2026, 10, 23, 9) / 1_000 },
  ];
  const said = withLastWords(whole, { text, entities });
  await tell(page, { ...said, clock: { ...whole.clock, zone: "Europe/Moscow" } });
  const shown = page.locator(".chat.group .text").last();
  expect(await shown.locator("b > i").textContent()).toBe("both");
  expect(await shown.locator("a").allTextContents()).toEqual(["look here"]);
  expect(await shown.locator("time").textContent()).toBe("Mon 23 Nov, 12:00");
});

test("a link to a chat opens it here, and any other one opens beside the room", async () => {
  const page = await visit(`${story}8`);
  await page.locator(".strip .now").waitFor();
  const { address } = await room();
  const whole = await wholeAt(address);
  const text = `see ${address}nothing, or t.me/${whole.bot.username}?start=hello`;
  const own = text.indexOf("t.me");
  const entities = [
    { type: "url", offset: 4, length: address.length + 7 },
    { type: "bold", offset: 4, length: address.length + 7 },
    { type: "url", offset: own, length: text.length - own },
  ];
  await tell(page, withLastWords(whole, { text, entities }));
  const links = page.locator(".chat.group .text").last().locator("a");
  const opened = page.context().waitForEvent("page");
  await links.first().click();
  expect((await opened).url()).toBe(`${address}nothing`);
  expect(await links.first().getAttribute("rel")).toBe("noopener noreferrer");

  const asked = page.waitForRequest("**/deed");
  await links.last().click();
  expect((await asked).postDataJSON()).toMatchObject({ do: "open" });
  expect(page.context().pages()).toHaveLength(2);
});

test("whoever comes by a link is asked before a story that is going on is left", async () => {
  const page = await visit(`${story}11`);
  await playToo(page, "Priya");
  await pass(page, "Next thing");
  const { address } = await room();
  const { life } = await wholeAt(address);
  const other = await page.context().newPage();
  const question = other.getByRole("dialog", { name: "A story is going on here" });
  await other.goto(`${address}${story}12`);
  await question.getByRole("button", { name: "Stay here" }).click();
  await question.waitFor({ state: "detached" });
  await other.getByRole("region", { name: "Krug and Priya" }).waitFor();

  await other.goto(`${address}${story}12`);
  await question.waitFor();
  await other.keyboard.press("Escape");
  await question.waitFor({ state: "detached" });
  expect((await wholeAt(address)).life).toBe(life);

  await other.goto(`${address}${story}12`);
  await question.getByRole("button", { name: "Leave it and go there" }).click();
  await page.locator(".toast", { hasText: "begun anew" }).waitFor();
  expect((await wholeAt(address)).beginning.seed).toBe(12);
  await other.locator(".hint", { hasText: "Hannah acts without you" }).waitFor();

  // Nobody has done anything in that one yet.
  await other.goto(`${address}${story}13`);
  await other.locator(".top").waitFor();
  expect(await question.count()).toBe(0);
  expect((await wholeAt(address)).beginning.seed).toBe(13);
});

test("after a long story an open tab shows what a fresh one does, and what is pinned", async () => {
  const page = await visit(`${story}10`);
  await pass(page, "Next thing");
  await page.locator(".chat.group .pinned").waitFor();
  const { address } = await room();
  const { people, chats } = await wholeAt(address);
  const say = { do: "say", who: people[0]?.id, chat: chats[0]?.id };
  for (let word = 0; word < 305; word += 1)
    await fetch(`${address}deed`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ ...say, text: `Word ${word}` }),
    });
  await page.locator(".chat.group .bubble", { hasText: "Word 304" }).waitFor();
  const shownIn = (tab: typeof page) => tab.locator(".chat.group .list .text").allTextContents();
  const here = await shownIn(page);
  expect(here[1]).toBe("Word 5");
  await page.locator(".chat.group .pinned").click();
  await page.locator(".bubble.spotlit", { hasText: "Gather" }).waitFor();

  const fresh = await page.context().newPage();
  await fresh.goto(address);
  await fresh.locator(".chat.group .bubble", { hasText: "Word 304" }).waitFor();
  expect(await shownIn(fresh)).toEqual(here);
  await fresh.locator(".chat.group .pinned").waitFor();
});

test("a link leads others to this moment of the story", async () => {
  const page = await visit(`${story}77`);
  await pass(page, "Next deadline");
  const { address } = await room();
  await page.context().grantPermissions(["clipboard-read", "clipboard-write"], { origin: address });
  await page.locator("[data-drawer=room]").click();
  await page.getByRole("button", { name: "Copy a link" }).click();
  await page.locator(".toast", { hasText: "copied" }).waitFor();
  const link = await page.evaluate<string>("navigator.clipboard.readText()");
  expect(link).toContain("seed=77");
  const clock = await page.locator(".clock time").getAttribute("datetime");
  const step = await page.locator(".strip .now").getAttribute("data-step");

  const other = await visit(new URL(link).search);
  const stepOf = async () => other.locator(".strip .now").getAttribute("data-step");
  expect(await until(stepOf, (now) => now === step)).toBe(step);
  expect(Date.parse((await other.locator(".clock time").getAttribute("datetime")) ?? "")).toBeCloseTo(
    Date.parse(clock ?? ""),
    -1,
  );
  expect(new URL(other.url()).search).toBe("");
});

test("a link that was spoilt on its way still leads to its story, and nobody is told of field names", async () => {
  const page = await visit("?story=kindergarten&preset=hour&people=99&seed=1234567890&locale=en");
  await page.locator(".chat.group .bubble").first().waitFor();
  await page.locator("[data-drawer=people]").click();
  await page.locator(".people > li").first().waitFor();
  expect(await page.locator(".people > li").count()).toBe(6);
  expect(await page.locator(".toast").count()).toBe(0);

  await page.route("**/deed", (route) => route.continue({ postData: "{}" }));
  await page.locator(".time").getByRole("button", { name: "Next thing" }).click();
  expect(await page.locator(".toast span").textContent()).toMatch(
    /^The room did not understand that\. Please/,
  );
});

test("a link in another language is read in it by whoever has not chosen one yet", async () => {
  const page = await visit(`${story.replace("locale=en", "locale=ru")}9`);
  await page.locator(".time").getByRole("button", { name: "Дальше" }).waitFor();
  expect(await page.evaluate("document.documentElement.lang")).toBe("ru");
  await page.locator("[data-drawer=room]").click();
  await page.getByRole("button", { name: "English" }).click();
  const next = page.locator(".time").getByRole("button", { name: "Next thing" });
  await next.waitFor();
  await page.goto(`${(await room()).address}?locale=ru`);
  await next.waitFor();
});

test("the story is copied as a journey test, by hand where the browser does not copy", async () => {
  const page = await visit(`${story}4`);
  await pass(page, "Next thing");
  await page.locator("[data-drawer=glass]").click();
  await page.evaluate("Object.defineProperty(navigator, 'clipboard', { value: undefined })");
  await page.getByRole("button", { name: "Copy as a test" }).click();
  await page.locator("dialog.by-hand").waitFor();
  expect(await page.locator("dialog.by-hand textarea").inputValue()).toContain("test(");
});

test("when the server stops, the page says so, and begins anew once it is back", async () => {
  const page = await visit(`${story}5`);
  await page.locator(".strip .now").waitFor();
  await restart(async () => {
    await page.locator(".banner").waitFor();
    expect(await page.locator(".banner").textContent()).toContain("fallen silent");
  });
  await page.locator(".banner").waitFor({ state: "detached" });
  await page.locator("dialog.start").waitFor();
  expect(await page.locator(".toast").first().textContent()).toContain("back");
});

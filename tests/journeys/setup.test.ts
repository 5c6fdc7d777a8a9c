import { expect, test } from "vitest";
import { type Circle, circle } from "./circle.ts";
import { circleAt, hasten, smallCircle } from "./course.ts";
import { expectCalm, expectInGroup, expectToast, expectTold } from "./expecting.ts";

/** Opens the set-up by the button in the group. */
const open = ({ first }: Circle) => first.openLink(/Set up/);

test("only an administrator sets the group up", async () => {
  const sunflower = await circle();
  const { second, first } = sunflower;
  await second.openLink(/Set up/);
  expectTold(second, "setup-not-admin");
  await open(sunflower);
  await second.forge("0.0.!setup 1 review plan");
  expectToast(second, "unknown-button");
  await second.write("Europe/Berlin");
  expectTold(second, "draft-nothing-owed");
  await sunflower.goThroughSetup();
  expectTold(first, "setup-done");
  expectInGroup(sunflower, "group-planned");
  expectCalm(sunflower);
});

test("an administrator who lost that right cannot go on where they stopped", async () => {
  const sunflower = await circle();
  const { second, people, chat, settle } = sunflower;
  people.promote(chat(), second.id);
  await second.openLink(/Set up/);
  expectTold(second, "setup-language");
  people.demote(chat(), second.id);
  await settle();
  await second.openLink(/Set up/);
  expectTold(second, "setup-not-admin");
  expectCalm(sunflower);
});

test("/setup in the group points to the private chat, and there it opens", async () => {
  const sunflower = await circle();
  const { first } = sunflower;
  await first.say("/setup");
  expectInGroup(sunflower, "setup-in-private");
  await first.openLink(/Set up/);
  await first.write("/setup");
  expectTold(first, "setup-language");
  expectCalm(sunflower);
});

test("zone, theme, start and people can be typed as people type them", async () => {
  const sunflower = await circle({
    setup: {
      "setup-zone": "berlin",
      "setup-theme": "Quiet <b>children</b>",
      "setup-start": "wed 18.30",
      "setup-people": "from 4 to 8",
    },
  });
  await sunflower.setUp();
  const { first } = sunflower;
  expect(first.sees().text).toContain("Theme: Quiet <b>children</b>. Begins: Wed 25 Nov, 18:30.");
  expect(sunflower.meeting().opensAt).toBe(Date.parse("2026-11-25T18:30+01:00"));
  const preview = first.inbox().findLast((text) => text.startsWith("Sunflower\n"));
  expect(preview).toContain("Time zone: Europe/Berlin");
  expect(preview).toContain("Participants: 4–8");
  expectCalm(sunflower);
});

test("what the set-up cannot understand gets a sentence, and the question stays", async () => {
  const sunflower = await circle();
  const { first } = sunflower;
  await open(sunflower);
  await first.tap("English");
  for (const zone of ["Atlantis", "Europe/", "+3"]) {
    await first.write(zone);
    expectTold(first, "setup-zone-unknown", "setup-zone");
  }
  await first.write("Europe/Berlin");
  for (const theme of ["word ".repeat(30), "two\nlines"]) {
    await first.write(theme);
    expectTold(first, "setup-theme-long", "setup-theme");
  }
  await first.send({ sticker: true });
  expectTold(first, "setup-theme");
  await first.write("Parents");
  await first.write("a year");
  expectTold(first, "setup-preset");
  await first.tap();
  for (const start of ["tomorrow", "Mon 25:00", "Xyz 09:00"]) {
    await first.write(start);
    expectTold(first, "setup-start-wrong", "setup-start");
  }
  await first.tap();
  for (const people of ["two", "2-6", "5-13", "6-5"]) {
    await first.write(people);
    expectTold(first, "setup-people-wrong", "setup-people");
  }
  await first.write("5");
  expect(first.sees().text).toContain("Participants: 5–5");
  await first.press("button-plan");
  expectTold(first, "setup-done");
  expectCalm(sunflower);
});

test("closing times can be changed one at a time, and only in an order that works", async () => {
  const sunflower = await circle({ people: 4, setup: { "setup-people": "3-4" } });
  const { first } = sunflower;
  await open(sunflower);
  while (!first.buttons().includes("Change closing times")) {
    if (first.sees().text?.startsWith("How many participants")) await first.write("3-4");
    else await first.tap();
  }
  await first.press("button-closings");
  await first.tap("Elect a moderator");
  await first.write("Mon 10:00");
  expectTold(first, "closing-wrong");
  await first.write("Tue 12:30");
  expect(first.sees().text).toContain("Elect a moderator: Tue 12:30");
  await first.press("button-closings-done");
  await first.press("button-early-closing-off");
  await first.press("button-plan");
  for (const one of sunflower.everybody) await one.join();
  await hasten(sunflower, "gather");
  expect(sunflower.meeting().step).toBe("gather");
  await sunflower.runOut();
  await hasten(sunflower, "elect-moderator");
  expect(sunflower.meeting()).toMatchObject({
    step: "elect-moderator",
    closesAt: Date.parse("2026-11-24T12:30+03:00"),
  });
  expectCalm(sunflower);
});

test("a set-up during a meeting applies to the next one", async () => {
  const sunflower = await circleAt("state-problems");
  const { first, meeting } = sunflower;
  const before = meeting().closesAt;
  await first.write("/setup");
  await sunflower.goThroughSetup(first, { "setup-theme": "Parents", "setup-people": "3-5" });
  expectTold(first, "setup-busy");
  expect(meeting()).toMatchObject({ step: "state-problems", closesAt: before });
  for (const one of sunflower.everybody) await one.press("button-pass");
  expect(sunflower.groupHas("The next meeting\nTheme: Parents")).toBe(true);
  expectCalm(sunflower);
});

test("a group in Russian speaks with ты or with Вы, as it has chosen", async () => {
  for (const [address, words] of [
    ["ты", /Примешь участие|будешь|[Тт]воя|[Тт]ебя|[Тт]ы /],
    ["Вы", /Вы |Вас|Вам|Ваш/],
  ] as const) {
    const sunflower = await smallCircle({ locale: "ru", setup: { "setup-address": address } });
    const { everybody, until, meeting, first } = sunflower;
    await until(meeting().opensAt);
    for (const one of everybody) await one.press("button-join");
    for (const one of everybody) await one.vote("Анна");
    for (const one of everybody) await one.press("button-keep-rules");
    expectTold(first, "ask-problem");
    const said = first.inbox().slice(-8).join("\n");
    expect(said, address).toMatch(words);
    expectCalm(sunflower);
  }
});

test("a meeting that begins at once is told in the zone that was chosen just now", async () => {
  const sunflower = await circle({
    setup: {
      "setup-zone": "Asia/Vladivostok",
      "setup-preset": "Within an hour",
      "setup-start": "Now",
    },
  });
  await sunflower.setUp(); // at noon in Moscow, seven hours later in Vladivostok
  expect(sunflower.groupHas("We gather until Fri 20 Nov, 19:05.")).toBe(true);
  expectCalm(sunflower);
});

test("a person's own language counts in private, the group's in the group", async () => {
  const sunflower = await smallCircle();
  const { first, groupSays } = sunflower;
  await first.write("/language");
  await first.tap("Русский");
  await first.write("/help");
  expect(first.sees().text).toMatch(/^Что мы здесь делаем|[а-я]/);
  await sunflower.until(sunflower.meeting().opensAt);
  expect(first.sees().text).toMatch(/[а-я]{4}/);
  expect(groupSays().join()).not.toMatch(/[а-яё]/i);
  await first.write("/language en");
  await first.write("/help");
  expect(first.sees().text).toMatch(/What we do here/);
  expectCalm(sunflower);
});

test("a set-up that was begun and left does not swallow what is awaited an hour later", async () => {
  const sunflower = await circleAt("state-problems");
  const { first, pass } = sunflower;
  await first.write("/setup");
  await pass(61 * 60_000);
  await first.give("Mornings are loud.");
  expectTold(first, "problem-sealed");
  expectCalm(sunflower);
});

test("a bot without rights says what will be missing, and plans all the same", async () => {
  const sunflower = await circle({ plain: true });
  expectInGroup(sunflower, "greeting-rights-missing");
  await sunflower.setUp();
  expectInGroup(sunflower, "group-planned");
  await sunflower.pass(5_000);
  expectCalm(sunflower, {
    failures: [expect.stringContaining("pinned messages")],
  });
});

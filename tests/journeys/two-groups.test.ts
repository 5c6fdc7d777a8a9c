import { expect, test } from "vitest";
import { type Circle, hours } from "./circle.ts";
import { smallCircle } from "./course.ts";
import { expectCalm, expectTold } from "./expecting.ts";

/** Anna and her colleagues meet in a second group, too; both stand at stating their problems. */
async function twoGroups(): Promise<{ sunflower: Circle; other: number; home: number }> {
  const sunflower = await smallCircle();
  const { people, first, everybody, settle, chat, moveTo, until, meeting } = sunflower;
  const home = chat();
  const members = everybody.map(({ id }) => id);
  const other = people.group({ title: "Oak", creator: first.id, members, type: "supergroup" }).id;
  people.addBot(other, first.id, { can_pin_messages: true, can_delete_messages: true });
  await settle();
  moveTo(other);
  await first.openLink("Set up");
  await sunflower.goThroughSetup();
  for (const one of everybody) await one.join();
  await until(meeting().opensAt);
  for (const one of everybody) {
    await one.press("button-join");
    const own = people.sees(one.id, one.id);
    const open = own.filter(({ reply_markup }) =>
      reply_markup?.inline_keyboard.flat().some(({ text }) => text === "I take part"),
    );
    for (const { message_id } of open) people.tap(one.id, one.id, message_id, 0);
    await settle();
  }
  for (const group of [home, other]) {
    moveTo(group);
    for (const one of everybody) await one.vote("Anna");
  }
  for (const one of everybody) {
    const own = people.sees(one.id, one.id);
    for (const { message_id, reply_markup } of own)
      if (reply_markup?.inline_keyboard.flat()[0]?.text === "Keep the rules")
        people.tap(one.id, one.id, message_id, 0);
    await settle();
  }
  moveTo(home);
  return { sunflower, other, home };
}

test("who is in two groups at once sees both, and is asked which one their words are for", async () => {
  const { sunflower, other, home } = await twoGroups();
  const { first, chatsWith, moveTo, everybody } = sunflower;
  await first.write("/now");
  expect(first.lately().join()).toContain("Sunflower");
  expect(first.lately().join()).toContain("Oak");
  await first.write("Mornings are loud.");
  expectTold(first, "draft-which");
  await first.tap(/Oak/);
  expectTold(first, "draft-preview");
  await first.press("confirm-problem");
  expectTold(first, "problem-sealed");
  expect(chatsWith("Mornings are loud.")).toEqual([first.id]);
  await first.give("Evenings are loud.");
  expectTold(first, "problem-sealed");
  for (const one of everybody.slice(1)) {
    await one.write("/pass");
    expectTold(one, "pass-which");
    await one.tap(/Oak/);
  }
  moveTo(other);
  expect(sunflower.groupHas("Mornings are loud.")).toBe(true);
  moveTo(home);
  expect(sunflower.groupHas("Mornings are loud.")).toBe(false);
  expectCalm(sunflower);
});

test("of two messages that wait for a group to be named, none is lost", async () => {
  const { sunflower } = await twoGroups();
  const { first } = sunflower;
  await first.write("Mornings are loud.");
  await first.write("And evenings are, too.");
  await first.tap(/Oak/);
  expect(first.lately().join()).toContain("Mornings are loud.");
  expect(first.lately().join()).toContain("And evenings are, too.");
  await first.press("confirm-problem");
  expectTold(first, "problem-sealed");
  expectCalm(sunflower);
});

test("words that wait for a group to be named are mended where they wait, each message by itself", async () => {
  const { sunflower } = await twoGroups();
  const { first } = sunflower;
  const mornings = await first.write("Mornings are lous.");
  await first.write("And evenings are, too.");
  await first.edit(mornings, "Mornings are loud.");
  expectTold(first, "draft-edited");
  await first.tap(/Oak/);
  expect(first.lately().join()).toContain("Mornings are loud.\n\nAnd evenings are, too.");
  await first.edit(mornings, "Mornings are quiet.");
  expect(first.lately().join()).toContain("Mornings are quiet.\n\nAnd evenings are, too.");
  await first.press("confirm-problem");
  expectTold(first, "problem-sealed");
  expectCalm(sunflower);
});

test("who leaves one meeting stays in the other", async () => {
  const { sunflower } = await twoGroups();
  const { first, pass } = sunflower;
  await first.write("/leave");
  expect(first.buttons()).toEqual([expect.stringContaining("Sunflower"), expect.stringContaining("Oak")]);
  await first.tap(/Oak/);
  expectTold(first, "you-left");
  await pass(hours(0.1));
  await first.give("Mornings are loud.");
  expectTold(first, "problem-sealed");
  await first.write("/rules");
  expect(first.lately()).toHaveLength(2);
  expectCalm(sunflower);
});

import { expect, test } from "vitest";
import { type Circle, type Colleague, hours } from "./circle.ts";
import { circleAt, smallCircle } from "./course.ts";
import { expectCalm, expectTold } from "./expecting.ts";
import { like } from "./words.ts";

/** They are told this, and the first line says which group speaks. */
function expectToldBy(group: string, one: Colleague, key: string): void {
  const said = one.lately().filter((text) => text.startsWith(`${group}\n`));
  const words = said.map((text) => text.slice(group.length + 1));
  expect(words, one.lately().join("\n––\n")).toContainEqual(expect.stringMatching(like(one.locale, key)));
}

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
  expectToldBy("Oak", first, "draft-preview");
  await first.press("confirm-problem");
  expectToldBy("Oak", first, "problem-sealed");
  expect(chatsWith("Mornings are loud.")).toEqual([first.id]);
  await first.give("Evenings are loud.");
  expectToldBy("Sunflower", first, "problem-sealed");
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
  expectToldBy("Oak", first, "problem-sealed");
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
  expectToldBy("Oak", first, "problem-sealed");
  expectCalm(sunflower);
});

test("who leaves one meeting stays in the other", async () => {
  const { sunflower } = await twoGroups();
  const { first, pass } = sunflower;
  await first.write("/leave");
  expect(first.buttons()).toEqual([expect.stringContaining("Sunflower"), expect.stringContaining("Oak")]);
  await first.tap(/Oak/);
  expect(first.sees().text).toMatch(/meeting ends for everybody|leads the meeting/);
  await first.tap();
  expectToldBy("Oak", first, "you-left");
  await pass(hours(0.1));
  await first.give("Mornings are loud.");
  expectToldBy("Sunflower", first, "problem-sealed");
  await first.write("/rules");
  expect(first.lately()).toHaveLength(2);
  expectCalm(sunflower);
});

/*
 * The kind: words that reach another group than the one they answer. What is said to somebody in two groups goes
 * through one place, which names the group; a reply is read at one place, for prompts, previews, reminders, what was
 * confirmed, own messages in a draft, notes and the set-up.
 */

const oaks = /^Oak\n/;
const suns = /^Sunflower\n/;

test("a reply to the prompt of one group is for that group, though a draft of the other one listens", async () => {
  const { sunflower, other, home } = await twoGroups();
  const { first, everybody, moveTo, groupHas } = sunflower;
  await first.answer(suns, "Evenings are loud.");
  expectToldBy("Sunflower", first, "draft-preview");
  await first.press("button-edit");
  expectToldBy("Sunflower", first, "draft-listening");
  await first.answer(oaks, "Mornings are lous.");
  expectToldBy("Oak", first, "draft-preview");
  await first.answer(oaks, "Mornings are loud.");
  await first.press("confirm-problem");
  expectToldBy("Oak", first, "problem-sealed");
  await first.write("Evenings are long.");
  expectToldBy("Sunflower", first, "draft-preview");
  for (const one of everybody.slice(1)) {
    await one.write("/pass");
    await one.tap(/Oak/);
  }
  moveTo(other);
  expect(groupHas("Mornings are loud.")).toBe(true);
  expect(groupHas("Evenings")).toBe(false);
  moveTo(home);
  expect(groupHas("Mornings are loud.")).toBe(false);
  expectCalm(sunflower);
});

test("who replies to what is over in one group is asked what it is for, and the other group gets nothing", async () => {
  const { sunflower } = await twoGroups();
  const { first, everybody, chatsWith } = sunflower;
  await first.answer(oaks, "Mornings are loud.");
  await first.press("confirm-problem");
  for (const one of everybody.slice(1)) {
    await one.write("/pass");
    await one.tap(/Oak/);
  }
  await first.answer(suns, "Evenings are loud.");
  await first.press("button-edit");
  await first.answer(/^Oak\n.*This is how it will look/s, "Too late.");
  expectTold(first, "reply-over-which");
  expect(first.buttons()).toContainEqual(expect.stringContaining("Sunflower"));
  expect(chatsWith("Too late.")).toEqual([]);
  await first.tap(/Sunflower/);
  expect(first.sees().text).toContain("Too late.");
  expectCalm(sunflower);
});

test("a reminder to somebody in two groups says of which group it speaks", async () => {
  const { sunflower } = await twoGroups();
  const { person, meeting, until } = sunflower;
  const { closesAt } = meeting();
  await until(closesAt - hours(0.5));
  const told = person("Vera").inbox().slice(-2);
  expect(told.map((text) => text.split("\n")[0]).toSorted()).toEqual(["Oak", "Sunflower"]);
  expectCalm(sunflower);
});

test("a note written as a reply is kept with the meeting that it answers", async () => {
  const { sunflower } = await twoGroups();
  const { first } = sunflower;
  await first.answer(oaks, "/note Ask about the corridor");
  expectToldBy("Oak", first, "note-kept");
  await first.answer(suns, "/note Ask about the yard");
  expectToldBy("Sunflower", first, "note-kept");
  expectCalm(sunflower);
});

test("who replies to what is over and owes nothing else has the words back, and no group sees them", async () => {
  const sunflower = await circleAt("clarify");
  const { second, people, settle, chatsWith } = sunflower;
  await second.answer(like("en", "ask-case"), "One thing more.");
  expectTold(second, "reply-over-words");
  expect(chatsWith("One thing more.")).toEqual([second.id]);
  const asked = people.sees(second.id, second.id).find(({ text = "" }) => like("en", "ask-case").test(text));
  people.send(second.id, second.id, { voice: true, replyTo: asked?.message_id });
  await settle();
  expect(second.sees().text).toMatch(like("en", "reply-over"));
  expectCalm(sunflower);
});

test("who is in one group reads the words as ever", async () => {
  const sunflower = await circleAt("state-problems");
  for (const one of sunflower.everybody) {
    expectTold(one, "ask-problem");
    await one.write("Mornings are loud.");
    expectTold(one, "draft-preview");
  }
  expectCalm(sunflower);
});

test("who does not say which of two things their words are for can send twenty messages, and is told so at the next", async () => {
  const { sunflower } = await twoGroups();
  const { first, people, settle, pass } = sunflower;
  for (let part = 1; part <= 20; part += 1) await first.write(`Part ${part}.`);
  expectTold(first, "draft-which");
  await first.write("Part 21.");
  expect(first.lately()).toHaveLength(1);
  expectTold(first, "draft-which-full");
  people.album(first.id, first.id, [{ photo: true }, { photo: true }]);
  await settle();
  await pass(1_000);
  await first.tap(/Oak/);
  expect(first.sees().text).toContain("Part 20.");
  expect(first.sees().text).not.toContain("Part 21.");
  expectCalm(sunflower);
});

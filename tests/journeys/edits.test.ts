import { expect, test } from "vitest";
import type { Circle, Colleague } from "./circle.ts";
import { circleAt, hasten } from "./course.ts";
import { expectCalm, expectInGroup, expectTold } from "./expecting.ts";

/*
 * The kind: an update about one message that enters a draft as another one. It can come as an edit (of a note, of a
 * command, of what was confirmed, of what waits for its place, of an answer to a question that is over), as a report of
 * an edit without one, as a command under a file, and as a forward.
 */

async function publish({ second }: Circle): Promise<void> {
  await second.press("button-that-is-all");
  await second.press("confirm-case");
}

const stir = async ({ people, settle }: Circle, one: Colleague, { message_id }: { message_id: number }) => {
  const heard = one.inbox().length;
  people.stir(one.id, one.id, message_id);
  await settle();
  expect(one.inbox()).toHaveLength(heard);
};

test("a note that is mended while the case is told stays a note, and is the one that changes", async () => {
  const sunflower = await circleAt("tell-case");
  const { second, groupHas, chatsWith } = sunflower;
  const note = await second.write("/note Secret about Ana");
  await second.write("It began in September.");
  await second.edit(note, "/note Secret about Anna");
  expectTold(second, "note-changed");
  const answer = sunflower.emulator.world.calls.findLast(({ method }) => method === "sendMessage");
  expect(answer?.payload).toMatchObject({ disable_notification: true });
  await second.edit(note, "Secret about Anna and me");
  expectTold(second, "note-changed");
  await second.write("/note");
  expect(second.sees().text).toMatch(/• Secret about Anna and me$/);
  await publish(sunflower);
  expectInGroup(sunflower, "case-told");
  expect(groupHas("Secret")).toBe(false);
  expect(chatsWith("Secret about Anna and me")).toEqual([second.id]);
  expectCalm(sunflower);
});

test("a note is not emptied, made endless or turned into a command by an edit", async () => {
  const sunflower = await circleAt("tell-case");
  const { second } = sunflower;
  const note = await second.write("/note Secret");
  await second.edit(note, "/note");
  expectTold(second, "refusal-empty");
  await second.edit(note, `/note ${"long ".repeat(800)}`);
  expectTold(second, "refusal-tooLong");
  await second.edit(note, "/forget");
  expectTold(second, "edited-into-command");
  await second.write("/note");
  expect(second.sees().text).toMatch(/• Secret$/);
  expectCalm(sunflower);
});

test("a first reaction, which Telegram reports as an edit, disturbs nobody and enters nothing", async () => {
  const sunflower = await circleAt("tell-case");
  const { second } = sunflower;
  const note = await second.write("/note Secret");
  const where = await second.write("/now");
  const told = await second.write("It began in September.");
  for (const message of [note, where, told]) await stir(sunflower, second, message);
  await publish(sunflower);
  for (const message of [note, where, told]) await stir(sunflower, second, message);
  expect(sunflower.groupSays().slice(-2).join()).not.toContain("Secret");
  expectCalm(sunflower);
});

test("a command that is edited is no text, and a text does not become a command by an edit", async () => {
  const sunflower = await circleAt("tell-case");
  const { second, groupHas } = sunflower;
  const where = await second.write("/now");
  const told = await second.write("It began in September.");
  await second.edit(where, "/agenda");
  expect(second.lately()).toEqual([]);
  await second.edit(where, "Only for the bot");
  await second.edit(told, "/forget");
  expectTold(second, "edited-into-command");
  await publish(sunflower);
  expect(groupHas("It began in September.")).toBe(true);
  expect(groupHas("Only for the bot")).toBe(false);
  expectCalm(sunflower);
});

test("words beside a plus count as they were, and mending them later is answered once", async () => {
  const sunflower = await circleAt("weigh-solutions");
  const { second, people, settle, first } = sunflower;
  await first.press("button-weigh");
  await first.tap();
  await first.press("button-plus");
  const words = await first.write("It is smal.");
  await first.edit(words, "It is small.");
  expectTold(first, "draft-edited-late");
  people.stir(first.id, first.id, words.message_id);
  await settle();
  expect(first.lately()).toHaveLength(1);
  expect(second.hasSeen("It is small.")).toBe(false);
  expectCalm(sunflower);
});

test("mending why something was chosen is no answer to the question that came after it", async () => {
  const sunflower = await circleAt("choose-solutions");
  const { second } = sunflower;
  await second.press("button-choose-solutions");
  await second.tap();
  await second.press("button-chosen");
  const why = await second.write("It is smal.");
  expectTold(second, "choose-plan");
  await second.edit(why, "It is small.");
  expectTold(second, "draft-edited");
  const plan = await second.write("If he comes late, I greet him.");
  expectTold(second, "choose-preview");
  await second.edit(plan, "If he comes late, then I greet him.");
  expectTold(second, "choose-preview");
  await second.press("confirm-commitment");
  expect(sunflower.groupHas("It is small.")).toBe(true);
  expect(sunflower.groupHas("then I greet him.")).toBe(true);
  expectCalm(sunflower);
});

test("an edited answer to the set-up is no answer to its next question", async () => {
  const sunflower = await circleAt("gather");
  const { first } = sunflower;
  await hasten(sunflower);
  await first.write("/setup");
  await first.tap();
  const heard = first.inbox().length;
  const city = await first.write("Europe/Riga");
  const asked = first.sees();
  await first.edit(city, "Europe/Moscow");
  expect(first.inbox().length).toBeGreaterThan(heard);
  expect(first.sees()).toEqual(asked);
  expectCalm(sunflower);
});

test("what somebody else wrote is kept out of a draft, whoever passes it on and however", async () => {
  const sunflower = await circleAt("tell-case");
  const { second, first, people, settle, groupHas } = sunflower;
  await second.write("It began in September.");
  for (const forwardedFrom of [first.id, "Somebody"]) {
    people.say(second.id, second.id, "Said to me alone", { forwardedFrom });
    await settle();
    expect(second.sees().text).toMatch(/Somebody else wrote this/);
  }
  people.say(second.id, second.id, "/leave", { forwardedFrom: first.id });
  people.send(second.id, second.id, { photo: true, caption: "Not mine", forwardedFrom: first.id });
  people.say(second.id, second.id, "Mine, kept elsewhere", { forwardedFrom: second.id });
  await settle();
  await publish(sunflower);
  expect(groupHas("Said to me alone")).toBe(false);
  expect(groupHas("Not mine")).toBe(false);
  expect(groupHas("Mine, kept elsewhere")).toBe(true);
  expectCalm(sunflower);
});

test("a command under a photo is neither done nor published", async () => {
  const sunflower = await circleAt("tell-case");
  const { second, groupHas } = sunflower;
  await second.write("It began in September.");
  await second.send({ photo: true, caption: "/note Secret" });
  expectTold(second, "file-with-command");
  await publish(sunflower);
  expect(groupHas("Secret")).toBe(false);
  expectCalm(sunflower);
});

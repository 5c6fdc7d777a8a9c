import { expect, test } from "vitest";
import { keysOf } from "./colleague.ts";
import { circleAt, hold } from "./course.ts";
import { expectCalm, expectInGroup, expectSealed, expectTold } from "./expecting.ts";
import { like } from "./words.ts";

const long = (length: number) => `${"words".repeat(length / 5 + 1).slice(0, length - 1)}.`;

test("a message without a visible word is not taken for a problem", async () => {
  const sunflower = await circleAt("state-problems");
  const { second } = sunflower;
  for (const nothing of ["\u2800", "\u200b\u2060", "\u3164"]) {
    await second.write(nothing);
    expectTold(second, "refusal-empty");
  }
  await second.give("Mornings are loud.");
  expectTold(second, "problem-sealed");
  expectCalm(sunflower);
});

test("a problem that is far too long is refused in words, and a shorter one is taken", async () => {
  const sunflower = await circleAt("state-problems");
  const { second } = sunflower;
  await second.write(long(4096));
  expect(second.lately().join("")).toContain(long(4096));
  await second.press("confirm-problem");
  expectTold(second, "refusal-tooLong");
  expect(second.sees().text).toContain("4,096");
  await second.write("Mornings are loud.");
  await second.press("confirm-problem");
  expectTold(second, "problem-sealed");
  expectSealed(sunflower, second, "Mornings are loud.");
  expectCalm(sunflower);
});

test("ten thousand characters arrive as three messages, and of a question only what fits is asked", async () => {
  const sunflower = await circleAt("clarify");
  const { first, people, settle } = sunflower;
  for (const length of [4096, 4096, 1808]) people.say(first.id, first.id, long(length));
  await settle();
  await first.press("confirm-question");
  expect(sunflower.groupSays()).toContainEqual(expect.stringContaining(long(1808)));
  expectInGroup(sunflower, "question-asked");
  expectCalm(sunflower);
});

test("a case of three full messages reaches the group whole and in order", async () => {
  const sunflower = await circleAt("tell-case");
  const { second } = sunflower;
  const parts = ["A", "B", "C"].map((name) => `${name} ${long(4000)}`);
  for (const part of parts) await second.write(part);
  await second.press("button-that-is-all");
  await second.press("confirm-case");
  expect(sunflower.groupSays().filter((text) => parts.includes(text))).toEqual(parts);
  expectCalm(sunflower);
});

test("stickers, places and voices where a sentence is asked get a sentence, and the sentence can still come", async () => {
  const sunflower = await circleAt("state-problems");
  const { second } = sunflower;
  for (const parcel of [{ sticker: true }, { voice: true }, { photo: true }] as const) {
    await second.send(parcel);
    expectTold(second, "not-text");
  }
  await second.send({ location: { latitude: 55.7, longitude: 37.6 } });
  expectTold(second, "not-text");
  await second.give("Mornings are loud.");
  expectTold(second, "problem-sealed");
  expectCalm(sunflower);
});

test("words under a photo are words, where a sentence is asked, and can be mended as such", async () => {
  const sunflower = await circleAt("state-problems");
  const { second, people, settle } = sunflower;
  const photo = people.send(second.id, second.id, { photo: true, caption: "Mornings are laud." });
  await settle();
  expect(second.inbox().slice(-2)).toEqual([
    expect.stringMatching(like("en", "file-left-out")),
    expect.stringContaining("Mornings are laud."),
  ]);
  people.stir(second.id, second.id, photo.message_id);
  await settle();
  expect(second.times("draft-edited")).toBe(0);
  await second.edit(photo, "Mornings are loud.");
  expectTold(second, "draft-edited");
  await second.tap();
  expectTold(second, "problem-sealed");
  expect(second.hasSeen(/^Kept under seal.*Mornings are loud\./s)).toBe(true);
  expectCalm(sunflower);
});

test("a case takes photos, voices and documents in their order, and no stickers", async () => {
  const sunflower = await circleAt("tell-case");
  const { second, group } = sunflower;
  await second.write("It began in September.");
  await second.send({ sticker: true });
  expectTold(second, "not-text");
  await second.send({ photo: true, caption: "The corridor" });
  await second.send({ voice: true });
  await second.send({ document: "plan.pdf" });
  await second.press("button-that-is-all");
  await second.press("confirm-case");
  const told = group().slice(-6);
  const kinds = told.map((message) =>
    message.photo
      ? `photo ${message.caption}`
      : message.voice
        ? "voice"
        : (message.document?.file_name ?? message.text),
  );
  expect(kinds).toEqual(
    expect.arrayContaining(["It began in September.", "photo The corridor", "voice", "plan.pdf"]),
  );
  const order = ["It began in September.", "photo The corridor", "voice", "plan.pdf"];
  expect(kinds.filter((kind) => order.includes(kind ?? ""))).toEqual(order);
  expect(
    told.filter(({ photo, voice, document }) => photo || voice || document).every((one) => one.protected),
  ).toBe(true);
  expectCalm(sunflower);
});

test("an edited message changes the draft, and nothing once it is confirmed", async () => {
  const sunflower = await circleAt("state-problems");
  const { second } = sunflower;
  const message = await second.write("Mornings are lous.");
  await second.edit(message, "Mornings are loud.");
  expectTold(second, "draft-edited", "draft-preview");
  await second.press("confirm-problem");
  await second.edit(message, "Evenings are loud.");
  expectTold(second, "draft-edited-late");
  for (const one of sunflower.everybody) if (one !== second) await one.write("/pass");
  expect(sunflower.groupHas("Mornings are loud.")).toBe(true);
  expect(sunflower.groupHas("Evenings are loud.")).toBe(false);
  expectCalm(sunflower);
});

test("a piece of a case that is edited before it is told is told as it was edited", async () => {
  const sunflower = await circleAt("tell-case");
  const { second } = sunflower;
  const message = await second.write("It began in Septembr.");
  await second.write("Every morning the same.");
  await second.edit(message, "It began in September.");
  await second.press("button-that-is-all");
  await second.press("confirm-case");
  const parts = ["It began in September.", "Every morning the same."];
  expect(sunflower.groupSays().slice(-4)).toEqual(expect.arrayContaining(parts));
  expect(sunflower.groupHas("Septembr.")).toBe(false);
  expectCalm(sunflower);
});

test("of two answers sent at once the later one is shown, and confirmed once", async () => {
  const sunflower = await circleAt("state-problems");
  const { second, people, settle } = sunflower;
  people.say(second.id, second.id, "Mornings are loud.");
  people.say(second.id, second.id, "Evenings are loud.");
  await settle();
  await second.press("confirm-problem");
  expect(second.sees().text).toContain("Evenings are loud.");
  expectSealed(sunflower, second, "Evenings are loud.");
  expectCalm(sunflower);
});

test("a button that is tapped twice in a hurry counts once, and asks for nothing anew", async () => {
  const sunflower = await circleAt("state-problems");
  const { second, people, settle } = sunflower;
  await second.write("Mornings are loud.");
  const preview = second.sees().message_id;
  people.tap(second.id, second.id, preview, 0);
  people.tap(second.id, second.id, preview, 0);
  await settle();
  expect(second.times("problem-sealed")).toBe(1);
  expect(second.times("draft-listening")).toBe(0);
  expectCalm(sunflower);
});

test("a question that is confirmed twice in a hurry is asked once", async () => {
  const sunflower = await circleAt("clarify");
  const { first, people, settle } = sunflower;
  await first.write("Who was there?");
  const preview = first.sees().message_id;
  people.tap(first.id, first.id, preview, 0);
  people.tap(first.id, first.id, preview, 0);
  await settle();
  expectInGroup(sunflower, "question-asked");
  expectCalm(sunflower);
});

test("a button of a step that is over says so, and changes nothing", async () => {
  const sunflower = await circleAt("state-problems");
  const { first, people, settle } = sunflower;
  const prompt = first.sees().message_id;
  await hold(sunflower, "state-problems");
  const before = sunflower.groupSays();
  for (const button of [0, 1]) {
    people.tap(first.id, first.id, prompt, button);
    await settle();
  }
  const answers = [...sunflower.emulator.world.taps.values()].slice(-2).map(({ answer }) => answer?.text);
  expect(answers).toEqual([1, 2].map(() => expect.stringMatching(/out of date/)));
  expect(sunflower.groupSays()).toEqual(before);
  expectCalm(sunflower);
});

test("a tick that the app sends twice is set once, and only its other side takes it off", async () => {
  const sunflower = await circleAt("choose-solutions");
  const { second, people, settle } = sunflower;
  await second.press("button-choose-solutions");
  const { message_id } = second.sees();
  const [tick] = keysOf(second.sees()).flatMap((key) => ("callback_data" in key ? [key.callback_data] : []));
  for (const _ of ["the tap", "its twin"]) people.tapRaw(second.id, second.id, message_id, tick ?? "");
  await settle();
  expect(second.buttons().filter((label) => like("en", "button-ticked").test(label))).toHaveLength(1);
  await second.press("button-ticked");
  expect(second.buttons().filter((label) => like("en", "button-ticked").test(label))).toEqual([]);
  // The twin shows the same once more, since it may as well stand under another message.
  expectCalm(sunflower, { failures: [expect.stringContaining("message is not modified")] });
});

test("whoever passes or is done by a tap that the app sends twice is told so once", async () => {
  const sunflower = await circleAt("state-problems");
  const { first, people, settle } = sunflower;
  const before = first.inbox().length;
  const prompt = people
    .sees(first.id, first.id)
    .findLast((one) => like("en", "ask-problem").test(one.text ?? ""));
  const button = (prompt ? keysOf(prompt) : []).findIndex(({ text }) => like("en", "button-pass").test(text));
  for (const _ of ["once", "again"]) people.tap(first.id, first.id, prompt?.message_id ?? 0, button);
  await settle();
  expect(first.inbox().slice(before)).toEqual([expect.stringMatching(like("en", "passed"))]);
  const answers = [...sunflower.emulator.world.taps.values()].map(({ answer }) => answer?.text);
  expect(answers.at(-1)).toMatch(like("en", "refusal-alreadyGiven"));
  const twice = /editMessageReplyMarkup.*not modified/;
  expectCalm(sunflower, { failures: [expect.stringMatching(twice)] });
});

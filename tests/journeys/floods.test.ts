import { expect, test } from "vitest";
import { lanes } from "../../src/service/letter.ts";
import { telegramLimits } from "../../src/service/limits.ts";
import { GROUP, office } from "../service/office.ts";
import { minutes } from "./circle.ts";
import { circleAt } from "./course.ts";
import { tooFast } from "./expecting.ts";
import { like } from "./words.ts";

// Whatever one person does again and again takes nothing from the others: commands in a group, commands of strangers.

test.each([
  ["/help", "help-group"],
  ["/privacy", "privacy-group"],
  ["/rules", "rules-of-group"],
  ["/note", "private-only"],
  ["/setup", "setup-in-private"],
])("%s written twenty times in the group is answered once, after the meeting's own words", async (command, key) => {
  const sunflower = await circleAt("clarify");
  const { first, chat, emulator, pass, groupHeard } = sunflower;
  emulator.world.faults = (_, { chat_id }) => (chat_id === chat() ? tooFast : undefined);
  const before = groupHeard().length;
  for (let time = 0; time < 20; time += 1) await first.say(command);
  await first.give("Who was there?");
  emulator.world.faults = undefined;
  await pass(minutes(1));
  const heard = groupHeard().slice(before);
  const answers = heard.filter((text) => like("en", key).test(text));
  expect(answers).toHaveLength(1);
  expect(heard.findIndex((text) => text.includes("Who was there?"))).toBeLessThan(
    heard.findIndex((text) => like("en", key).test(text)),
  );
});

test("what people ask for in a group leaves its meeting enough to say what it has to", async () => {
  const { write, pass, calls } = office(telegramLimits);
  for (let command = 0; command < 30; command += 1)
    write("answer", GROUP, { lane: lanes.courtesy, once: `answer:${command}` });
  await pass(30_000, 100);
  for (const part of ["one", "two", "three", "four"]) write(part, GROUP);
  const asked = calls.length;
  await pass(5_000, 100);
  expect(calls.slice(asked).map(({ text }) => text)).toEqual(["one", "two", "three", "four"]);
});

test("strangers come after everybody else", async () => {
  const { write, drain, texts } = office();
  write("help for a stranger", 77, { lane: lanes.courtesy });
  write("a preview", 11, { lane: lanes.answer });
  write("the card", GROUP, { lane: lanes.bulk });
  await drain();
  expect(texts()).toEqual(["a preview", "the card", "help for a stranger"]);
});

test("a stranger who writes one command thirty times is answered once", async () => {
  const sunflower = await circleAt("state-problems");
  const { newcomer, emulator, pass } = sunflower;
  const strangers = ["Olga", "Pavel", "Rita"].map((name) => newcomer(name));
  const isStranger = (chat: unknown) => strangers.some(({ id }) => id === chat);
  for (const one of strangers) await one.write("/start");
  emulator.world.faults = (_, { chat_id }) => (isStranger(chat_id) ? tooFast : undefined);
  for (const one of strangers) for (let time = 0; time < 30; time += 1) await one.write("/help");
  emulator.world.faults = undefined;
  const before = strangers.map((one) => one.times("help"));
  await pass(minutes(1));
  expect(strangers.map((one) => one.times("help"))).toEqual(before.map((count) => count + 1));
});

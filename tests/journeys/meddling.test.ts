import { expect, test } from "vitest";
import { commands } from "../../src/telegram/commands/index.ts";
import { circleAt, hasten, smallCircle } from "./course.ts";
import { expectCalm, expectInGroup, expectToast, expectTold } from "./expecting.ts";

const garbage = [
  "x",
  "…",
  "1.1.",
  "0.0.join",
  "1.zzzzzz.join",
  "zzzzzzzzzz.1.leave",
  "1.1.!",
  "1.1.!write",
  "1.1.!write state-problems problem",
  "1.1.!write state-problems problem 99999999999999999999 ok",
  "1.1.!write nothing nothing 0 ok",
  "1.1.!setup 1 review plan",
  "1.1.!setup-group 77",
  "0.0.!setup-group 1",
  "0.0.!accept 77",
  "0.0.!moderator skip",
  "1.1.__proto__;a=b",
  "1.1.constructor",
  "1.1.lead-close",
  "1.1.lead-pause;days=14",
  "1.1.vote;ballot=1;options=0",
  "1.1.tick;ballot=1;option=0",
  "1.1.choose-problem;problem=1",
];

test("forged buttons change nothing for the group, whoever taps them, and each is answered", async () => {
  const sunflower = await circleAt("state-problems");
  const { person, newcomer, chat, meeting } = sunflower;
  const stranger = newcomer("Stranger");
  await stranger.write("/start");
  const before = [meeting().step, meeting().closesAt, sunflower.groupSays()];
  for (const data of garbage) for (const one of [person("Gleb"), stranger]) await one.forge(data);
  for (const data of garbage) await person("Gleb").forge(data, chat());
  expect([meeting().step, meeting().closesAt, sunflower.groupSays()]).toEqual(before);
  for (const words of ["Sunflower", "Anna", "Boris"]) expect(stranger.hasSeen(words)).toBe(false);
  expectCalm(sunflower);
});

test("somebody else's buttons do nothing in other hands", async () => {
  const sunflower = await circleAt("voice-solutions");
  const { first, person, meeting, newcomer } = sunflower;
  const stranger = newcomer("Stranger");
  await stranger.write("/start");
  const keys = first.sees().reply_markup?.inline_keyboard.flat() ?? [];
  const stolen = keys.flatMap((key) => ("callback_data" in key ? [key.callback_data] : []));
  expect(stolen).toHaveLength(3);
  for (const data of stolen) {
    await person("Gleb").forge(data);
    expectToast(person("Gleb"), "unknown-button");
    await stranger.forge(data);
  }
  expect(meeting().step).toBe("voice-solutions");
  expect(sunflower.chatsWith("I would wait.")).toEqual([first.id]);
  expectCalm(sunflower);
});

test("a button of another meeting's group is out of reach", async () => {
  const sunflower = await circleAt("tell-case");
  const { newcomer, meeting } = sunflower;
  const stranger = newcomer("Stranger");
  await stranger.write("/start");
  for (const move of ["leave", "stop-case", "join", "observe", "lead-handover", "decline-moderation"]) {
    await stranger.forge(`1.1.${move}`);
    expect(stranger.toast(), move).not.toBe("");
  }
  expect(meeting().step).toBe("tell-case");
  expectInGroup(sunflower, "person-left", 0);
  expectCalm(sunflower);
});

test("every command answers in private, before, during and outside of a meeting", async () => {
  const sunflower = await smallCircle();
  const { first, newcomer } = sunflower;
  const stranger = newcomer("Stranger");
  const all = commands.map(({ name }) => `/${name}`);
  const everyone = async () => {
    for (const command of all)
      for (const one of [first, stranger]) {
        await one.write(command);
        expect(one.lately(), `${one.name}: ${command}`).not.toEqual([]);
      }
  };
  await everyone();
  await hasten(sunflower, "gather", "elect-moderator");
  await everyone();
  for (const words of ["Sunflower", "Anna", "Boris"]) expect(stranger.hasSeen(words)).toBe(false);
  expectCalm(sunflower);
});

test("every command in the group is answered there, and the private ones point to the private chat", async () => {
  const sunflower = await circleAt("agree-rules");
  const { person, groupSays, groupTimes } = sunflower;
  for (const { name, scopes } of commands) {
    const before = [groupSays().length, groupTimes("private-only"), person("Gleb").inbox().length];
    await person("Gleb").say(`/${name}@krug_bot`);
    const pointed = groupTimes("private-only") - (before[1] ?? 0);
    expect(pointed, name).toBe(scopes.includes("group") ? 0 : 1);
    const heard = groupSays().length + person("Gleb").inbox().length - (before[0] ?? 0) - (before[2] ?? 0);
    expect(heard, name).toBeGreaterThan(1);
  }
  expectCalm(sunflower);
});

test("an unknown command gets a sentence in private and silence in the group", async () => {
  const sunflower = await circleAt("gather");
  const { first, groupSays } = sunflower;
  await first.write("/dance");
  expectTold(first, "unknown-command");
  const before = groupSays().length;
  await first.say("/dance");
  expect(groupSays().length).toBe(before + 1);
  expectCalm(sunflower);
});

test("a command in the wrong upper or lower case, or for another bot, does no harm", async () => {
  const sunflower = await circleAt("gather");
  const { first } = sunflower;
  for (const command of ["/NOW", "/now@other_bot", "/now please", "/", "//now"]) {
    await first.write(command);
    expect(first.lately(), command).not.toEqual([]);
  }
  expectCalm(sunflower);
});

test("a vote by somebody who does not take part is not counted, and they are told once", async () => {
  const sunflower = await circleAt("gather", { people: 5, setup: { "setup-people": "3-5" } });
  const { everybody, until, meeting, person, newcomer, people, chat, settle } = sunflower;
  await until(meeting().opensAt);
  for (const one of everybody.slice(0, 4)) await one.press("button-join");
  await person("Dina").press("button-observe");
  const outsider = newcomer("Olga");
  await outsider.write("/start");
  people.join(outsider.id, chat());
  await settle();
  await sunflower.runOut();
  expect(meeting().step).toBe("elect-moderator");
  for (const one of [person("Dina"), outsider]) {
    await one.vote("Gleb");
    await one.vote("Vera");
    await one.takeBack();
    await one.vote("Gleb");
    expect(one.times("vote-not-counted"), one.name).toBe(1);
  }
  await person("Boris").vote("Boris");
  await sunflower.runOut();
  expect(sunflower.groupHas("The moderator of this meeting: Boris")).toBe(true);
  expectCalm(sunflower);
});

test("an anonymous administrator is asked to speak for themself", async () => {
  const sunflower = await circleAt("clarify");
  const { first, groupSays, people, chat, settle } = sunflower;
  await first.say("/now", true);
  expectInGroup(sunflower, "anonymous-admin");
  const turn = sunflower.group().findLast(({ text }) => /is asked by/.test(text ?? ""));
  people.say(first.id, chat(), "Who was there?", { anonymous: true, replyTo: turn?.message_id });
  await settle();
  expectInGroup(sunflower, "anonymous-admin", 2);
  expectInGroup(sunflower, "question-asked", 0);
  const before = groupSays().length;
  await first.say("Good morning", true);
  expect(groupSays().length).toBe(before + 1);
  expectCalm(sunflower);
});

test("a double tap on the panel, and on what it asks, closes one step only", async () => {
  const sunflower = await circleAt("write-solutions");
  const { first, people, settle, meeting } = sunflower;
  await first.write("/moderator");
  const panel = first.sees();
  const close = panel.reply_markup?.inline_keyboard
    .flat()
    .findIndex(({ text }) => /Close the step/.test(text));
  await first.give("I would wait.");
  for (const _ of ["a tap", "its twin"]) people.tap(first.id, first.id, panel.message_id, close ?? 0);
  await settle();
  expect(meeting().step).toBe("write-solutions");
  expectTold(first, "sure-close");
  const { message_id: question } = first.sees();
  for (const _ of ["yes", "its twin"]) people.tap(first.id, first.id, question, 0);
  await settle();
  expect(meeting().step).toBe("voice-solutions");
  expectCalm(sunflower);
});

test("words in the group that are no reply are people talking", async () => {
  const sunflower = await circleAt("clarify");
  const { person, groupSays } = sunflower;
  const before = groupSays().length;
  for (const one of ["Gleb", "Boris"]) await person(one).say("Good morning everybody, + and −");
  expect(groupSays().length).toBe(before + 2);
  expectCalm(sunflower);
});

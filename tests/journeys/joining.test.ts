import { expect, test } from "vitest";
import { type Circle, type Colleague, circle } from "./circle.ts";
import { circleAt, hasten, smallCircle } from "./course.ts";
import { expectCalm, expectInGroup, expectToast, expectTold } from "./expecting.ts";

/** The sign-up link that the group shows. */
const linkOf = ({ group }: Circle): string => {
  for (const message of group().toReversed())
    for (const key of message.reply_markup?.inline_keyboard.flat() ?? [])
      if ("url" in key && /start=join_/.test(key.url)) return key.url;
  throw new Error("There is no sign-up link");
};

const comeBy = async ({ people, settle }: Circle, one: Colleague, url: string) => {
  people.openLink(one.id, url);
  await settle();
};

test("a stranger with a leaked link learns nothing about the group", async () => {
  const sunflower = await circleAt("state-problems");
  const stranger = sunflower.newcomer("Stranger");
  await sunflower.until(sunflower.meeting().closesAt - 60_000);
  await comeBy(sunflower, stranger, "https://t.me/krug_bot?start=join_AAAAAAAAAAAAAAAA");
  expectTold(stranger, "join-unknown-link");
  const gathering = await smallCircle();
  const other = gathering.newcomer("Stranger");
  await comeBy(gathering, other, linkOf(gathering));
  expectTold(other, "join-not-in-group");
  await other.forge("0.0.!accept 1");
  expectToast(other, "unknown-button");
  for (const command of ["/now", "/agenda", "/rules", "/moderator", "/setup", "/note secret", "/leave"])
    await other.write(command);
  for (const words of ["Sunflower", "Anna", "Every point of view", "Whatever concerns"])
    expect(other.hasSeen(words), words).toBe(false);
  expectCalm(sunflower);
  expectCalm(gathering);
});

test("nobody is a member before accepting the rules, and declining is no farewell", async () => {
  const sunflower = await smallCircle({ setup: { "setup-people": "3-6" } });
  const { newcomer, people, chat, settle, until, meeting } = sunflower;
  const olga = newcomer("Olga");
  people.join(olga.id, chat());
  await settle();
  await olga.knock();
  expectTold(olga, "rules-accept");
  await until(meeting().opensAt);
  await olga.write("/now");
  expectTold(olga, "now-nothing");
  await olga.press("button-decline-rules");
  expectTold(olga, "rules-declined");
  await olga.forge("1.1.join");
  expectToast(olga, "unknown-button");
  await olga.join();
  expectTold(olga, "ask-take-part");
  await olga.press("button-join");
  expectTold(olga, "joined");
  expectCalm(sunflower);
});

test("joining twice, by the link or by the button, is joining once", async () => {
  const sunflower = await smallCircle();
  const { first, until, meeting, people, settle } = sunflower;
  await first.knock();
  expectTold(first, "welcome-member");
  await until(meeting().opensAt);
  const prompt = first.sees().message_id;
  people.tap(first.id, first.id, prompt, 0);
  people.tap(first.id, first.id, prompt, 0);
  await settle();
  expect(first.times("joined")).toBe(1);
  await first.knock();
  expectTold(first, "already-in");
  await first.press("button-observe");
  expectTold(first, "observing");
  await first.press("button-join");
  expectTold(first, "joined");
  expectCalm(sunflower);
});

test("who comes after gathering reads along, and takes part the next time", async () => {
  const sunflower = await circleAt("clarify", { setup: { "setup-people": "3-4" } });
  const { newcomer, people, chat, settle, until, meeting } = sunflower;
  const olga = newcomer("Olga");
  people.join(olga.id, chat());
  await settle();
  await olga.openLink(/./);
  expectTold(olga, "rules-accept");
  await olga.press("button-accept-rules");
  expectTold(olga, "waiting"); // the circle is full: first in line next time
  await olga.write("/now");
  expect(olga.sees().text).toContain("In this meeting you observe");
  await olga.write("What shall I do?");
  expectTold(olga, "draft-nothing-owed");
  await hasten(sunflower, "clarify", "write-solutions", "voice-solutions", "weigh-solutions");
  await hasten(sunflower, "choose-solutions", "share-learnings", "choose-theme");
  await until(meeting().opensAt);
  expectTold(olga, "ask-take-part");
  await olga.press("button-join");
  expectTold(olga, "joined");
  expectCalm(sunflower);
});

test("who finds all places taken waits, and is first in line next time", async () => {
  const sunflower = await circle({ people: 6, setup: { "setup-people": "3-4" } });
  await sunflower.setUp();
  const { everybody, until, meeting, person, people, settle } = sunflower;
  for (const one of everybody) await one.join();
  await until(meeting().opensAt);
  const prompts = everybody.map((one) => ({ id: one.id, message: one.sees().message_id }));
  for (const { id, message } of prompts.slice(0, 4)) people.tap(id, id, message, 0);
  await settle();
  expect(meeting().step).toBe("elect-moderator");
  await person("Dina").press("button-join");
  expectTold(person("Dina"), "waiting");
  for (const one of everybody.slice(0, 4)) await one.vote("Anna");
  for (const one of everybody.slice(0, 4)) await one.press("button-keep-rules");
  for (const one of everybody.slice(0, 4)) await one.press("button-pass");
  expectInGroup(sunflower, "ended-noProblem");
  await until(meeting().opensAt);
  for (const one of ["Anna", "Boris", "Vera"]) await person(one).press("button-join");
  await person("Gleb").press("button-join");
  expectTold(person("Gleb"), "waiting");
  await person("Dina").press("button-join");
  expectTold(person("Dina"), "joined");
  expect(meeting().step).toBe("elect-moderator");
  expectCalm(sunflower);
});

test("a place kept for the first in line is given on at half-time", async () => {
  const sunflower = await circle({ people: 5, setup: { "setup-people": "3-4" } });
  await sunflower.setUp();
  const { everybody, until, meeting, person } = sunflower;
  for (const one of everybody) await one.join();
  await until(meeting().opensAt);
  for (const one of everybody.slice(0, 4)) await one.press("button-join");
  await person("Dina").press("button-join");
  for (const one of everybody.slice(0, 4)) await one.vote("Anna");
  for (const one of everybody.slice(0, 4)) await one.press("button-keep-rules");
  for (const one of everybody.slice(0, 4)) await one.press("button-pass");
  await until(meeting().opensAt);
  for (const one of everybody.slice(0, 4)) await one.press("button-join");
  expectTold(person("Gleb"), "waiting");
  await until(meeting().opensAt + (meeting().closesAt - meeting().opensAt) / 2);
  expect(person("Gleb").times("place-free")).toBe(1);
  expect(meeting().step).toBe("elect-moderator");
  expectCalm(sunflower);
});

test("a freed place goes to who waits, while the group gathers", async () => {
  const setup = { "setup-people": "3-3", "setup-preview": "Always wait for closing time" };
  const sunflower = await circle({ people: 4, setup });
  await sunflower.setUp();
  const { everybody, until, meeting, person, runOut } = sunflower;
  for (const one of everybody) await one.join();
  await until(meeting().opensAt);
  for (const one of everybody) await one.press("button-join");
  expectTold(person("Gleb"), "waiting");
  await person("Vera").press("button-observe");
  expect(person("Gleb").times("place-free")).toBe(1);
  await runOut();
  expect(sunflower.groupHas("Taking part: Anna, Boris and Gleb")).toBe(true);
  expectCalm(sunflower);
});

test("too few: one day more, then kindly called off, and the next week is planned", async () => {
  const sunflower = await smallCircle();
  const { everybody, until, meeting, runOut, groupHas } = sunflower;
  await until(meeting().opensAt);
  for (const one of everybody.slice(0, 2)) await one.press("button-join");
  await runOut();
  expectInGroup(sunflower, "extended");
  expect(meeting().step).toBe("gather");
  await runOut();
  expectInGroup(sunflower, "ended-calledOff");
  expectInGroup(sunflower, "next-meeting");
  expect(groupHas("Begins: Mon 30 Nov, 09:00")).toBe(true);
  expect(meeting().status).toBe("planned");
  await hasten(sunflower, "gather");
  expect(meeting().step).toBe("elect-moderator");
  expectCalm(sunflower);
});

test("too few at first, enough in the extra time", async () => {
  const sunflower = await smallCircle();
  const { everybody, until, meeting, runOut } = sunflower;
  await until(meeting().opensAt);
  for (const one of everybody.slice(0, 2)) await one.press("button-join");
  await runOut();
  await everybody[2]?.press("button-join");
  await runOut();
  expect(meeting().step).toBe("elect-moderator");
  expectCalm(sunflower);
});

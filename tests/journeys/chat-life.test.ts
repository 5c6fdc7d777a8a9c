import { expect, test } from "vitest";
import { circle, days } from "./circle.ts";
import { circleAt, hasten } from "./course.ts";
import { expectCalm, expectInGroup, expectTold } from "./expecting.ts";

const blocked = expect.stringContaining("bot was blocked by the user");

test("who blocks the bot is mentioned once in the group, and goes on when they are back", async () => {
  const sunflower = await circleAt("agree-rules");
  const { people, person, settle, everybody, meeting } = sunflower;
  const gleb = person("Gleb");
  people.block(gleb.id);
  await settle();
  for (const one of everybody.slice(0, 3)) await one.press("button-keep-rules");
  await sunflower.pass(60_000);
  await sunflower.until(meeting().closesAt - 60_000);
  expectInGroup(sunflower, "unreachable");
  people.unblock(gleb.id);
  await settle();
  await gleb.write("/now");
  expectTold(gleb, "now-title");
  await gleb.press("button-keep-rules");
  expect(meeting().step).toBe("state-problems");
  expectTold(gleb, "ask-problem");
  expectInGroup(sunflower, "unreachable");
  expectCalm(sunflower, { failures: expect.arrayContaining([blocked]) });
});

test("who blocks the bot for good holds nobody up", async () => {
  const sunflower = await circleAt("state-problems");
  const { people, person, everybody, runOut, meeting } = sunflower;
  people.block(person("Gleb").id);
  for (const one of everybody.slice(0, 2)) await one.give(`The problem of ${one.name}`);
  await person("Vera").press("button-pass");
  await runOut();
  expect(meeting().step).toBe("choose-problem");
  for (const one of everybody.slice(0, 3)) await one.vote("of Boris");
  await runOut();
  await hasten(sunflower, "tell-case");
  expect(meeting().step).toBe("clarify");
  expectInGroup(sunflower, "unreachable");
  expectCalm(sunflower, { failures: expect.arrayContaining([blocked]) });
});

test("a group that becomes a supergroup in the middle goes on there, with its card posted again", async () => {
  const sunflower = await circleAt("tell-case", { type: "group" });
  const { people, chat, moveTo, settle, pass, card, meeting } = sunflower;
  moveTo(people.upgrade(chat()));
  await settle();
  await pass(5_000);
  expect(card()).toMatch(/^Sunflower/);
  await hasten(sunflower, "tell-case", "clarify", "write-solutions", "voice-solutions");
  expect(meeting().step).toBe("weigh-solutions");
  expect(sunflower.groupHas("It began in September.")).toBe(true);
  await hasten(sunflower, "weigh-solutions", "choose-solutions", "share-learnings", "choose-theme");
  expectInGroup(sunflower, "ended-held");
  expect(sunflower.troubles).toEqual([]);
});

test("an open poll is put again in the supergroup that the group has become", async () => {
  const sunflower = await circleAt("elect-moderator", { type: "group" });
  const { people, chat, moveTo, settle, pass, everybody, meeting } = sunflower;
  moveTo(people.upgrade(chat()));
  await settle();
  await pass(5_000);
  expect(sunflower.group().filter(({ poll }) => poll)).toHaveLength(1);
  for (const one of everybody) await one.vote("Anna");
  expect(meeting().step).toBe("agree-rules");
  expect(sunflower.troubles).toEqual([]);
});

test("a group that becomes a supergroup while the bot is down goes on there", async () => {
  const sunflower = await circleAt("agree-rules", { type: "group" });
  const { people, chat, moveTo, restartAfter, everybody, meeting, pass } = sunflower;
  for (const { id } of everybody) people.say(id, id, "/pass");
  moveTo(people.upgrade(chat()));
  await restartAfter(1_000);
  await pass(5_000);
  expect(meeting().step).toBe("state-problems");
  await hasten(sunflower, "state-problems", "tell-case");
  expect(sunflower.groupHas("It began in September.")).toBe(true);
  expect(sunflower.troubles).toEqual([]);
});

test("a poll that waits while the group becomes a supergroup is put there, once", async () => {
  const sunflower = await circleAt("state-problems", { type: "group" });
  const { people, chat, moveTo, everybody, meeting, restartAfter, settle } = sunflower;
  for (const one of everybody) people.say(one.id, one.id, `The problem of ${one.name}`);
  await settle();
  for (const one of everybody) people.tap(one.id, one.id, one.sees().message_id, 0);
  moveTo(people.upgrade(chat()));
  await restartAfter(1_000);
  expect(meeting().step).toBe("choose-problem");
  expect(sunflower.group().filter(({ poll }) => poll)).toHaveLength(1);
  for (const one of everybody) await one.vote("of Boris");
  expect(meeting().step).toBe("tell-case");
  expect(sunflower.troubles).toEqual([]);
});

test("a card that somebody deletes is posted and pinned again with the next change", async () => {
  const sunflower = await circleAt("clarify");
  const { people, group, chat, pass, card, first } = sunflower;
  await pass(5_000);
  const old = group().findLast(({ pinned }) => pinned)?.message_id ?? 0;
  people.deleteMessage(chat(), old);
  expect(card()).toBe("");
  await first.press("button-pass");
  await pass(5_000);
  expect(card()).toContain("Whose turn: Vera");
  expect(group().filter(({ pinned }) => pinned)).toHaveLength(1);
  expectCalm(sunflower, { failures: [expect.stringContaining("message to edit not found")] });
});

test("a poll that somebody deletes stops nobody: the time runs out, and the earliest problem is taken", async () => {
  const sunflower = await circleAt("choose-problem");
  const { people, group, chat, runOut, meeting, second } = sunflower;
  await second.vote("of Boris");
  people.deleteMessage(chat(), group().findLast(({ poll }) => poll)?.message_id ?? 0);
  await runOut();
  expect(meeting().step).toBe("tell-case");
  expectTold(second, "ask-case");
  expectCalm(sunflower, { failures: [expect.stringContaining("message with poll to stop not found")] });
});

test("with fewer than three the meeting ends kindly, and the next one is planned", async () => {
  const sunflower = await circleAt("clarify");
  const { person, people, chat, settle } = sunflower;
  await person("Gleb").write("/leave");
  await person("Gleb").press("button-really-leave");
  expectTold(person("Gleb"), "you-left");
  people.kick(chat(), person("Vera").id, person("Anna").id);
  await settle();
  expectInGroup(sunflower, "ended-tooFew");
  expectInGroup(sunflower, "next-meeting");
  await person("Gleb").write("/now");
  expectCalm(sunflower);
});

test("a presenter stops the case: it is deleted, and the meeting goes on to the next theme", async () => {
  const sunflower = await circleAt("clarify");
  const { first, second, meeting, group } = sunflower;
  await first.give("Who was there?");
  await second.give("Nobody but us.");
  expect(sunflower.groupHas("Nobody but us.")).toBe(true);
  await second.write("/stop");
  await second.press("button-really-stop");
  expectTold(second, "case-stopped-you");
  expectInGroup(sunflower, "case-stopped");
  for (const words of ["It began in September.", "Nobody but us."])
    expect(sunflower.groupHas(words)).toBe(false);
  expect(meeting().step).toBe("choose-theme");
  await hasten(sunflower, "choose-theme");
  expectInGroup(sunflower, "ended-held");
  expect(group().some(({ text }) => text?.includes("It began in September."))).toBe(false);
  expectCalm(sunflower);
});

test("what Telegram does not let the bot delete is told to the presenter", async () => {
  const sunflower = await circleAt("clarify", { plain: true });
  const { first, second, pass } = sunflower;
  await first.write("/moderator");
  await first.press("button-panel-pause");
  await first.tap("3 days");
  await first.press("button-really-pause");
  await pass(days(3));
  await second.write("/stop");
  await second.press("button-really-stop");
  expect(second.times("case-not-erased")).toBe(1);
  expect(sunflower.groupHas("It began in September.")).toBe(true);
  expectCalm(sunflower, {
    failures: expect.arrayContaining([expect.stringMatching(/^deleteMessage/)]),
  });
});

test("an anonymous administrator who brings the bot is nobody whom it could ever write to", async () => {
  const sunflower = await circle();
  const { people, first, second, settle } = sunflower;
  const { id } = people.group({
    title: "Lantern",
    creator: first.id,
    members: [second.id],
    type: "supergroup",
  });
  people.promote(id, second.id, { is_anonymous: true });
  people.addBot(id, second.id, { can_pin_messages: true, can_delete_messages: true });
  await settle();
  people.demoteBot(id, first.id);
  await settle();
  expectCalm(sunflower);
});

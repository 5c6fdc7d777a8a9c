import { expect, test } from "vitest";
import { minutes } from "./circle.ts";
import { keysOf } from "./colleague.ts";
import { circleAt, smallCircle } from "./course.ts";
import { expectCalm, expectToast, expectTold } from "./expecting.ts";
import { like } from "./words.ts";

test("every button that stands in somebody's chat is out of date in anybody else's hands", async () => {
  const sunflower = await circleAt("clarify");
  const { everybody, people, newcomer, meeting } = sunflower;
  const stranger = newcomer("Stranger");
  await stranger.write("/start");
  await sunflower.first.write("/moderator");
  const before = JSON.stringify([meeting(), sunflower.groupSays()]);
  for (const owner of everybody) {
    const offered = people.sees(owner.id, owner.id).flatMap(keysOf);
    const stolen = new Set(offered.flatMap((key) => ("callback_data" in key ? [key.callback_data] : [])));
    for (const data of stolen)
      for (const thief of [...everybody, stranger].filter((one) => one !== owner)) {
        await thief.forge(data);
        expectToast(thief, "unknown-button");
        expect(thief.lately(), `${thief.name} with a button of ${owner.name}`).toEqual([]);
      }
  }
  expect(JSON.stringify([meeting(), sunflower.groupSays()])).toBe(before);
  expectCalm(sunflower);
});

test("whoever brought the bot and left is not shown any more what the chat says", async () => {
  const sunflower = await smallCircle();
  const { first, people, chat, settle, emulator } = sunflower;
  people.leave(first.id, chat());
  await settle();
  const before = first.inbox().length;
  emulator.world.faults = (method, payload) =>
    method === "sendMessage" && payload.chat_id === chat() ? { kind: "lost-before" } : undefined;
  await sunflower.second.say("/rules");
  await sunflower.pass(minutes(10));
  emulator.world.faults = undefined;
  expect(first.inbox()).toHaveLength(before);
  await first.write("/setup");
  expectTold(first, "setup-no-group");
  for (const command of ["/now", "/agenda", "/rules", "/note", "/leave"]) {
    await first.write(command);
    expect(first.lately().join("\n"), command).not.toMatch(/Sunflower|Every point of view|Boris/);
  }
});

test("words typed into a set-up count only for whoever opened it last", async () => {
  const sunflower = await smallCircle();
  const { first, second, people, chat, settle } = sunflower;
  people.promote(chat(), second.id);
  await settle();
  await second.openLink(like("en", "button-set-up"));
  expectTold(second, "setup-language");
  await first.openLink(like("en", "button-set-up"));
  expectTold(first, "setup-language");
  await second.write("English");
  expectTold(second, "draft-nothing-owed");
  await first.write("English");
  expectTold(first, "setup-zone");
  expectCalm(sunflower);
});

test("whoever left the chat cannot change by an edit what they once drafted", async () => {
  const sunflower = await circleAt("state-problems");
  const { person, people, chat, settle } = sunflower;
  const gleb = person("Gleb");
  const draft = await gleb.write("How do I say no?");
  people.leave(gleb.id, chat());
  await settle();
  await gleb.edit(draft, "How do I say no to a friend?");
  expect(gleb.lately()).toEqual([]);
  expect(sunflower.chatsWith("How do I say no to a friend?")).toEqual([]);
  expectCalm(sunflower);
});

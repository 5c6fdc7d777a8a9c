import { beforeEach, expect, test } from "vitest";
import { type GroupScene, groupScene, received } from "./support.ts";

let telegram: GroupScene;

beforeEach(async () => {
  telegram = await groupScene();
});

async function heard(): Promise<readonly (string | undefined)[]> {
  return (await received(telegram)).map(({ message }) => message?.text);
}

test("in a group the bot does not hear what people say to each other", async () => {
  telegram.people.say(telegram.anna, telegram.group, "Good morning");
  telegram.people.say(telegram.anna, telegram.group, "@krug_bot are you there?");
  telegram.people.send(telegram.anna, telegram.group, { photo: true });
  expect(await heard()).toEqual([]);
});

test("in a group the bot hears commands, but not those meant for another bot", async () => {
  telegram.people.say(telegram.anna, telegram.group, "/help");
  telegram.people.say(telegram.anna, telegram.group, "/help@Krug_Bot now");
  telegram.people.say(telegram.anna, telegram.group, "/help@other_bot");
  telegram.people.say(telegram.anna, telegram.group, "say /help");
  expect(await heard()).toEqual(["/help", "/help@Krug_Bot now"]);
});

test("in a group the bot hears replies to itself, but not to others", async () => {
  const { people, anna, boris, group } = telegram;
  const own = await telegram.api.sendMessage(group, "What do you think?");
  people.reply(anna, group, own.message_id, "Much");
  const said = people.say(anna, group, "Boris?");
  people.reply(boris, group, said.message_id, "Yes?");
  const updates = await received(telegram);
  expect(updates.map(({ message }) => message?.text)).toEqual(["Much"]);
  expect(updates[0]?.message?.reply_to_message?.text).toBe("What do you think?");
});

test("an administrator bot hears everything", async () => {
  telegram.people.promoteBot(telegram.group, telegram.anna);
  telegram.people.say(telegram.anna, telegram.group, "Good morning");
  expect(await heard()).toContain("Good morning");
});

test("with privacy mode off the bot hears everything", async () => {
  telegram = await groupScene("group", undefined, { privacy: false });
  telegram.people.say(telegram.anna, telegram.group, "Good morning");
  expect(await heard()).toEqual(["Good morning"]);
  expect((await telegram.api.getMe()).can_read_all_group_messages).toBe(true);
});

test("edits follow the same rule as the messages themselves", async () => {
  const { people, anna, group } = telegram;
  const talk = people.say(anna, group, "Good mornig");
  people.edit(anna, group, talk.message_id, "Good morning");
  const command = people.say(anna, group, "/hlep");
  people.edit(anna, group, command.message_id, "/help");
  const updates = await received(telegram);
  expect(updates.map(({ message, edited_message }) => (message ?? edited_message)?.text)).toEqual([
    "/hlep",
    "/help",
  ]);
  expect(updates[1]?.edited_message?.edit_date).toBeDefined();
});

test("a bot outside the group hears nothing", async () => {
  telegram.people.removeBot(telegram.group, telegram.anna);
  await received(telegram);
  telegram.people.say(telegram.anna, telegram.group, "/help");
  expect(await heard()).toEqual([]);
});

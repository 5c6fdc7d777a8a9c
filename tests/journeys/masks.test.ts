import { expect, test } from "vitest";
import { lookInto } from "../../src/store/copy.ts";
import { type Circle, circle } from "./circle.ts";
import { circleAt } from "./course.ts";
import { expectCalm, expectInGroup, expectTold } from "./expecting.ts";
import { like } from "./words.ts";

/** Telegram's own accounts, which it shows in the place of a group, of a channel, and of itself. */
const madeUp = [1_087_968_824, 136_817_688, 777_000];

const rowsOf = ({ file }: Circle, sql: string): readonly unknown[] =>
  lookInto(file, (tables) => tables.prepare(sql).pluck().all());

interface Payload {
  readonly chat_id?: unknown;
  readonly text?: unknown;
  readonly disable_notification?: boolean;
}

const payloadsOf = ({ emulator }: Circle, method = ""): readonly Payload[] =>
  emulator.world.calls
    .filter((call) => method === "" || call.method === method)
    .map(({ payload }) => payload as Payload);

function expectNobodyMadeUp(sunflower: Circle): void {
  const chats = payloadsOf(sunflower).map(({ chat_id }) => Number(chat_id));
  expect(chats).toContain(sunflower.chat());
  expect(chats.filter((id) => madeUp.includes(id))).toEqual([]);
  expect(rowsOf(sunflower, "SELECT id FROM people").filter((id) => madeUp.includes(Number(id)))).toEqual([]);
}

const pollIn = (sunflower: Circle): number => sunflower.group().findLast(({ poll }) => poll)?.message_id ?? 0;

/** How often the group reads this, and how many of those rang. */
const heard = (sunflower: Circle, key: string): readonly number[] => {
  const said = payloadsOf(sunflower, "sendMessage").filter(
    ({ chat_id, text }) => chat_id === sunflower.chat() && like("en", key).test(String(text)),
  );
  return [said.length, said.filter(({ disable_notification }) => !disable_notification).length];
};

test("a vote in the name of a channel is told apart in one silent line, and changes nothing", async () => {
  const sunflower = await circleAt("elect-moderator");
  const { people, first, second, everybody, chat, settle } = sunflower;
  const channel = people.channel({ title: "Our channel", creator: first.id });
  for (const option of [1, 2]) people.vote(first.id, chat(), pollIn(sunflower), [option], { as: channel.id });
  await settle();
  expect(heard(sunflower, "vote-masked")).toEqual([1, 0]);
  people.takeBack(first.id, chat(), pollIn(sunflower), { as: channel.id });
  await settle();
  expect(heard(sunflower, "vote-masked")).toEqual([1, 0]);
  for (const one of everybody.slice(0, 4)) await one.vote(second.name);
  expect(sunflower.groupHas(`The moderator of this meeting: ${second.name}`)).toBe(true);
  expectNobodyMadeUp(sunflower);
  expectCalm(sunflower);
});

test("an anonymous administrator's vote and reply each get one silent line, and nobody made up hears of it", async () => {
  const sunflower = await circleAt("elect-moderator");
  const { people, first, chat, settle } = sunflower;
  people.vote(first.id, chat(), pollIn(sunflower), [0], { anonymous: true });
  await settle();
  expect(heard(sunflower, "vote-masked")).toEqual([1, 0]);
  const card = sunflower.group().findLast(({ text }) => text?.startsWith("Sunflower"))?.message_id ?? 0;
  people.say(first.id, chat(), "I vote for Boris", { anonymous: true, replyTo: card });
  await settle();
  expect(heard(sunflower, "anonymous-admin")).toEqual([1, 0]);
  expectNobodyMadeUp(sunflower);
});

test("who replies in the name of a channel at their turn reads how it would count, and the turn is still theirs", async () => {
  const sunflower = await circleAt("clarify");
  const { people, first, chat, settle } = sunflower;
  const channel = people.channel({ title: "Our channel", creator: first.id });
  const turn = sunflower.group().findLast(({ text }) => /is asked by/.test(text ?? ""))?.message_id ?? 0;
  people.say(first.id, chat(), "Who was there?", { as: channel.id, replyTo: turn });
  await settle();
  expect(heard(sunflower, "channel-voice")).toEqual([1, 0]);
  expectInGroup(sunflower, "question-asked", 0);
  await first.replyTo(/is asked by/, "Who was there?");
  expectInGroup(sunflower, "question-asked");
  expectNobodyMadeUp(sunflower);
  expectCalm(sunflower);
});

test("a channel is no group, and what it says to its readers is none of the bot's business", async () => {
  const sunflower = await circle();
  const { people, first, chat, settle, emulator, groupSays } = sunflower;
  const loose = people.channel({ title: "Loose", creator: first.id });
  people.addBotToChannel(loose.id, first.id);
  const linked = people.channel({ title: "Linked", creator: first.id, discussion: chat() });
  const before = [groupSays().length, emulator.world.calls.length];
  const rows = rowsOf(sunflower, "SELECT count(*) FROM inbox");
  for (const text of ["/agenda", "/now@krug_bot", "News"]) {
    people.publish(loose.id, first.id, text);
    people.publish(linked.id, first.id, text);
    await settle();
  }
  expect(
    groupSays()
      .slice(before[0])
      .filter((text) => !/agenda|now|News/.test(text)),
  ).toEqual([]);
  expect(emulator.world.calls.slice(before[1]).filter(({ method }) => method !== "getUpdates")).toEqual([]);
  expect(rowsOf(sunflower, "SELECT count(*) FROM groups")).toEqual([1]);
  expect(rowsOf(sunflower, "SELECT count(*) FROM inbox")).toEqual(rows);
  expectNobodyMadeUp(sunflower);
  expectCalm(sunflower);
});

test("the letter box of a channel is no group either, whatever people write there", async () => {
  const sunflower = await circle();
  const { people, first, emulator, settle } = sunflower;
  const box = people.group({ title: "To the editors", creator: first.id, type: "supergroup" });
  const room = emulator.world.rooms.get(box.id);
  if (room) Object.assign(room.chat, { is_direct_messages: true });
  const rows = rowsOf(sunflower, "SELECT count(*) FROM inbox");
  people.addBot(box.id, first.id, { can_pin_messages: true });
  for (const text of ["/agenda", "/setup", "Dear editors"]) people.say(first.id, box.id, text);
  await settle();
  expect(rowsOf(sunflower, "SELECT count(*) FROM groups")).toEqual([1]);
  expect(rowsOf(sunflower, "SELECT count(*) FROM inbox")).toEqual(rows);
  expect(payloadsOf(sunflower).map(({ chat_id }) => chat_id)).not.toContain(box.id);
  expectCalm(sunflower);
});

test("a command to another bot in the chat is not even kept", async () => {
  const sunflower = await circle();
  const rows = rowsOf(sunflower, "SELECT count(*) FROM inbox");
  await sunflower.first.say("/now@other_bot");
  await sunflower.first.say("/help@weather_bot please");
  expect(rowsOf(sunflower, "SELECT count(*) FROM inbox")).toEqual(rows);
  expectCalm(sunflower);
});

test.each([
  "en",
  "ru",
] as const)("a Start whose word got lost says in %s how to come in, and a member gets help", async (locale) => {
  const sunflower = await circle({ locale });
  const { second, newcomer, setUp } = sunflower;
  const lost = newcomer("Olga");
  await lost.write("/start");
  expectTold(lost, "start-lost");
  await lost.write("/start join");
  expectTold(lost, "join-unknown-link");
  await lost.write("/start Hello+there");
  expectTold(lost, "start-lost");
  await lost.tap();
  expectTold(lost, "help");
  await setUp();
  await second.knock();
  await second.write("/start");
  expectTold(second, "rules-accept");
  await second.press("button-accept-rules");
  await second.write("/start");
  expectTold(second, "help");
  expectCalm(sunflower);
});

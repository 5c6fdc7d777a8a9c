import { expect, test } from "vitest";
import { groupScene, received, scene, startedPerson } from "./support.ts";

test("everyone sees their own chats and nothing else", async () => {
  const { people, api, group, anna, boris } = await groupScene();
  people.start(boris);
  await api.sendMessage(boris, "Only for you");
  expect(people.inbox(anna).map(({ chat }) => chat.id)).toEqual([anna, group]);
  expect(people.inbox(boris).map(({ messages }) => messages.at(-1)?.text)).toEqual([
    "Only for you",
    undefined,
  ]);
  people.leave(boris, group);
  expect(() => people.sees(boris, group)).toThrow("not a member");
});

test("what is new since an event is shown once, as it is now", async () => {
  const telegram = scene();
  const anna = startedPerson(telegram);
  const mark = telegram.world.seq;
  const { message_id } = await telegram.api.sendMessage(anna, "One");
  await telegram.api.editMessageText(anna, message_id, "Two");
  const gone = await telegram.api.sendMessage(anna, "Gone");
  await telegram.api.deleteMessage(anna, gone.message_id);
  expect(telegram.people.since(anna, mark).map(({ text }) => text)).toEqual(["Two"]);
  expect(telegram.people.since(anna, telegram.world.seq)).toEqual([]);
});

test("the log tells in order what happened", async () => {
  const telegram = await groupScene("group", { can_pin_messages: true });
  const { people, api, group, boris, world } = telegram;
  const mark = world.seq;
  const { message_id } = await api.sendMessage(group, "Ready?", {
    reply_markup: { inline_keyboard: [[{ text: "Yes", callback_data: "y" }]] },
  });
  await api.pinChatMessage(group, message_id);
  people.tap(boris, group, message_id, "Yes");
  const taps = (await received(telegram)).flatMap(({ callback_query }) => callback_query?.id ?? []);
  await api.answerCallbackQuery(taps[0] ?? "", { text: "Good" });
  await api.editMessageText(group, message_id, "Begun");
  const poll = await api.sendPoll(group, "?", [{ text: "a" }], { is_anonymous: false });
  people.vote(boris, group, poll.message_id, [0]);
  await api.stopPoll(group, poll.message_id);
  people.deleteMessage(group, message_id);
  const events = people.events(mark);
  expect(events.map(({ type }) => type)).toEqual([
    "sent",
    "pinned",
    "sent",
    "tapped",
    "tapAnswered",
    "edited",
    "sent",
    "voted",
    "pollClosed",
    "deleted",
  ]);
  expect(events.map(({ seq }) => seq)).toEqual(events.map((_, index) => mark + 1 + index));
});

test("the same seed makes the same ids", async () => {
  const ids = async () => {
    const telegram = scene({ seed: 7 });
    const anna = startedPerson(telegram);
    const { poll } = await telegram.api.sendPoll(anna, "?", [{ text: "a" }]);
    return [poll.id, (await received(telegram))[0]?.update_id];
  };
  expect(await ids()).toEqual(await ids());
});

test("nonsense is refused with a clear sentence", () => {
  const { people } = scene();
  const { id } = people.person({ firstName: "Anna" });
  expect(() => people.person({ firstName: " " })).toThrow("first name");
  expect(() => people.person({ firstName: "Anna", id })).toThrow("already");
  expect(() => people.group({ title: "", creator: id })).toThrow("title");
  expect(() => people.group({ title: "G", creator: id, forum: true })).toThrow("supergroup");
  expect(() => people.say(7, "bot", "Hi")).toThrow("no person 7");
  expect(() => people.say(id, -7, "Hi")).toThrow("no group -7");
  expect(() => people.reply(id, "bot", 7, "Hi")).toThrow("no message 7");
});

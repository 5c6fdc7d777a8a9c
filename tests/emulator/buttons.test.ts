import { InlineKeyboard } from "grammy";
import { beforeEach, expect, test } from "vitest";
import {
  groupScene,
  minutes,
  received,
  refusal,
  type Scene,
  scene,
  seconds,
  startedPerson,
} from "./support.ts";

let telegram: Scene;
let anna: number;

beforeEach(async () => {
  telegram = scene();
  anna = startedPerson(telegram);
  await received(telegram);
});

const STALE = "Bad Request: query is too old and response timeout expired or query ID is invalid";

async function ask(): Promise<number> {
  const reply_markup = new InlineKeyboard().text("Yes", "y:1").text("No", "n:1");
  return (await telegram.api.sendMessage(anna, "Ready?", { reply_markup })).message_id;
}

test("a tap reaches the bot and its answer reaches the person", async () => {
  const messageId = await ask();
  const tap = telegram.people.tap(anna, "bot", messageId, "Yes");
  const [update] = await received(telegram);
  const query = update?.callback_query;
  expect(query).toMatchObject({ data: "y:1", from: { id: anna }, message: { message_id: messageId } });
  expect(telegram.people.answerOf(tap)).toBeUndefined();
  await telegram.api.answerCallbackQuery(query?.id ?? "", { text: "Good", show_alert: true });
  expect(telegram.people.answerOf(tap)).toEqual({ text: "Good", showAlert: true });
});

test("a button is found by its label, its data or its number", async () => {
  const messageId = await ask();
  for (const button of ["No", "n:1", 1]) telegram.people.tap(anna, "bot", messageId, button);
  const updates = await received(telegram);
  expect(updates.map(({ callback_query }) => callback_query?.data)).toEqual(["n:1", "n:1", "n:1"]);
  expect(() => telegram.people.tap(anna, "bot", messageId, "Maybe")).toThrow('"Yes", "No"');
});

test("a tap must be answered within 150 seconds", async () => {
  telegram.people.tap(anna, "bot", await ask(), "Yes");
  const [update] = await received(telegram);
  telegram.clock.now += seconds(150);
  expect(await refusal(telegram.api.answerCallbackQuery(update?.callback_query?.id ?? ""))).toBe(STALE);
  expect(await refusal(telegram.api.answerCallbackQuery("12345"))).toBe(STALE);
});

test("a forged tap arrives with whatever it carries, also on a message that is gone", async () => {
  const messageId = await ask();
  telegram.people.tapRaw(anna, "bot", messageId, "admin:1");
  telegram.people.deleteMessage(anna, messageId);
  telegram.people.tapRaw(anna, "bot", messageId, "admin:2");
  const [present, gone] = await received(telegram);
  expect(present?.callback_query).toMatchObject({ data: "admin:1", message: { text: "Ready?" } });
  expect(gone?.callback_query?.message).toEqual({
    chat: expect.objectContaining({ id: anna }),
    message_id: messageId,
    date: 0,
  });
});

test("callback data has 1 to 64 bytes, not characters", async () => {
  const send = (data: string) =>
    telegram.api.sendMessage(anna, "?", { reply_markup: new InlineKeyboard().text("A", data) });
  await send("я".repeat(32));
  expect(await refusal(send("я".repeat(33)))).toBe("Bad Request: BUTTON_DATA_INVALID");
  expect(await refusal(send(""))).toBe("Bad Request: BUTTON_DATA_INVALID");
});

test("a keyboard that is too large is refused", async () => {
  const reply_markup = new InlineKeyboard();
  for (let row = 0; row < 200; row += 1)
    reply_markup.text("A rather long label", `choice:${row}`.padEnd(60)).row();
  expect(await refusal(telegram.api.sendMessage(anna, "?", { reply_markup }))).toBe(
    "Bad Request: reply markup is too long",
  );
});

test("a toast has at most 200 characters", async () => {
  telegram.people.tap(anna, "bot", await ask(), "Yes");
  const [update] = await received(telegram);
  const id = update?.callback_query?.id ?? "";
  expect(await refusal(telegram.api.answerCallbackQuery(id, { text: "x".repeat(201) }))).toBe(
    "Bad Request: MESSAGE_TOO_LONG",
  );
  await telegram.api.answerCallbackQuery(id, { text: "x".repeat(200) });
});

test("editing the text without buttons takes the buttons away", async () => {
  const messageId = await ask();
  await telegram.api.editMessageText(anna, messageId, "Thanks");
  expect(() => telegram.people.tap(anna, "bot", messageId, "Yes")).toThrow("no button");
});

test("the buttons can be changed alone, but not into what they are", async () => {
  const messageId = await ask();
  const reply_markup = new InlineKeyboard().text("Later", "l");
  await telegram.api.editMessageReplyMarkup(anna, messageId, { reply_markup });
  expect(await refusal(telegram.api.editMessageReplyMarkup(anna, messageId, { reply_markup }))).toMatch(
    "message is not modified",
  );
  await telegram.api.editMessageReplyMarkup(anna, messageId);
  expect(telegram.people.sees(anna, "bot").at(-1)?.reply_markup).toBeUndefined();
});

test("a message that asks for a reply cannot be edited", async () => {
  const { message_id } = await telegram.api.sendMessage(anna, "Why?", {
    reply_markup: { force_reply: true },
  });
  expect(await refusal(telegram.api.editMessageText(anna, message_id, "How?"))).toBe(
    "Bad Request: message can't be edited",
  );
});

test("a link button opens the link, and a deep link starts the bot", async () => {
  const reply_markup = new InlineKeyboard()
    .url("Read", "https://example.org/")
    .url("Begin", "https://t.me/krug_bot?start=m7");
  const { message_id } = await telegram.api.sendMessage(anna, "?", { reply_markup });
  expect(telegram.people.tap(anna, "bot", message_id, "Read")).toEqual({
    kind: "link",
    url: "https://example.org/",
  });
  telegram.people.tap(anna, "bot", message_id, "Begin");
  expect((await received(telegram)).map(({ message }) => message?.text)).toEqual(["/start m7"]);
});

test("in a group a member's next message answers the question that asked for a reply", async () => {
  const { people, api, group, anna, boris, clock, ...rest } = await groupScene();
  const question = await api.sendMessage(group, "Anna, why?", {
    entities: [
      { type: "text_mention", offset: 0, length: 4, user: people.sees(anna, group)[0]?.from as never },
    ],
    reply_markup: { force_reply: true, selective: true },
  });
  clock.now += minutes(1);
  people.say(boris, group, "Not me");
  people.say(anna, group, "Because");
  people.say(anna, group, "And so on");
  const updates = await received({ people, api, clock, ...rest });
  expect(updates.map(({ message }) => message?.text)).toEqual(["Because"]);
  expect(updates[0]?.message?.reply_to_message?.message_id).toBe(question.message_id);
});

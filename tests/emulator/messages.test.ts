import type { MessageEntity } from "@grammyjs/types";
import { beforeEach, expect, test } from "vitest";
import { refusal, type Scene, scene, seconds, startedPerson } from "./support.ts";

let telegram: Scene;
let anna: number;

beforeEach(() => {
  telegram = scene();
  anna = startedPerson(telegram);
});

const bold = (offset: number, length: number): MessageEntity => ({ type: "bold", offset, length });

test("a message has 1 to 4096 characters", async () => {
  await telegram.api.sendMessage(anna, "x".repeat(4096));
  expect(await refusal(telegram.api.sendMessage(anna, "x".repeat(4097)))).toBe(
    "Bad Request: message is too long",
  );
  expect(await refusal(telegram.api.sendMessage(anna, ""))).toBe("Bad Request: message text is empty");
  expect(await refusal(telegram.api.sendMessage(anna, " \n "))).toBe("Bad Request: text must be non-empty");
});

test("formatting must lie inside the text and may not cut an emoji", async () => {
  const { entities } = await telegram.api.sendMessage(anna, "Hello", { entities: [bold(0, 5)] });
  expect(entities).toEqual([bold(0, 5)]);
  for (const wrong of [bold(0, 6), bold(-1, 2), bold(2, 0)]) {
    expect(await refusal(telegram.api.sendMessage(anna, "Hello", { entities: [wrong] }))).toMatch(/entity/);
  }
  expect(await refusal(telegram.api.sendMessage(anna, "🙂!", { entities: [bold(0, 1)] }))).toMatch(/middle/);
});

test("blank space around a text is cut off and the formatting moves with it", async () => {
  const sent = await telegram.api.sendMessage(anna, "  Hello  ", { entities: [bold(2, 7)] });
  expect(sent).toMatchObject({ text: "Hello", entities: [bold(0, 5)] });
});

test("parse modes are refused, since only entities are read", async () => {
  const call = telegram.api.sendMessage(anna, "<b>Hi</b>", { parse_mode: "HTML" });
  expect(await refusal(call)).toMatch(/parse_mode/);
});

test("messages in a chat are numbered in order", async () => {
  const first = await telegram.api.sendMessage(anna, "One");
  const second = await telegram.api.sendMessage(anna, "Two");
  expect(second.message_id - first.message_id).toBe(1);
  expect(first.date).toBe(telegram.clock.now / 1000);
});

test("an edited message shows its new text and when it was edited", async () => {
  const { message_id } = await telegram.api.sendMessage(anna, "One");
  telegram.clock.now += seconds(5);
  const edited = await telegram.api.editMessageText(anna, message_id, "Two");
  expect(edited).toMatchObject({ text: "Two", edit_date: telegram.clock.now / 1000 });
  expect(telegram.people.sees(anna, "bot").at(-1)).toMatchObject({ text: "Two", edited: true });
});

test("an edit that changes nothing is refused", async () => {
  const { message_id } = await telegram.api.sendMessage(anna, "One");
  expect(await refusal(telegram.api.editMessageText(anna, message_id, "One"))).toBe(
    "Bad Request: message is not modified: specified new message content and reply markup are exactly the same as a current content and reply markup of the message",
  );
  await telegram.api.editMessageText(anna, message_id, "One", { entities: [bold(0, 3)] });
});

test("only the bot's own messages can be edited, and only while they are there", async () => {
  const said = telegram.people.say(anna, "bot", "Mine");
  expect(await refusal(telegram.api.editMessageText(anna, said.message_id, "Yours"))).toBe(
    "Bad Request: message can't be edited",
  );
  const { message_id } = await telegram.api.sendMessage(anna, "One");
  telegram.people.deleteMessage(anna, message_id);
  expect(await refusal(telegram.api.editMessageText(anna, message_id, "Two"))).toBe(
    "Bad Request: message to edit not found",
  );
});

test("a reply shows what it answers, and nothing further back", async () => {
  const question = telegram.people.say(anna, "bot", "Why?");
  const answer = await telegram.api.sendMessage(anna, "Because", {
    reply_parameters: { message_id: question.message_id },
  });
  expect(answer.reply_to_message?.text).toBe("Why?");
  const last = telegram.people.reply(anna, "bot", answer.message_id, "Oh");
  expect(last.reply_to_message?.text).toBe("Because");
  expect(last.reply_to_message).not.toHaveProperty("reply_to_message");
});

test("a reply to a message that is gone is refused unless the bot does not mind", async () => {
  const reply_parameters = { message_id: 99 };
  expect(await refusal(telegram.api.sendMessage(anna, "Hm", { reply_parameters }))).toBe(
    "Bad Request: message to be replied not found",
  );
  const relaxed = { ...reply_parameters, allow_sending_without_reply: true };
  const sent = await telegram.api.sendMessage(anna, "Hm", { reply_parameters: relaxed });
  expect(sent.reply_to_message).toBeUndefined();
});

test("deleting many messages skips those that are gone", async () => {
  const { message_id } = await telegram.api.sendMessage(anna, "One");
  await telegram.api.deleteMessages(anna, [message_id, 99]);
  expect(telegram.people.sees(anna, "bot")).toHaveLength(1);
});

test("a person cannot change what another has written, nor send nothing", () => {
  const boris = startedPerson(telegram, "Boris");
  const said = telegram.people.say(anna, "bot", "Mine");
  expect(() => telegram.people.edit(boris, "bot", said.message_id, "x")).toThrow();
  const sticker = telegram.people.send(anna, "bot", { sticker: true });
  expect(() => telegram.people.edit(anna, "bot", sticker.message_id, "x")).toThrow("no text to edit");
  expect(() => telegram.people.say(anna, "bot", "  ")).toThrow("empty");
  expect(() => telegram.people.say(anna, "bot", "x".repeat(4097))).toThrow("4096");
});

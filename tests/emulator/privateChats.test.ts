import { expect, test } from "vitest";
import { failure, hours, kindsReceived, received, refusal, scene, startedPerson } from "./support.ts";

test("the bot cannot write to a person who has never written to it", async () => {
  const telegram = scene();
  const { id } = telegram.people.person({ firstName: "Anna" });
  expect(await failure(telegram.api.sendMessage(id, "Hello"))).toMatchObject({
    error_code: 403,
    description: "Forbidden: bot can't initiate conversation with a user",
  });
  telegram.people.say(id, "bot", "Hi");
  await telegram.api.sendMessage(id, "Hello");
  expect(telegram.people.sees(id, "bot").map(({ text }) => text)).toEqual(["Hi", "Hello"]);
});

test("a chat that the bot has never heard of is not found", async () => {
  expect(await refusal(scene().api.sendMessage(42, "Hello"))).toBe("Bad Request: chat not found");
});

test("a deep link arrives as a start command with its payload", async () => {
  const telegram = scene();
  const { id } = telegram.people.person({ firstName: "Anna" });
  telegram.people.openLink(id, "https://t.me/krug_bot?start=meeting_7");
  const [update] = await received(telegram);
  expect(update?.message).toMatchObject({
    text: "/start meeting_7",
    chat: { id, type: "private" },
    entities: [{ type: "bot_command", offset: 0, length: 6 }],
  });
});

test("a link to somewhere else opens nothing here, a malformed payload is refused", () => {
  const telegram = scene();
  const { id } = telegram.people.person({ firstName: "Anna" });
  expect(telegram.people.openLink(id, "https://example.org/?start=1")).toBeUndefined();
  expect(() => telegram.people.start(id, "no spaces")).toThrow("1 to 64");
});

test("a person who blocks the bot cannot be reached until they let it in again", async () => {
  const telegram = scene();
  const anna = startedPerson(telegram);
  await received(telegram);
  telegram.people.block(anna);
  expect(await failure(telegram.api.sendMessage(anna, "Hello"))).toMatchObject({
    error_code: 403,
    description: "Forbidden: bot was blocked by the user",
  });
  telegram.people.unblock(anna);
  await telegram.api.sendMessage(anna, "Hello");
  const updates = await received(telegram);
  expect(updates.map(({ my_chat_member }) => my_chat_member?.new_chat_member.status)).toEqual([
    "kicked",
    "member",
  ]);
});

test("pressing Start unblocks the bot", async () => {
  const telegram = scene();
  const anna = startedPerson(telegram);
  telegram.people.block(anna);
  await received(telegram);
  expect(() => telegram.people.say(anna, "bot", "Hi")).toThrow("unblock");
  telegram.people.start(anna);
  expect(await kindsReceived(telegram)).toEqual(["my_chat_member", "message"]);
});

test("a person who has deleted their account cannot be reached and does nothing any more", async () => {
  const telegram = scene();
  const anna = startedPerson(telegram);
  telegram.people.deactivate(anna);
  expect(await refusal(telegram.api.sendMessage(anna, "Hello"))).toBe("Forbidden: user is deactivated");
  expect(() => telegram.people.say(anna, "bot", "Hi")).toThrow("deactivated");
});

test("in a private chat every word reaches the bot, also the command in the middle", async () => {
  const telegram = scene();
  const anna = startedPerson(telegram);
  await received(telegram);
  telegram.people.say(anna, "bot", "see /now and @boris_k or https://example.org/a.");
  const [update] = await received(telegram);
  expect(update?.message?.entities?.map(({ type, offset, length }) => [type, offset, length])).toEqual([
    ["bot_command", 4, 4],
    ["mention", 13, 8],
    ["url", 25, 21],
  ]);
});

test("the bot deletes messages of the last 48 hours on both sides of a private chat", async () => {
  const telegram = scene();
  const anna = startedPerson(telegram);
  const old = await telegram.api.sendMessage(anna, "Old");
  telegram.clock.now += hours(48);
  const fresh = telegram.people.say(anna, "bot", "Fresh");
  expect(await refusal(telegram.api.deleteMessage(anna, old.message_id))).toBe(
    "Bad Request: message can't be deleted",
  );
  await telegram.api.deleteMessage(anna, fresh.message_id);
  expect(await refusal(telegram.api.deleteMessage(anna, fresh.message_id))).toBe(
    "Bad Request: message to delete not found",
  );
  expect(telegram.people.sees(anna, "bot").map(({ text }) => text)).toEqual(["/start", "Old"]);
});

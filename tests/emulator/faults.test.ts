import { GrammyError, HttpError } from "grammy";
import { beforeEach, expect, test } from "vitest";
import type { Fault } from "../../src/emulator/index.ts";
import { failure, groupScene, refusal, type Scene, scene, seconds, startedPerson } from "./support.ts";

let telegram: Scene;
let anna: number;

beforeEach(() => {
  telegram = scene();
  anna = startedPerson(telegram);
});

function strike(fault: Fault): void {
  telegram.world.faults = (method) => (method === "sendMessage" ? fault : undefined);
}

const texts = () => telegram.people.sees(anna, "bot").map(({ text }) => text);

test("a connection lost before the call leaves no message", async () => {
  strike({ kind: "lost-before" });
  await expect(telegram.api.sendMessage(anna, "Hello")).rejects.toThrow(HttpError);
  await expect(telegram.call("sendMessage", { chat_id: anna, text: "Hello" })).rejects.toThrow(
    "fetch failed",
  );
  expect(texts()).toEqual(["/start"]);
});

test("a connection lost after the call leaves a message that the bot does not know of", async () => {
  strike({ kind: "lost-after" });
  await expect(telegram.api.sendMessage(anna, "Hello")).rejects.toThrow(HttpError);
  expect(texts()).toEqual(["/start", "Hello"]);
});

test("an ordered error is answered and nothing is done", async () => {
  strike({ kind: "error", code: 500, description: "Internal Server Error" });
  expect(await failure(telegram.api.sendMessage(anna, "Hello"))).toMatchObject({ error_code: 500 });
  telegram.world.faults = undefined;
  await telegram.api.sendMessage(anna, "Hello");
  expect(texts()).toEqual(["/start", "Hello"]);
});

test("a gateway's page is not an answer", async () => {
  strike({ kind: "html", status: 502 });
  const call = telegram.api.sendMessage(anna, "Hello");
  await expect(call).rejects.toThrow(HttpError);
  await expect(call).rejects.not.toBeInstanceOf(GrammyError);
  const response = await telegram.fetch(`https://x/bot${telegram.token}/sendMessage`, { method: "POST" });
  expect([response.status, response.headers.get("content-type")]).toEqual([502, "text/html"]);
});

test("every call is written down with what became of it", async () => {
  await telegram.api.sendMessage(anna, "Hello");
  await refusal(telegram.api.sendMessage(42, "Hello"));
  expect(telegram.world.calls).toEqual([
    { at: telegram.clock.now, method: "sendMessage", payload: { chat_id: anna, text: "Hello" }, ok: true },
    expect.objectContaining({ method: "sendMessage", ok: false, error: "Bad Request: chat not found" }),
  ]);
});

test("the list of calls forgets the oldest", async () => {
  for (let count = 0; count < 6_500; count += 1) await telegram.call("getMe");
  expect(telegram.world.calls.length).toBeGreaterThanOrEqual(5_000);
  expect(telegram.world.calls.length).toBeLessThan(6_500);
});

test("who writes too fast to one chat has to wait", async () => {
  telegram.world.limits = { perChatPerSecond: 1 };
  await telegram.api.sendMessage(anna, "One");
  const refused = await failure(telegram.api.sendMessage(anna, "Two"));
  expect(refused).toMatchObject({
    error_code: 429,
    description: "Too Many Requests: retry after 1",
    parameters: { retry_after: 1 },
  });
  await telegram.api.sendChatAction(anna, "typing");
  telegram.clock.now += seconds(1);
  await telegram.api.sendMessage(anna, "Two");
});

test("a group takes so many messages a minute, the whole bot so many a second", async () => {
  const { world, api, clock, group, people } = await groupScene();
  const vera = people.person({ firstName: "Vera" }).id;
  people.start(vera);
  world.limits = { perGroupPerMinute: 2, perBotPerSecond: 3 };
  const { message_id } = await api.sendMessage(group, "One");
  await api.editMessageText(group, message_id, "Two");
  expect(await refusal(api.sendMessage(group, "Three"))).toBe("Too Many Requests: retry after 60");
  await api.sendMessage(vera, "Three");
  expect(await refusal(api.sendMessage(vera, "Four"))).toBe("Too Many Requests: retry after 1");
  clock.now += seconds(60);
  await api.sendMessage(group, "Three");
});

test("unknown methods, wrong tokens and missing parameters are refused in Telegram's words", async () => {
  expect(await telegram.call("sendTelepathy")).toEqual({
    ok: false,
    error_code: 404,
    description: "Not Found: method not found",
  });
  const stranger = scene({ token: "42:a-wrong-token-that-is-long-enough-for-it" });
  const response = await telegram.fetch(`https://api.telegram.org/bot${stranger.token}/getMe`);
  expect([response.status, await response.json()]).toEqual([
    401,
    { ok: false, error_code: 401, description: "Unauthorized" },
  ]);
  expect(await telegram.call("sendMessage", { text: "Hello" })).toMatchObject({
    description: "Bad Request: chat_id is empty",
  });
  expect(await telegram.call("sendPoll", { chat_id: anna, question: "?" })).toMatchObject({
    description: 'Bad Request: parameter "options" is required',
  });
  expect(await telegram.call("SENDMESSAGE", { chat_id: anna, text: "Hello", future: 1 })).toMatchObject({
    ok: true,
  });
});

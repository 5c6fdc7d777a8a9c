import type { Update } from "@grammyjs/types";
import { serve } from "@hono/node-server";
import { Bot, HttpError, InputFile } from "grammy";
import { afterEach, beforeEach, expect, test } from "vitest";
import { createMovableClock } from "../../src/emulator/clock.ts";
import { createEmulator, type Emulator, serveEmulator } from "../../src/emulator/index.ts";

let emulator: Emulator;
let url: string;
let close: () => Promise<void>;
let anna: number;

beforeEach(async () => {
  const clock = createMovableClock();
  emulator = createEmulator({ now: clock.now, advance: clock.advance });
  ({ url, close } = await serveEmulator(emulator, { port: 0 }));
  anna = emulator.people.person({ firstName: "Anna" }).id;
});

afterEach(() => close());

const createBot = () => new Bot(emulator.token, { client: { apiRoot: url } });

type Answer = Readonly<Record<string, unknown>>;

async function post(path: string, body: object): Promise<{ status: number; body: Answer }> {
  const response = await fetch(`${url}${path}`, { method: "POST", body: JSON.stringify(body) });
  return { status: response.status, body: (await response.json()) as Answer };
}

async function read(path: string): Promise<unknown> {
  return (await fetch(`${url}${path}`)).json();
}

async function readList(path: string): Promise<readonly Answer[]> {
  return (await read(path)) as readonly Answer[];
}

test("a whole dialogue over HTTP: start, tap, answer", async () => {
  const bot = createBot();
  const heard = new Promise<string>((resolve) => {
    bot.command("start", (ctx) =>
      ctx.reply("Ready?", { reply_markup: { inline_keyboard: [[{ text: "Yes", callback_data: "y" }]] } }),
    );
    bot.callbackQuery("y", async (ctx) => {
      await ctx.answerCallbackQuery("Good");
      await ctx.editMessageText("Begun");
      resolve(ctx.callbackQuery.data);
    });
  });
  bot.command("start", () => undefined);
  bot.use(() => undefined);
  const running = bot.start();
  emulator.people.start(anna);
  await until(() => emulator.people.sees(anna, "bot").length === 2);
  const tap = emulator.people.tap(anna, "bot", 2, "Yes");
  expect(await heard).toBe("y");
  expect(emulator.people.answerOf(tap)).toEqual({ text: "Good", showAlert: false });
  expect(emulator.people.sees(anna, "bot").at(-1)?.text).toBe("Begun");
  await bot.stop();
  await running;
});

/** Waits for the other side of a socket. */
async function until(isSo: () => boolean): Promise<void> {
  while (!isSo()) await new Promise((resolve) => setImmediate(resolve));
}

test("calls may come as a query string, a form, JSON or multipart", async () => {
  emulator.people.start(anna);
  const root = `${url}/bot${emulator.token}`;
  const entities = JSON.stringify([{ type: "bold", offset: 0, length: 2 }]);
  const query = new URLSearchParams({ chat_id: String(anna), text: "Hi", entities });
  const form = new FormData();
  for (const [name, value] of query) form.set(name, value);
  const calls = [
    fetch(`${root}/sendMessage?${query}`),
    fetch(`${root}/sendMessage`, { method: "POST", body: query }),
    fetch(`${root}/sendMessage`, { method: "POST", body: form }),
    createBot().api.sendMessage(anna, "Hi", { entities: JSON.parse(entities) }),
  ];
  await Promise.all(calls);
  const sent = emulator.people.sees(anna, "bot").slice(1);
  expect(sent.map(({ text, entities }) => [text, entities?.[0]?.type])).toEqual(
    Array(4).fill(["Hi", "bold"]),
  );
});

test("files are uploaded over HTTP", async () => {
  emulator.people.start(anna);
  const sent = await createBot().api.sendPhoto(anna, new InputFile(Buffer.from("png"), "a.png"));
  expect(sent.photo).toHaveLength(1);
});

test("errors come with their status", async () => {
  const statusOf = async (path: string, init?: RequestInit) => (await fetch(`${url}${path}`, init)).status;
  expect(await statusOf("/bot1:wrong/getMe")).toBe(401);
  expect(await statusOf(`/bot${emulator.token}/nothing`)).toBe(404);
  expect(await statusOf(`/bot${emulator.token}/sendMessage?chat_id=${anna}&text=Hi`)).toBe(403);
  const headers = { "content-type": "application/json" };
  expect(await statusOf(`/bot${emulator.token}/sendMessage`, { method: "POST", headers, body: "{" })).toBe(
    400,
  );
});

test("a lost connection breaks the call, and the server goes on", async () => {
  emulator.people.start(anna);
  emulator.world.faults = (method) => (method === "sendMessage" ? { kind: "lost-after" } : undefined);
  const { api } = createBot();
  await expect(api.sendMessage(anna, "Hello")).rejects.toThrow(HttpError);
  expect(emulator.people.sees(anna, "bot").at(-1)?.text).toBe("Hello");
  expect((await api.getMe()).username).toBe("krug_bot");
});

test("a webhook gets every update in order with the secret, and again until it takes it", async () => {
  const got: unknown[] = [];
  let isFirst = true;
  const receiver = serve({
    port: 0,
    hostname: "127.0.0.1",
    fetch: async (request) => {
      got.push([
        request.headers.get("x-telegram-bot-api-secret-token"),
        ((await request.json()) as Update).message?.text,
      ]);
      const status = isFirst ? 500 : 200;
      isFirst = false;
      return new Response(null, { status });
    },
  });
  await new Promise((resolve) => receiver.once("listening", resolve));
  const address = receiver.address();
  const port = typeof address === "object" ? address?.port : undefined;
  const { api } = createBot();
  await api.setWebhook(`http://127.0.0.1:${port}/hook`, { secret_token: "s3cret" });
  emulator.people.start(anna);
  emulator.people.say(anna, "bot", "two");
  await until(() => got.length === 3);
  expect(got).toEqual([
    ["s3cret", "/start"],
    ["s3cret", "/start"],
    ["s3cret", "two"],
  ]);
  expect((await api.getWebhookInfo()).last_error_message).toMatch("500");
  await api.deleteWebhook({ drop_pending_updates: true });
  expect((await api.getWebhookInfo()).url).toBe("");
  receiver.close();
});

test("the people's side works over HTTP as it does in process", async () => {
  const { id: boris } = (await post("/people", { firstName: "Boris", username: "boris" })).body;
  const thursday = { title: "Thursday", creator: anna, members: [boris] };
  const group = Number((await post("/groups", thursday)).body.id);
  expect((await post(`/groups/${group}/addBot`, { by: anna })).body).toEqual({ ok: true });
  await post(`/people/${boris}/start`, { payload: "hello" });
  expect((await post(`/people/${boris}/say`, { chat: group, text: "/help" })).body.text).toBe("/help");
  const { api } = createBot();
  const { message_id: messageId } = await api.sendMessage(group, "?", {
    reply_markup: { inline_keyboard: [[{ text: "Yes", callback_data: "y" }]] },
  });
  const { queryId } = (await post(`/people/${boris}/tap`, { chat: group, messageId, button: "Yes" })).body;
  await api.answerCallbackQuery(String(queryId), { text: "Good" });
  expect(await read(`/taps/${queryId}`)).toEqual({ answer: { text: "Good", showAlert: false } });
  expect((await readList(`/people/${boris}/chats/${group}/messages`)).at(-1)?.text).toBe("?");
  expect((await readList(`/people/${boris}/messages?after=0`)).length).toBeGreaterThan(2);
  expect((await readList("/events?after=0")).at(-1)?.type).toBe("tapAnswered");
  expect((await readList("/calls")).at(-1)?.method).toBe("answerCallbackQuery");
  expect(await readList("/people")).toHaveLength(2);
  expect((await post(`/groups/${group}/upgrade`, {})).body.id).toBeLessThan(-1_000_000_000_000);
});

test("wrong input over HTTP is 400 with a sentence", async () => {
  expect(await post("/people", { name: "Anna" })).toEqual({
    status: 400,
    body: { error: expect.stringMatching("firstName") },
  });
  expect(await post(`/people/${anna}/say`, { chat: -7, text: "Hi" })).toEqual({
    status: 400,
    body: { error: "There is no group -7." },
  });
  expect((await post("/people/x/say", { text: "Hi" })).body.error).toMatch('"x" is not an id');
  expect((await fetch(`${url}/events?after=x`)).status).toBe(400);
});

test("the clock is put forward over HTTP where it can be", async () => {
  const { now: before } = (await read("/clock")) as Answer;
  const { body } = await post("/clock", { advanceMs: 3_600_000 });
  expect(Number(body.now) - Number(before)).toBeGreaterThanOrEqual(3_600_000);
  expect((await post("/clock", { advanceMs: -1 })).status).toBe(400);
  const fixed = await createEmulator().app.request("/clock", { method: "POST", body: '{"advanceMs":1}' });
  expect(fixed.status).toBe(400);
});

test("what people and Telegram do to a bot can be ordered over HTTP", async () => {
  const boris = Number((await post("/people", { firstName: "Boris", premium: true })).body.id);
  const group = Number((await post("/groups", { title: "Oak", creator: boris })).body.id);
  const channel = Number(
    (await post("/channels", { title: "News", creator: boris, discussion: group })).body.id,
  );
  const link = { type: "text_link", offset: 0, length: 4, url: "https://example.org" };
  const acts: readonly (readonly [string, object])[] = [
    [`/groups/${group}/addBot`, { by: boris }],
    [`/people/${boris}/say`, { chat: group, text: "/now", as: channel }],
    [`/people/${boris}/say`, { text: "Read this", entities: [link], forwardedFrom: "Somebody" }],
    [
      `/people/${boris}/album`,
      { items: [{ photo: true, caption: "Ones", entities: [link] }, { video: true }] },
    ],
    [`/people/${boris}/edit`, { messageId: 2, text: "Edited", entities: [link] }],
    [`/people/${boris}/stir`, { messageId: 2 }],
    [`/people/${boris}/react`, { messageId: 2, emoji: ["👍"] }],
    [`/channels/${channel}/publish`, { by: boris, text: "News" }],
    [`/channels/${channel}/addBot`, { by: boris }],
    [`/groups/${group}/refuse`, { words: "CHAT_RESTRICTED", code: 400, forMs: 1000 }],
    [`/groups/${group}/relent`, {}],
    ["/troubles", { kind: "lost-after", methods: ["sendMessage"], times: 1 }],
    ["/troubles", { kind: "error", code: 429, description: "Too Many Requests", retryAfter: 3, chat: group }],
    ["/troubles/end", {}],
    [`/groups/${group}/upgrade`, { order: ["left", "to", "member", "from"] }],
  ];
  for (const [path, body] of acts) expect([path, (await post(path, body)).status]).toEqual([path, 200]);
  const broken = { text: "Read this", entities: [{ type: "text_link", offset: 0, length: 4 }] };
  expect((await post(`/people/${boris}/say`, broken)).status).toBe(400);
});

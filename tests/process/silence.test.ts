import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { createEmulator, type Fault, type FaultHook, serveEmulator } from "../../src/emulator/index.ts";
import { gathered } from "./gathered.ts";
import { phone } from "./phone.ts";
import {
  dataDir,
  eventually,
  freePort,
  type Program,
  start,
  startBot,
  startEmulator,
  TOKEN,
} from "./programs.ts";

/** Every word that nobody may read in a log holds this. */
const CANARY = "Canary";
const names = ["AnnaCanary", "BorisCanary", "VeraCanary"] as const;
const SECRET = "canary-secret-of-the-door";

/** Neither what people say, nor who they are, nor the token; and every line is one that the bot wrote itself. */
function expectSilence(program: Program): void {
  expect(program.printed()).not.toMatch(/canary/i);
  expect(program.printed()).not.toContain(TOKEN.split(":")[1]);
  expect(program.printed()).not.toMatch(/^ +at /m);
}

const quoted =
  (code: number, words: (said: string) => string) =>
  (said: string): Fault => ({ kind: "error", code, description: words(said) });

/** Calls go wrong in all ways, and Telegram quotes people when it says so. */
const misfortunes: readonly ((said: string) => Fault | undefined)[] = [
  quoted(400, (said) => `Bad Request: can't parse entities: Unsupported start tag "${said}" of ${names[2]}`),
  () => ({ kind: "lost-before" }),
  quoted(400, (said) => `Bad Request: ${said} is not a valid text for ${names[0]}`),
  () => undefined,
  () => ({ kind: "html", status: 502 }),
  quoted(403, (said) => `Forbidden: ${names[1]} does not want to read ${said}`),
  () => ({ kind: "lost-after" }),
  () => undefined,
  quoted(500, (said) => `Internal Server Error: ${said}`),
  quoted(404, () => `Not Found: /bot${TOKEN}/${CANARY}`),
];

/** One after the other, in their order for each method. */
function befalling(): FaultHook {
  const calls = new Map<string, number>();
  return (method, { text = CANARY }) => {
    const before = calls.get(method) ?? 0;
    calls.set(method, before + 1);
    return misfortunes[before % misfortunes.length]?.(String(text));
  };
}

test("whatever goes wrong while people meet, the log does not tell what they say, nor who they are", async () => {
  const emulator = createEmulator();
  const { url, close } = await serveEmulator(emulator, { port: 0, host: "127.0.0.1" });
  onTestFinished(close);
  const bot = startBot(url, dataDir(), 40, { LOG_LEVEL: "trace" });
  await bot.says(/"started"/);
  const { people } = await gathered(url, names, `${CANARY} group`);
  const talkUntil = (event: string) =>
    eventually(async () => {
      for (const one of people) await one.write(`${CANARY}, says ${one.name}`);
      return bot.printed().includes(event) || undefined;
    }, `${event}; the bot said: ${bot.printed()}`);
  emulator.world.faults = befalling();
  for (const event of ["not-received", "not-sent", "ambiguous"]) await talkUntil(event);
  emulator.world.faults = undefined;
  await talkUntil("received-again");
  bot.kill("SIGTERM");
  await bot.says(/"stopped"/);
  await bot.ended;
  expectSilence(bot);
}, 60_000);

test("what nobody can make sense of is put aside without a word of it", async () => {
  const { url } = await startEmulator();
  const port = await freePort();
  const hook = `http://127.0.0.1:${port}/hook`;
  const env = { WEBHOOK_URL: hook, WEBHOOK_SECRET: SECRET, PORT: String(port), HOST: "127.0.0.1" };
  const bot = startBot(url, dataDir(), 40, { ...env, LOG_LEVEL: "trace" });
  await bot.says(/"webhook-set"/);
  const knock = (body: string) =>
    fetch(hook, { method: "POST", body, headers: { "x-telegram-bot-api-secret-token": SECRET } });
  const person = { id: 5, is_bot: false, first_name: names[0] };
  const chat = { id: 5, type: "private", first_name: names[0] };
  const odd = [
    { message: { message_id: 1, date: 1, chat, from: person, text: { [CANARY]: CANARY } } },
    { message: { message_id: 2, date: 1, chat, from: person, text: `/start ${CANARY}`, entities: CANARY } },
    { callback_query: { id: CANARY, from: person, message: CANARY, data: { [CANARY]: 1 } } },
    { poll_answer: { poll_id: { [CANARY]: 1 }, user: CANARY, option_ids: CANARY } },
    { [CANARY]: CANARY },
  ];
  for (const [index, update] of odd.entries())
    expect((await knock(JSON.stringify({ update_id: index + 1, ...update }))).status).toBe(200);
  expect((await knock(`{"update_id": ${CANARY}`)).status).toBe(400);
  const broken = new AbortController();
  const body = new ReadableStream({
    start: (stream) => {
      stream.enqueue(new TextEncoder().encode(CANARY));
      setTimeout(() => broken.abort(), 100);
    },
  });
  const headers = { "x-telegram-bot-api-secret-token": SECRET };
  const half = { method: "POST", body, headers, duplex: "half", signal: broken.signal } as const;
  await fetch(hook, half).catch(() => {});
  await bot.says(/"update-put-aside"/);
  await (await phone(url, names[1], () => 0)).write("/help");
  bot.kill("SIGTERM");
  await bot.says(/"stopped"/);
  await bot.ended;
  expectSilence(bot);
}, 60_000);

test.each([
  "thrown",
  "rejected",
])("an error that is %s where nobody looks ends the bot with its name", async (how) => {
  const { url } = await startEmulator();
  const bot = start(process.execPath, ["src/main.ts"], {
    BOT_TOKEN: TOKEN,
    TELEGRAM_API_ROOT: url,
    DATA_DIR: dataDir(),
    LOG_LEVEL: "silent",
    OUTCRY: how,
    OUTCRY_WORDS: `${CANARY} ${TOKEN}`,
    NODE_OPTIONS: `--import=${join(import.meta.dirname, "outcry.mjs")}`,
  });
  expect(await bot.ended).toBe(1);
  expect(bot.printed()).toBe("Unexpected: SyntaxError\n");
});

const spoilt: readonly (readonly [string, (dir: string) => void, RegExp])[] = [
  ["a database that is none", (dir) => writeFileSync(join(dir, "krug.db"), CANARY.repeat(900)), /NOTADB/],
  ["a folder in the place of the database", (dir) => mkdirSync(join(dir, "krug.db")), /CANTOPEN/],
  ["a lock that is none", (dir) => writeFileSync(join(dir, "krug.db.lock"), CANARY.repeat(900)), /NOTADB/],
  ["keys that are none", (dir) => writeFileSync(join(dir, "krug.keys"), CANARY.repeat(900)), /NOTADB/],
  ["a folder in the place of the key", (dir) => mkdirSync(join(dir, "content.key")), /EISDIR/],
];

test.each(spoilt)("%s stops the start with one line that says where to look", async (_, spoil, code) => {
  const { url } = await startEmulator();
  const dir = dataDir();
  spoil(dir);
  const bot = start(process.execPath, ["src/main.ts"], {
    BOT_TOKEN: TOKEN,
    TELEGRAM_API_ROOT: url,
    DATA_DIR: dir,
    LOG_LEVEL: "error",
  });
  expect(await bot.ended).toBe(1);
  expect(bot.printed()).toMatch(/^DATA_DIR: .* cannot be used \(\w+\)\n$/);
  expect(bot.printed()).toMatch(code);
});

test("a Telegram that answers in strange words stops the start without repeating them", async () => {
  const emulator = createEmulator();
  const { url, close } = await serveEmulator(emulator, { port: 0, host: "127.0.0.1" });
  onTestFinished(close);
  emulator.world.faults = () => ({
    kind: "error",
    code: 400,
    description: `Bad Request: ${TOKEN} ${CANARY}`,
  });
  const bot = start(process.execPath, ["src/main.ts"], {
    BOT_TOKEN: TOKEN,
    TELEGRAM_API_ROOT: url,
    DATA_DIR: dataDir(),
    LOG_LEVEL: "error",
  });
  expect(await bot.ended).toBe(1);
  expect(bot.printed()).toMatch(/^Unexpected: GrammyError( at src\/\S+)?\n$/);
});

import fc from "fast-check";
import { createEmulator, serveEmulator } from "../../src/emulator/index.ts";
import { openDoor } from "../../src/serving.ts";
import { createDoor } from "../../src/telegram/door.ts";
import type { Fuzzing } from "./strangers.ts";

const PATH = "/from-telegram";
const SECRET = "only-Telegram-knows";
/** So many go over a real connection; the others knock in the same process. */
const EVERY = 20;

const json = fc.json({ maxDepth: 4 });
const broken = fc.tuple(json, fc.nat(40)).map(([text, cut]) => text.slice(0, cut));
const odd = fc.constantFrom(
  "",
  "null",
  "{}",
  '{"update_id":"1"}',
  '{"update_id":-1,"answer":"removed","chat":-1000000000001}',
  '{"update_id":1.5}',
  '{"update_id":1e300}',
  '{"__proto__":{"update_id":1}}',
  "[".repeat(100_000),
  `{"a":${"[".repeat(50_000)}${"]".repeat(50_000)}}`,
  "\ufeff{}",
  "x".repeat(1_100_000),
);
const bytes = fc.uint8Array({ maxLength: 200 }).map((some) => Buffer.from(some));
const body = fc.oneof(json, broken, odd, bytes);
const contentType = fc.constantFrom(
  "application/json",
  "application/x-www-form-urlencoded",
  "multipart/form-data; boundary=x",
  "multipart/form-data",
  "text/plain",
  "",
  "application/json; charset=utf-32",
);
const secret = fc.constantFrom(SECRET, SECRET, SECRET, "", "a guess", "x".repeat(5_000));
const method = fc.constantFrom(
  "getMe",
  "sendMessage",
  "sendPoll",
  "setWebhook",
  "getUpdates",
  "editMessageText",
  "x",
);

interface Knock {
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | Buffer;
}

/** Knocks with whatever is no update, at the bot's webhook and at the emulator's door: neither breaks, or lets it in. */
export async function knock({ runs, seed }: Fuzzing): Promise<void> {
  const taken: unknown[] = [];
  const take = (update: unknown) => taken.push(update);
  const door = createDoor({ path: PATH, secret: SECRET, take, isWell: () => true, report: () => {} });
  const webhook = await openDoor(door, { port: 0, host: "127.0.0.1" });
  const emulator = createEmulator({ seed });
  const served = await serveEmulator(emulator, { port: 0 });
  const doors = [
    { app: door, url: `http://127.0.0.1:${webhook.port}` },
    { app: emulator.app, url: served.url },
  ] as const;
  let count = 0;
  const statusOf = async (which: 0 | 1, { path, ...knocked }: Knock): Promise<number> => {
    count += 1;
    const { app, url } = doors[which];
    const how = { method: "POST", ...knocked } as RequestInit;
    const answer = count % EVERY === 0 ? await call(`${url}${path}`, how) : await app.request(path, how);
    await answer.arrayBuffer();
    return answer.status;
  };
  const knocks = fc.asyncProperty(body, contentType, secret, method, async (what, type, shown, called) => {
    const headers = { "content-type": type };
    const told = { ...headers, "x-telegram-bot-api-secret-token": shown };
    expectOneOf([400, 401, 413], await statusOf(0, { path: PATH, headers: told, body: what }));
    const path = `/bot${emulator.token}/${called}`;
    expectOneOf([200, 400, 404, 409], await statusOf(1, { path, headers, body: what }));
  });
  try {
    await fc.assert(knocks, { numRuns: runs, seed });
    if (taken.length > 0) throw new Error("Something came in that is no update");
  } finally {
    await webhook.close();
    await served.close();
  }
}

/** A server may let go of a connection that was kept for later just as it is used again: that is no answer. */
async function call(address: string, how: RequestInit): Promise<Response> {
  try {
    return await fetch(address, how);
  } catch (error) {
    const { cause } = error as { readonly cause?: { readonly code?: string } };
    if (cause?.code !== "ECONNRESET") throw error;
    return fetch(address, { ...how, headers: { ...how.headers, connection: "close" } });
  }
}

function expectOneOf(expected: readonly number[], status: number): void {
  if (!expected.includes(status)) throw new Error(`Answered with ${status}`);
}

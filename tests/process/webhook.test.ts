import { expect, test } from "vitest";
import { phone, post } from "./phone.ts";
import { dataDir, freePort, startBot, startEmulator, TOKEN } from "./programs.ts";

async function hooked() {
  const { url } = await startEmulator();
  const port = await freePort();
  const dir = dataDir();
  const hook = `http://127.0.0.1:${port}/from-telegram`;
  const env = {
    WEBHOOK_URL: hook,
    WEBHOOK_SECRET: "only-Telegram-knows",
    PORT: String(port),
    HOST: "127.0.0.1",
  };
  const bot = startBot(url, dir, 1, env);
  await bot.says(/"webhook-set"/);
  return { url, dir, hook, bot, env, health: `http://127.0.0.1:${port}/health` };
}

test("with a webhook people are answered as ever, and a stop is as quick", async () => {
  const { url, bot, health } = await hooked();
  const anna = await phone(url, "Anna", () => 0);
  await anna.write("/language");
  await anna.tap(/Русский/);
  await anna.write("/help");
  await anna.tap(/Где мы/);
  expect((await fetch(health)).status).toBe(200);
  const asked = Date.now();
  bot.kill("SIGTERM");
  await bot.says(/"stopped"/);
  expect(await bot.ended).not.toBe(1);
  expect(Date.now() - asked).toBeLessThan(5_000);
  expect(bot.printed()).not.toMatch(/only-Telegram-knows|Anna/);
});

test("whoever does not know the secret gets nothing in", async () => {
  const { hook } = await hooked();
  const body = JSON.stringify({ update_id: 1, message: { text: "/help" } });
  for (const headers of [{}, { "x-telegram-bot-api-secret-token": "a guess" }])
    expect((await fetch(hook, { method: "POST", headers, body })).status).toBe(401);
});

test("what people wrote while the bot was down arrives, first by webhook, then by polling", async () => {
  const { url, dir, bot, env } = await hooked();
  const anna = await phone(url, "Anna", () => 0);
  bot.kill("SIGKILL");
  await bot.ended;
  await anna.write("/language");
  const second = startBot(url, dir, 1, env);
  await anna.tap(/Русский/);
  second.kill("SIGKILL");
  await second.ended;
  await anna.write("/language");
  const polling = startBot(url, dir, 1);
  await polling.says(/"webhook-deleted"/);
  await anna.tap(/English/);
});

test("a port that is taken stops the start with a sentence", async () => {
  const { url, env } = await hooked();
  const second = startBot(url, dataDir(), 1, env);
  expect(await second.ended).toBe(1);
  expect(second.printed()).toMatch(/PORT: \S+ cannot be opened/);
});

test("a webhook that somebody sets while the bot polls is taken away again, and people are answered", async () => {
  const { url } = await startEmulator();
  const bot = startBot(url, dataDir(), 1);
  await bot.says(/"started"/);
  const anna = await phone(url, "Anna", () => 0);
  await post(url, `/bot${TOKEN}/setWebhook?url=http://127.0.0.1:${await freePort()}/`, {});
  await bot.says(/"webhook-deleted"/);
  await anna.write("/language");
  await anna.tap(/Русский/);
});

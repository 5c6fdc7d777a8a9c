import { expect, test } from "vitest";
import { gathered } from "./gathered.ts";
import { held } from "./held.ts";
import { phone } from "./phone.ts";
import { dataDir, eventually, start, startBot, startEmulator } from "./programs.ts";

test("the same process holds a meeting with an emulator that runs in another", async () => {
  const { url } = await startEmulator();
  const bot = startBot(url, dataDir());
  await bot.says(/"started"/);
  const { people } = await gathered(url);
  await held(people);
  const calls = (await (await fetch(`${url}/calls`)).json()) as readonly { method: string; ok: boolean }[];
  expect(calls.filter(({ ok }) => !ok)).toEqual([]);
  const asked = Date.now();
  bot.kill("SIGTERM");
  await bot.says(/"stopped"/);
  await bot.ended;
  expect(Date.now() - asked).toBeLessThan(5_000);
  expect(bot.printed()).not.toMatch(/September|Anna|EMULATOR/);
}, 90_000);

test("a second process with the same token and data says so and ends", async () => {
  const { url } = await startEmulator();
  const dir = dataDir();
  await startBot(url, dir).says(/"started"/);
  const second = startBot(url, dir);
  expect(await second.ended).toBe(1);
  expect(second.printed()).toMatch(/Another process is using/);
});

test("a wrong environment stops the start with one line per mistake", async () => {
  const wrong = { BOT_TOKEN: "secret", DEFAULT_LOCALE: "de", DEFAULT_TIMEZONE: "Mars", LOG_LEVEL: "loud" };
  const bot = start(process.execPath, ["src/main.ts"], { ...wrong, TELEGRAM_API_ROOT: "nowhere" });
  expect(await bot.ended).toBe(1);
  const lines = bot.printed().trim().split("\n");
  expect(lines).toHaveLength(5);
  expect(lines.every((line) => line.includes("expected"))).toBe(true);
  expect(bot.printed()).not.toContain("secret");
});

test("a start with another content key ends with one sentence, and touches nothing", async () => {
  const { url } = await startEmulator();
  const dir = dataDir();
  const bot = startBot(url, dir, 1, { CONTENT_KEY: "the first pass phrase of this bot" });
  await bot.says(/"started"/);
  bot.kill("SIGTERM");
  await bot.ended;
  const other = startBot(url, dir, 1, { CONTENT_KEY: "quite another pass phrase" });
  expect(await other.ended).toBe(1);
  expect(other.printed()).toMatch(/CONTENT_KEY.*is not the one that this database was made with/);
  expect(other.printed()).not.toMatch(/phrase|at .*\.ts/);
  await startBot(url, dir, 1, { CONTENT_KEY: "the first pass phrase of this bot" }).says(/"started"/);
});

test("a killed process goes on where it stopped", async () => {
  const { url } = await startEmulator();
  const dir = dataDir();
  const bot = startBot(url, dir, 1);
  await bot.says(/"started"/);
  const anna = await phone(url, "Anna", () => 0);
  await anna.write("/help");
  bot.kill("SIGKILL");
  await bot.ended;
  await anna.write("/language");
  await startBot(url, dir, 1).says(/"started"/);
  await anna.tap(/Русский/);
  const calls = await eventually(async () => {
    const made = (await (await fetch(`${url}/calls`)).json()) as readonly { method: string; ok: boolean }[];
    return made.some(({ method }) => method === "answerCallbackQuery") ? made : undefined;
  }, "the tap to be answered");
  expect(calls.filter(({ ok }) => !ok)).toEqual([]);
});

import { expect, test } from "vitest";
import { gathered } from "./gathered.ts";
import { phone } from "./phone.ts";
import { dataDir, eventually, start, startBot, startEmulator } from "./programs.ts";

test("the same process holds a meeting with an emulator that runs in another", async () => {
  const { url } = await startEmulator();
  const bot = startBot(url, dataDir());
  await bot.says(/"started"/);
  const { people } = await gathered(url);
  const [anna, boris, vera] = people;
  for (const one of people) await one.vote(/leads/, /Anna/);
  for (const one of people) await one.tap(/Keep/);
  for (const one of people) {
    await one.tap(/Write my problem/);
    await one.write(`The problem of ${one.name}`);
    await one.tap(/problem|yes/i);
  }
  for (const one of people) await one.vote(/Which problem/, /Boris/);
  await boris.tap(/tell|write/i);
  await boris.write("It began in September.");
  await boris.tap(/all/i);
  await boris.tap(/tell|publish|group/i);
  await anna.reads(/It began in September/);
  for (const one of [anna, vera]) {
    await one.tap(/question/i);
    await one.write(`And then, asks ${one.name}?`);
    await one.tap(/ask|question/i);
    await boris.tap(/answer/i);
    await boris.write("Then it was quiet.");
    await boris.tap(/answer|publish/i);
  }
  for (const one of [anna, vera]) await one.tap(/Pass/);
  for (const one of [anna, vera]) {
    await one.tap(/solution/i);
    await one.write(`I would wait, says ${one.name}.`);
    await one.tap(/solution|seal/i);
    await one.tap(/that is all/i);
  }
  for (const one of [anna, vera]) await one.tap(/publish/i);
  for (const one of people) await one.tap(/that is all|done/i);
  await boris.tap(/choose/i);
  await boris.tap(/1/);
  await boris.tap(/selection/i);
  await boris.write("It is small.");
  await boris.tap(/without|no plan/i);
  await boris.tap(/yes|tell|choice|publish/i);
  for (const one of [anna, vera]) {
    await one.tap(/learn|write/i);
    await one.write(`${one.name} learned to wait.`);
    await one.tap(/learn|share/i);
  }
  for (const one of people) await one.tap(/Pass/);
  await anna.reads(/The next meeting/);
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

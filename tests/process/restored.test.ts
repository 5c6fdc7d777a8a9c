import { copyFileSync, readdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { gathered } from "./gathered.ts";
import { answered, told } from "./held.ts";
import { dataDir, type Program, start, startBare, startEmulator } from "./programs.ts";

const npm = (script: string, dir: string, ...args: readonly string[]): Program =>
  start("npm", ["run", "-s", script, "--", ...args], { DATA_DIR: dir });

test("an operator backs up a running bot, loses the machine, and the group finishes its meeting on another", async () => {
  const { url } = await startEmulator();
  const [lost, fresh, disk, safe] = [dataDir(), dataDir(), dataDir(), dataDir()];
  const clock = { CLOCK_BEGAN: String(Date.now()) };
  const bot = startBare(url, lost, 40, clock);
  await bot.says(/"started"/);
  const { people } = await gathered(url);
  await told(people);

  const backup = npm("backup", lost, "--to", disk, "--keep", "3");
  expect(await backup.ended).toBe(0);
  expect(backup.printed()).toMatch(/checked and sound/);
  const file = join(disk, readdirSync(disk).find((name) => name.endsWith("Z.db")) ?? "");
  const tooEarly = npm("restore", lost, file);
  expect(await tooEarly.ended).toBe(1);
  expect(tooEarly.printed()).toMatch(/^Another process is using .*: stop the bot first\n$/);

  copyFileSync(join(lost, "content.key"), join(safe, "content.key"));
  bot.kill("SIGKILL");
  await bot.ended;
  rmSync(lost, { recursive: true });

  const keyless = npm("restore", fresh, file);
  expect(await keyless.ended).toBe(1);
  expect(keyless.printed()).toMatch(/^The content key is missing: .*\n$/);
  copyFileSync(join(safe, "content.key"), join(fresh, "content.key"));
  const restored = npm("restore", fresh, file);
  expect(await restored.ended).toBe(0);
  expect(restored.printed()).toMatch(/The bot remembers everything up to/);

  const again = startBare(url, fresh, 40, clock);
  await people[0].reads(/I had to be restored/);
  await answered(people);
  for (const { printed } of [bot, backup, restored, again])
    expect(printed()).not.toMatch(/September|Anna|EMULATOR/);
}, 120_000);

test("a command of the operator that is misspelt says in one line what was expected", async () => {
  for (const [script, args, line] of [
    ["backup", ["--keep", "none"], "--keep: expected a whole number, 1 or more\n"],
    ["backup", ["--where", "here"], "Unknown option '--where'\n"],
    ["restore", [], "expected one file: npm run restore -- FILE\n"],
  ] as const) {
    const command = npm(script, dataDir(), ...args);
    expect(await command.ended).toBe(2);
    expect(command.printed()).toBe(line);
  }
});

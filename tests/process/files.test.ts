import { chmodSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { openDatabase } from "../../src/store/open.ts";
import { migrationsUpTo } from "../histories/stored.ts";
import { dataDir, type Program, start, startEmulator, TOKEN } from "./programs.ts";

let umask = 0;
beforeEach(() => {
  umask = process.umask(0); // whoever starts the bot lets everybody read everything
});
afterEach(() => {
  process.umask(umask);
});

const rights = (file: string): string => (statSync(file).mode & 0o777).toString(8);
const rightsIn = (dir: string) =>
  Object.fromEntries(readdirSync(dir).map((name) => [name, rights(join(dir, name))]));

async function begun(dir: string): Promise<Program> {
  const { url } = await startEmulator();
  const env = { BOT_TOKEN: TOKEN, TELEGRAM_API_ROOT: url, DATA_DIR: dir };
  const bot = start(process.execPath, ["src/main.ts"], env);
  await bot.says(/"started"/);
  return bot;
}

async function stopped(bot: Program): Promise<void> {
  bot.kill("SIGTERM");
  await bot.ended;
}

test("whatever the bot makes is its owner's alone, and so is the folder", async () => {
  const dir = join(dataDir(), "made/by the bot");
  const bot = await begun(dir);
  expect(bot.printed()).toMatch(/content-key-made: keep it safe, and away from the backups/);
  const made = rightsIn(dir);
  expect(Object.keys(made)).toEqual(
    expect.arrayContaining([
      ...["content.key", "krug.db", "krug.db-wal", "krug.db-shm", "krug.db.lock"],
      ...["krug.keys", "krug.keys-wal", "krug.keys-shm"],
    ]),
  );
  expect(new Set(Object.values(made))).toEqual(new Set(["600"]));
  expect([rights(dir), rights(join(dir, ".."))]).toEqual(["700", "700"]);
  await stopped(bot);
  expect(new Set(Object.values(rightsIn(dir)))).toEqual(new Set(["600"]));
});

test("the copy that is made before an older database is brought up to date is its owner's alone, too", async () => {
  const dir = dataDir();
  openDatabase(join(dir, "krug.db"), migrationsUpTo("0000_first", dataDir())).close();
  await stopped(await begun(dir));
  const copies = Object.entries(rightsIn(dir)).filter(([name]) => name.includes(".before-"));
  expect(copies.map(([, mode]) => mode)).toEqual(["600"]);
});

test("a key that others could read is shut off, and its owner is told", async () => {
  const dir = dataDir();
  const key = join(dir, "content.key");
  writeFileSync(key, Buffer.alloc(32, 7).toString("base64"));
  chmodSync(key, 0o644);
  const bot = await begun(dir);
  expect(bot.printed()).toMatch(/"file":"content.key".*content-key-was-open/);
  expect(rights(key)).toBe("600");
  await stopped(bot);
  const again = await begun(dir);
  expect(again.printed()).not.toMatch(/content-key/);
});

test("a folder that everybody could use, and what lies in it, is closed to them at the next start", async () => {
  const dir = dataDir();
  await stopped(await begun(dir));
  const old = { "krug.db.before-0003_content": 0o644, "krug.db": 0o666, "krug.keys": 0o666 };
  writeFileSync(join(dir, "krug.db.before-0003_content"), readFileSync(join(dir, "krug.db")));
  mkdirSync(join(dir, "backups"), { mode: 0o777 });
  writeFileSync(join(dir, "backups/krug.keys"), "", { mode: 0o666 });
  for (const [name, mode] of Object.entries(old)) chmodSync(join(dir, name), mode);
  chmodSync(dir, 0o777);
  const bot = await begun(dir);
  expect(bot.printed()).toMatch(/"count":6,"msg":"data-was-open/);
  const { backups, ...files } = rightsIn(dir);
  expect([rights(dir), backups, rights(join(dir, "backups/krug.keys"))]).toEqual(["700", "700", "600"]);
  expect(new Set(Object.values(files))).toEqual(new Set(["600"]));
  await stopped(bot);
  expect((await begun(dir)).printed()).not.toMatch(/data-(was|is)-open/);
});

test("a folder with other things in it, too, stays as open as it was, and its owner is told", async () => {
  const dir = dataDir();
  writeFileSync(join(dir, "accounts.ods"), "", { mode: 0o644 });
  chmodSync(dir, 0o755);
  const bot = await begun(dir);
  expect(bot.printed()).toMatch(/data-is-open: others can get at DATA_DIR/);
  expect([rights(dir), rights(join(dir, "accounts.ods"))]).toEqual(["755", "644"]);
});

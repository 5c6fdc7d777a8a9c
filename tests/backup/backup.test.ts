import { readdirSync, readFileSync, statSync, symlinkSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path";
import { expect, test } from "vitest";
import { lookInto } from "../../src/store/copy.ts";
import { holdLock } from "../../src/store/open.ts";
import { flawOf } from "../../src/store/soundness.ts";
import { folder, KEY, MONDAY, machine, meet } from "./operator.ts";

const mode = (path: string): number => statSync(path).mode & 0o777;
const backupsIn = (dir: string) => readdirSync(dir).filter((name) => name.startsWith("krug-"));

test("a running bot is backed up, and nobody else can read the copy", () => {
  const { start, backUp, backups } = machine();
  const store = start();
  meet(store, 11, "Anna");
  const { file } = backUp();
  meet(store, 12, "Boris");
  expect(basename(file)).toBe("krug-2026-11-23T12-00-00-000Z.db");
  expect(flawOf(file)).toBeUndefined();
  expect(lookInto(file, (client) => client.prepare("SELECT id FROM people").pluck().all())).toEqual([11]);
  expect([file, join(backups, "krug.keys"), backups].map(mode)).toEqual([0o600, 0o600, 0o700]);
});

test("the operator's key and people's words are nowhere among the backups", () => {
  const { start, backUp, backups, dataDir } = machine();
  meet(start(), 11, "Anna-Maria");
  writeFileSync(join(dataDir, "content.key"), KEY.toString("base64"));
  backUp();
  for (const name of readdirSync(backups)) {
    const bytes = readFileSync(join(backups, name));
    for (const secret of ["Anna-Maria", KEY, KEY.toString("base64")])
      expect(bytes.includes(secret)).toBe(false);
  }
});

test("two backups of one moment are two files", () => {
  const { start, backUp, backups } = machine();
  start();
  const files = [backUp(), backUp(), backUp()].map(({ file }) => basename(file));
  expect(new Set(files).size).toBe(3);
  expect(backupsIn(backups)).toEqual(files);
});

test("as many backups are kept as the operator wants, the newest of them", () => {
  const { start, backUp, backups } = machine();
  start();
  const made = Array.from({ length: 5 }, (_, day) => basename(backUp(MONDAY + day * 86_400_000, 3).file));
  expect(backupsIn(backups)).toEqual(made.slice(2));
  expect(backUp(MONDAY + 9e9, 1)).toMatchObject({ kept: 1, dropped: 3 });
});

test("a clock that was set back does not rotate away the backup that was just made", () => {
  const { start, backUp, backups } = machine();
  start();
  backUp(MONDAY + 2e9, 2);
  backUp(MONDAY + 1e9, 2);
  const { file } = backUp(MONDAY, 2);
  expect(backupsIn(backups)).toEqual([basename(file), "krug-2026-12-16T15-33-20-000Z.db"]);
});

test("what is no backup of ours is never removed, whatever it is called", () => {
  const { start, backUp, backups } = machine();
  start();
  backUp();
  const others = [
    "krug-2020.db",
    "krug-2020-01-01T00-00-00-000Z.db.gz",
    "my-krug-2020-01-01T00-00-00-000Z.db",
  ];
  for (const name of others) writeFileSync(join(backups, name), "precious");
  symlinkSync("/etc/hostname", join(backups, "krug-2020-01-01T00-00-00-000Z.db"));
  backUp(MONDAY + 1, 1);
  for (const name of [...others, "krug-2020-01-01T00-00-00-000Z.db"])
    expect(readdirSync(backups)).toContain(name);
});

test("what a killed backup has left behind is cleared away, and counts for nothing", () => {
  const { start, backUp, backups } = machine();
  start();
  const { file } = backUp();
  for (const left of ["krug-2026-11-23T11-00-00-000Z.db.part", "krug.keys.part"])
    writeFileSync(join(backups, left), "half of it");
  backUp(MONDAY + 1, 2);
  expect(readdirSync(backups).filter((name) => name.endsWith(".part"))).toEqual([]);
  expect(backupsIn(backups)).toContain(basename(file));
});

test("a backup that is not sound takes no earlier one with it", () => {
  const { start, backUp, backups, dataDir } = machine();
  const store = start();
  for (let id = 1; id < 300; id += 1) meet(store, id, `Somebody ${id}`);
  backUp();
  store.close();
  const damaged = readFileSync(join(dataDir, "krug.db"));
  for (let at = 8192; at + 4096 < damaged.length; at += 4096) damaged.fill(0xff, at, at + 64);
  writeFileSync(join(dataDir, "krug.db"), damaged);
  expect(() => backUp(MONDAY + 1, 1)).toThrow();
  expect(backupsIn(backups)).toEqual(["krug-2026-11-23T12-00-00-000Z.db"]);
});

test("where there is no bot there is nothing to back up, and nothing is made", () => {
  const { backUp, backups } = machine(join(folder(), "backups"));
  expect(() => backUp()).toThrow("There is nothing to back up");
  expect(() => readdirSync(backups)).toThrow();
});

test("the keys of another bot's backups are not overwritten", () => {
  const first = machine();
  first.start();
  first.backUp();
  const second = machine(first.backups);
  second.start();
  expect(() => second.backUp(MONDAY + 1)).toThrow("holds the backups of another bot");
  expect(backupsIn(first.backups)).toHaveLength(1);
});

test("two backups at the same time do not get into each other's way", () => {
  const { start, backUp, backups } = machine();
  start();
  backUp();
  const other = holdLock(join(backups, "backups.lock"));
  expect(() => backUp(MONDAY + 1)).toThrow("Another process is using");
  other.close();
  backUp(MONDAY + 1);
});

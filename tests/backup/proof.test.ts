import { appendFileSync, copyFileSync, readFileSync, truncateSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import Database from "better-sqlite3";
import { expect, test } from "vitest";
import { backUp } from "../../src/backup/backup.ts";
import { restore as restoreAs } from "../../src/backup/restore.ts";
import { operatorKeyOf } from "../../src/operator-words.ts";
import { openStore } from "../../src/store/index.ts";
import { openKeyring } from "../../src/store/keyring.ts";
import { folder, KEY, MONDAY, machine, meet } from "./operator.ts";

/** So long is a backup's seal. */
const SEAL = 80;

/** A bot that knew Anna and Vera when it was backed up, and has stopped since. */
function backedUp() {
  const place = machine();
  const store = place.start();
  meet(store, 11, "Anna");
  meet(store, 13, "Vera");
  store.commit(() => store.beat(MONDAY));
  const { file } = place.backUp();
  store.close();
  return { ...place, file };
}

const write = (file: string, sql: string): void => void new Database(file).exec(sql).close();
const fromBefore = true;

/** A member whom nobody has let in: no word of it would be sealed. */
const member = "INSERT INTO members (group_id, person_id, status, since) VALUES (1, 66, 'accepted', 5);";
const note = "INSERT INTO notes (meeting_id, person_id, text, at) VALUES (7, 11, 'Nobody wrote this', 5);";
const trigger = "CREATE TRIGGER t AFTER INSERT ON people BEGIN DELETE FROM people; END;";

test("a backup is restored as it was made, wherever it was copied to, and whatever it is called now", () => {
  const { file, backups, burn, restore, start } = backedUp();
  const elsewhere = folder();
  copyFileSync(file, join(elsewhere, "of-monday.db"));
  copyFileSync(join(backups, "krug.keys"), join(elsewhere, "krug.keys"));
  burn();
  expect(restore(join(elsewhere, "of-monday.db"))).not.toHaveProperty("isUnproven");
  expect(start().circles.person(11)?.name).toBe("Anna");
});

test.each([
  ["a row that no key is needed for", member],
  ["a row in clear", note],
  ["a name in clear in the place of a sealed one", "UPDATE people SET name = 'Eve' WHERE id = 13;"],
  ["a row less", "DELETE FROM people WHERE id = 13;"],
  ["a trigger", trigger],
  ["a view", "CREATE VIEW v AS SELECT * FROM people;"],
  ["a table", "CREATE TABLE t (words TEXT);"],
  ["an index", "CREATE INDEX i ON people (name);"],
  ["a column", "ALTER TABLE people ADD COLUMN note TEXT DEFAULT 'x';"],
  ["all rows in other pages", "VACUUM;"],
])("a backup into which somebody has written %s is refused, and nothing changes", (_, sql) => {
  const { file, restore, start, has } = backedUp();
  write(file, sql);
  const there = () => has().filter((name) => !/-(wal|shm)$/.test(name));
  const before = there();
  expect(() => restore(file)).toThrow(
    /cannot be restored|is not as this bot made it|bears no seal|not sealed/,
  );
  expect(there()).toEqual(before);
  expect(start().circles.person(13)?.name).toBe("Vera");
});

test.each([
  ["one byte is another", (bytes: Buffer) => bytes.fill(bytes.readUInt8(95) ^ 1, 95, 96)],
  [
    "one digit of its seal is another",
    (bytes: Buffer) => bytes.fill("x", bytes.length - 3, bytes.length - 2),
  ],
  ["something stands behind its seal", (bytes: Buffer) => Buffer.concat([bytes, Buffer.from("\n")])],
  ["its seal is cut off", (bytes: Buffer) => bytes.subarray(0, -SEAL)],
])("a backup of which %s is refused", (_, change) => {
  const { file, restore } = backedUp();
  writeFileSync(file, change(readFileSync(file)));
  expect(() => restore(file)).toThrow(/is not as this bot made it|bears no seal|cannot be restored/);
});

test("the seal of another backup, or of another operator, proves nothing", () => {
  const place = machine();
  const store = place.start();
  meet(store, 11, "Anna");
  const one = place.backUp().file;
  meet(store, 12, "Boris");
  const other = place.backUp(MONDAY + 1).file;
  store.close();
  const seal = readFileSync(other).subarray(-SEAL);
  truncateSync(one, readFileSync(one).length - SEAL);
  appendFileSync(one, seal);
  expect(() => place.restore(one)).toThrow("is not as this bot made it");
  expect(() => place.restore(one, KEY, fromBefore)).toThrow("is not as this bot made it");
  expect(() => place.restore(other, Buffer.alloc(32, 8))).toThrow("CONTENT_KEY");
});

test("a backup of before there were seals is restored where the operator says that it is one", () => {
  const { file, burn, restore, start } = backedUp();
  truncateSync(file, readFileSync(file).length - SEAL);
  burn();
  expect(() => restore(file)).toThrow("add --from-before");
  expect(restore(file, KEY, fromBefore)).toMatchObject({ isUnproven: true });
  expect(start().circles.person(11)?.name).toBe("Anna");
});

test.each([
  ["words in clear among sealed ones", note, "not sealed"],
  ["a trigger", trigger, "cannot be restored"],
  ["a view", "CREATE VIEW v AS SELECT * FROM people;", "cannot be restored"],
])("a backup without a seal that holds %s is refused, whatever the operator says", (_, sql, why) => {
  const { file, restore } = backedUp();
  truncateSync(file, readFileSync(file).length - SEAL);
  write(file, sql);
  expect(() => restore(file, KEY, fromBefore)).toThrow(why);
});

test("words in clear among sealed ones are not sealed at a start either", () => {
  const { dataDir, start } = backedUp();
  write(join(dataDir, "krug.db"), note);
  expect(start).toThrow("what this bot has not sealed");
});

test("a keyring that would keep what is destroyed is not lived by", () => {
  const { file, dataDir, backups, restore, burn, start } = backedUp();
  const hoard =
    "CREATE TABLE t (k BLOB); CREATE TRIGGER h BEFORE DELETE ON keys BEGIN INSERT INTO t VALUES (old.wrapped); END;";
  write(join(dataDir, "krug.keys"), hoard);
  expect(start).toThrow("krug.keys holds a table, a view or a trigger");
  expect(() => openKeyring(join(dataDir, "krug.keys"), KEY)).toThrow("krug.keys holds");
  burn();
  write(join(backups, "krug.keys"), hoard);
  expect(() => restore(file)).toThrow("There is no krug.keys");
});

test("nothing is backed up with a wrong content key: nobody could prove the backup genuine", () => {
  const place = machine();
  place.start();
  expect(() => place.backUp(MONDAY, 7, Buffer.alloc(32, 8))).toThrow("CONTENT_KEY");
});

test("a backup made under a pass phrase is restored on another machine by the same words, and by no others", () => {
  const [dataDir, backups, elsewhere] = [folder(), folder(), folder()];
  const contentKey = operatorKeyOf("correct horse battery staple");
  const store = openStore(join(dataDir, "krug.db"), contentKey);
  meet(store, 11, "Anna");
  const { file } = backUp({ dataDir, contentKey, to: backups, keep: 7, now: MONDAY });
  store.close();
  const order = { file, dataDir: elsewhere, now: MONDAY };
  const other = operatorKeyOf("correct horse battery stable");
  expect(() => restoreAs({ ...order, contentKey: other })).toThrow("CONTENT_KEY");
  expect(restoreAs({ ...order, contentKey })).not.toHaveProperty("isUnproven");
});

test("while somebody reads the keys nothing is restored: what was destroyed could come back by their log", () => {
  const { file, dataDir, restore, start, has } = backedUp();
  const store = start();
  meet(store, 14, "Gleb");
  const reader = new Database(join(dataDir, "krug.keys"), { readonly: true });
  reader.exec("BEGIN");
  reader.prepare("SELECT count(*) FROM keys").get();
  store.commit(() => store.erasure.person(14));
  store.close();
  expect(() => restore(file)).toThrow("Somebody is reading");
  expect(has()).toContain("krug.db");
  reader.close();
  expect(restore(file).keys).toBe("kept");
});

import { copyFileSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import Database from "better-sqlite3";
import { expect, test } from "vitest";
import { type NewOutboxRow, openStore, type Store } from "../../src/store/index.ts";
import { folder, GROUP, KEY, MONDAY, machine, meet } from "./operator.ts";

const letter = (key: string, how: Partial<NewOutboxRow> = {}): NewOutboxRow => ({
  key,
  chatId: GROUP,
  method: "sendMessage",
  payload: { text: key },
  meetingId: 0,
  post: "",
  lane: 1,
  repeats: "never",
  notBefore: MONDAY,
  ...how,
});

const send = (store: Store, ...letters: readonly NewOutboxRow[]) =>
  store.commit(() => {
    for (const one of letters) store.outbox.send(one);
  });

const nameOf = (store: Store, id: number) => store.circles.person(id)?.name;

/** A bot that knew Anna and Vera when it was backed up, and met Boris after that. */
function backedUp() {
  const place = machine();
  const store = place.start();
  meet(store, 11, "Anna");
  meet(store, 13, "Vera");
  store.commit(() => store.beat(MONDAY));
  const { file } = place.backUp();
  meet(store, 12, "Boris");
  return { ...place, store, file };
}

test("a bot whose disk is gone is restored from the backups alone, as it was then", () => {
  const { store, file, burn, restore, start, dataDir } = backedUp();
  store.close();
  burn();
  expect(restore(file)).toEqual({ upTo: MONDAY, keys: "taken", aside: undefined });
  expect(statSync(join(dataDir, "krug.db")).mode & 0o777).toBe(0o600);
  expect(statSync(join(dataDir, "krug.keys")).mode & 0o777).toBe(0o600);
  const again = start();
  expect([nameOf(again, 11), nameOf(again, 12)]).toEqual(["Anna", undefined]);
});

test("while the bot runs nothing is restored, and nothing changes", () => {
  const { store, file, restore, has } = backedUp();
  const before = has();
  expect(() => restore(file)).toThrow("stop the bot first");
  expect(nameOf(store, 12)).toBe("Boris");
  expect(has()).toEqual(before);
});

test("what was there before is set aside, with everything it knew", () => {
  const { store, file, restore, start } = backedUp();
  store.close();
  const { aside = "", keys } = restore(file);
  expect(keys).toBe("kept");
  expect(statSync(aside).mode & 0o777).toBe(0o700);
  expect(readdirSync(aside)).toEqual(["krug.db"]); // never the keys: those that are destroyed must not live on there
  const set = new Database(join(aside, "krug.db"), { readonly: true });
  expect(set.prepare("SELECT id FROM people").pluck().all()).toEqual([11, 12, 13]);
  set.close();
  expect(nameOf(start(), 12)).toBeUndefined();
});

test("the write-ahead logs of a bot that was killed are not applied to what is restored", () => {
  const { store, file, restore, dataDir, has, start } = backedUp();
  const killed = folder();
  for (const name of has()) copyFileSync(join(dataDir, name), join(killed, name));
  store.close();
  for (const name of readdirSync(killed)) copyFileSync(join(killed, name), join(dataDir, name));
  expect(has()).toEqual(expect.arrayContaining(["krug.db-wal", "krug.keys-wal"]));
  const { aside = "" } = restore(file);
  expect(readdirSync(aside)).toContain("krug.db-wal");
  expect(has().filter((name) => /-wal/.test(name) && statSync(join(dataDir, name)).size > 0)).toEqual([]);
  const again = start();
  expect([nameOf(again, 11), nameOf(again, 12)]).toEqual(["Anna", undefined]);
});

test.each([
  ["is damaged", (bytes: Buffer) => bytes.fill(0xff, 4096, 4096 + 2000)],
  ["is cut off", (bytes: Buffer) => bytes.subarray(0, bytes.length - 5000)],
  ["is no database", () => Buffer.from("a letter to my grandmother")],
  ["is empty", () => Buffer.alloc(0)],
])("a file that %s is refused, and nothing changes", (_, harm) => {
  const { store, file, restore, start, has } = backedUp();
  store.close();
  writeFileSync(file, harm(readFileSync(file)));
  const before = has();
  expect(() => restore(file)).toThrow(/cannot be restored/);
  expect(has()).toEqual(before);
  expect(nameOf(start(), 12)).toBe("Boris");
});

test("a database of somebody else is refused, and so is one of a newer bot, and the bot's own", () => {
  const { store, file, restore, dataDir } = backedUp();
  store.close();
  const theirs = join(folder(), "krug-2026-11-23T12-00-00-000Z.db");
  new Database(theirs).exec("CREATE TABLE recipes (name TEXT)").close();
  expect(() => restore(theirs)).toThrow("it is no database of this bot");
  const newer = new Database(file);
  newer.exec("INSERT INTO __drizzle_migrations (hash, created_at) VALUES ('later', 9999999999999)");
  newer.close();
  expect(() => restore(file)).toThrow("made by a newer version");
  expect(() => restore(join(dataDir, "krug.db"))).toThrow("is the database itself");
  expect(() => restore(join(dataDir, "nothing.db"))).toThrow("does not exist");
});

test("without the keys, or with a wrong content key, nothing is restored that nobody could read", () => {
  const { store, file, restore, burn, backups } = backedUp();
  store.close();
  burn();
  expect(() => restore(file, Buffer.alloc(32, 8))).toThrow("CONTENT_KEY");
  rmSync(join(backups, "krug.keys"));
  expect(() => restore(file)).toThrow("There is no krug.keys");
});

test("keys of a bot that was started by mistake on the new machine do not get into the way", () => {
  const { store, file } = backedUp();
  store.close();
  const fresh = machine();
  fresh.start().close();
  const { keys, aside = "" } = fresh.restore(file);
  expect(keys).toBe("taken");
  expect(readdirSync(aside)).toEqual(expect.arrayContaining(["krug.db", "krug.keys"]));
  expect(nameOf(fresh.start(), 11)).toBe("Anna");
});

test("keys that do not fit are found out before anything is lost by them", () => {
  const { store, file, backups } = backedUp();
  store.close();
  rmSync(join(backups, "krug.keys"));
  const fresh = machine();
  fresh.start().close();
  expect(() => fresh.restore(file)).toThrow("opens nothing in");
  expect(fresh.has()).not.toContain("restoring");
});

test("who was forgotten after the backup stays forgotten, whichever backup is restored", () => {
  const { store, file, backUp, restore, burn, start } = backedUp();
  const later = backUp(MONDAY + 1);
  store.commit(() => store.erasure.person(11));
  backUp(MONDAY + 2);
  store.close();
  for (const one of [file, later.file]) {
    burn();
    restore(one);
    const again = start();
    expect(again.circles.person(11)).toBeUndefined();
    expect(nameOf(again, 13)).toBe("Vera");
    again.close();
  }
});

test("keys that were destroyed since stay destroyed, though the backups still have them", () => {
  const { store, file, restore, start } = backedUp();
  store.commit(() => store.erasure.person(11));
  store.close();
  expect(restore(file).keys).toBe("kept");
  expect(start().circles.person(11)).toBeUndefined();
});

test("a meeting that was destroyed cannot be read in an old backup, not even by hand with the newest keys", () => {
  const { start, backUp, backups } = machine();
  const store = start();
  const note = (meetingId: number, text: string) =>
    store.commit(() => store.dialogues.addNote({ meetingId, personId: 11, text, at: MONDAY }));
  note(7, "It began in September");
  note(8, "It went on in October");
  const old = backUp();
  store.commit(() => store.erasure.meetings([7]));
  backUp(MONDAY + 1);
  const byHand = folder();
  copyFileSync(old.file, join(byHand, "krug.db"));
  copyFileSync(join(backups, "krug.keys"), join(byHand, "krug.keys"));
  const ring = new Database(join(byHand, "krug.keys"));
  expect(ring.prepare("SELECT scope FROM keys").pluck().all()).toEqual(["house", "meeting:8"]);
  ring.close();
  const again = openStore(join(byHand, "krug.db"), KEY);
  expect(again.dialogues.notesOf(11, 7)).toEqual([""]);
  expect(again.dialogues.notesOf(11, 8)).toEqual(["It went on in October"]);
  again.close();
});

test("what waited in a backup is in doubt once it is restored, and what was sent is not sent again", () => {
  const { start, backUp, restore, burn } = machine();
  const store = start();
  meet(store, 11, "Anna");
  send(store, letter("waits"), letter("leaves"), letter("left"));
  store.commit(() => {
    store.outbox.sending(2);
    store.outbox.sent(3);
  });
  const { file } = backUp();
  store.close();
  burn();
  restore(file);
  const again = start();
  expect(again.outbox.inState("waiting")).toEqual([]);
  expect(again.outbox.inState("sending").map(({ key }) => key)).toEqual(["waits", "leaves"]);
  send(again, letter("left"), letter("new"));
  expect(again.outbox.inState("waiting").map(({ key }) => key)).toEqual(["new"]);
});

test("a backup can be restored again and again, and a restore that broke off is no hindrance", () => {
  const { store, file, restore, start, dataDir } = backedUp();
  store.close();
  restore(file);
  writeFileSync(join(dataDir, "krug.db"), "half of it");
  rmSync(join(dataDir, "before-restore-2026-11-23T12-00-00-000Z"), { recursive: true });
  restore(file);
  expect(nameOf(start(), 11)).toBe("Anna");
});

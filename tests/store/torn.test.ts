import { copyFileSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import Database from "better-sqlite3";
import { expect, test } from "vitest";
import { createChance } from "../../src/emulator/chance.ts";
import { openStore, type Store } from "../../src/store/index.ts";
import { folder } from "./planted.ts";

const KEY = Buffer.alloc(32, 7);
const COMMITS = 8;
/** In bytes: of the log, of a frame in it, and of the page that a frame holds. */
const HEADER = 32;
const FRAME_HEADER = 24;
const PAGE = 4096;
const FRAME = FRAME_HEADER + PAGE;

/** One commit: a person, two notes, a letter of some length, and the moment, all of them or none. */
function commitOne({ commit, ...store }: Store, number: number): void {
  commit(() => {
    store.circles.meet({ id: number, name: `Anna ${number}`, locale: "", appLocale: "", reachable: true });
    for (const half of ["first", "second"])
      store.dialogues.addNote({ meetingId: number, personId: 11, text: `${half} ${number}`, at: number });
    store.outbox.send({
      key: `letter:${number}`,
      chatId: -1001,
      method: "sendMessage",
      payload: { text: "How long after the bell does it begin? ".repeat(1 + (number % 5) * 30) },
      meetingId: number,
      post: "",
      lane: 1,
      repeats: "never",
      notBefore: number,
    });
    store.beat(number);
  });
}

/** What the disk holds of a bot that is still running, taken at one moment; everything since the start is in the log. */
function snapshot() {
  const dir = folder();
  openStore(join(dir, "krug.db"), KEY).close();
  const store = openStore(join(dir, "krug.db"), KEY);
  for (let number = 1; number <= COMMITS; number += 1) commitOne(store, number);
  const kept = folder();
  for (const name of ["krug.db", "krug.db-wal", "krug.keys", "krug.keys-wal"])
    copyFileSync(join(dir, name), join(kept, name));
  store.close();
  const log = readFileSync(join(kept, "krug.db-wal"));
  return { kept, log, frames: (log.length - HEADER) / FRAME };
}

/** How many commits stand in the log wholly before this byte: their last frame says how large the database is now. */
function commitsBefore(log: Buffer, at: number): number {
  const whole = Math.floor((at - HEADER) / FRAME);
  const isLast = (_: unknown, frame: number) => log.readUInt32BE(HEADER + frame * FRAME + 4) > 0;
  return Array.from({ length: Math.max(0, whole) }).filter(isLast).length;
}

/** The bot that comes back with this in its log finds so many commits. */
function comeBack(kept: string, log: Buffer): number {
  const again = folder();
  for (const name of ["krug.db", "krug.keys", "krug.keys-wal"])
    copyFileSync(join(kept, name), join(again, name));
  writeFileSync(join(again, "krug.db-wal"), log);
  const count = commitsIn(join(again, "krug.db"));
  rmSync(again, { recursive: true });
  return count;
}

/** Opens it as the bot does, and tells how many commits are there; fails where one is there by half. */
function commitsIn(file: string): number {
  const store = openStore(file, KEY);
  const count = store.lastPulse() ?? 0;
  const letters = store.outbox.inState("waiting").map(({ key }) => key);
  expect(letters).toEqual(Array.from({ length: count }, (_, index) => `letter:${index + 1}`));
  for (let number = 1; number <= COMMITS; number += 1) {
    const isThere = number <= count;
    expect(store.circles.person(number)?.name).toBe(isThere ? `Anna ${number}` : undefined);
    expect(store.dialogues.notesOf(11, number)).toEqual(
      isThere ? [`first ${number}`, `second ${number}`] : [],
    );
  }
  store.close();
  const db = new Database(file, { readonly: true });
  expect(db.pragma("integrity_check", { simple: true })).toBe("ok");
  db.close();
  return count;
}

test("a log that is cut off anywhere leaves all commits before the cut, and nothing of the next", () => {
  const { kept, log, frames } = snapshot();
  expect(commitsBefore(log, log.length)).toBe(COMMITS);
  const boundaries = Array.from({ length: frames + 1 }, (_, frame) => HEADER + frame * FRAME);
  const cuts = boundaries.flatMap((at) => [at - 17, at, at + FRAME_HEADER + 100]);
  for (const cut of [0, 1, ...cuts].filter((at) => at <= log.length))
    expect(comeBack(kept, log.subarray(0, cut)), `cut at ${cut}`).toBe(commitsBefore(log, cut));
});

test("a byte that came out wrong anywhere takes with it what follows, and nothing else", () => {
  const { kept, log } = snapshot();
  const chance = createChance(7);
  for (let round = 0; round < 60; round += 1) {
    const at = round < 3 ? chance.between(0, HEADER) : chance.between(0, log.length);
    const wrong = Buffer.from(log);
    wrong.writeUInt8(wrong.readUInt8(at) ^ chance.between(1, 256), at);
    const sound = at < HEADER ? 0 : commitsBefore(log, at);
    expect(comeBack(kept, wrong), `wrong at ${at}`).toBe(sound);
  }
});

test("a tail of noise, or of nothing but zeros, is told from what was written", () => {
  const { kept, log } = snapshot();
  const chance = createChance(8);
  for (let round = 0; round < 30; round += 1) {
    const at = HEADER + chance.between(0, log.length - HEADER);
    const tail = Array.from({ length: log.length - at }, () =>
      round % 2 === 0 ? 0 : chance.between(0, 256),
    );
    const torn = Buffer.concat([log.subarray(0, at), Buffer.from(tail)]);
    const found = comeBack(kept, torn);
    // Where zeros stood before, a tail of zeros is no loss.
    const same = torn.findIndex((byte, index) => byte !== log[index]);
    expect(found, `torn at ${at}`).toBe(commitsBefore(log, same < 0 ? log.length : same));
  }
});

test("a key is on the disk before anything that it has sealed", () => {
  const dir = folder();
  const store = openStore(join(dir, "krug.db"), KEY);
  const kept = folder();
  const seal = store.dialogues.addNote;
  store.commit(() => {
    seal({ meetingId: 1, personId: 11, text: "It began in September", at: 1 });
    for (const name of ["krug.keys", "krug.keys-wal"]) copyFileSync(join(dir, name), join(kept, name));
  });
  for (const name of ["krug.db", "krug.db-wal"]) copyFileSync(join(dir, name), join(kept, name));
  store.close();
  const again = openStore(join(kept, "krug.db"), KEY);
  expect(again.dialogues.notesOf(11, 1)).toEqual(["It began in September"]);
  again.close();
});

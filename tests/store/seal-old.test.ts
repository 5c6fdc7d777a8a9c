import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import Database from "better-sqlite3";
import { expect, test } from "vitest";
import { begin } from "../../src/core/begin.ts";
import type { MeetingId, MemberId } from "../../src/core/meeting.ts";
import { openStore } from "../../src/store/index.ts";
import { folder, migrate, migrations } from "./planted.ts";

const KEY = Buffer.alloc(32, 7);
const ANNA = 11 as MemberId;
const GROUP = -1001;

/** What was said, each in another place. */
const said = {
  title: "Sunflower nursery",
  theme: "Difficult mornings",
  rule: "Everything stays between us",
  name: "Anna-Maria",
  parked: "The door that nobody closes",
  problem: "Mornings are far too loud",
  piece: "A recording of a morning",
  draft: "It began in September",
  note: "Ask about the bell",
  letter: "Anna-Maria asks about the bell",
  dialogue: "Half of an answer",
  update: "A message that nobody has handled",
} as const;

const group = {
  id: 1,
  chat_id: GROUP,
  title: said.title,
  link: "abc",
  added_by: ANNA,
  locale: "en",
  zone: "Europe/Moscow",
  address: "vy",
  theme: said.theme,
  preset: "week",
  start_weekday: 1,
  start_time: "09:00",
  closings: "{}",
  fewest: 3,
  most: 6,
  rules: JSON.stringify([said.rule]),
};

const plan = begin({
  id: 7 as MeetingId,
  group: 1,
  format: "intervision",
  number: 1,
  theme: said.theme,
  settings: {
    locale: "en",
    zone: "Europe/Moscow",
    preset: "week",
    closings: {},
    fewest: 3,
    most: 6,
    earlyClosing: true,
    rotationSince: 1,
  },
  opensAt: 1_000,
  people: [
    {
      id: ANNA,
      name: said.name,
      role: "participant",
      lastModerated: 0,
      parked: said.parked,
      firstInLine: false,
      left: false,
      declinedModeration: false,
    },
  ],
  rules: [said.rule],
});

const problem = {
  meeting_id: 7,
  id: 1,
  step: "state-problems",
  kind: "problem",
  author: ANNA,
  text: said.problem,
  pieces: JSON.stringify([{ type: "photo", text: said.piece, file: "f1" }]),
  status: "sealed",
  number: 0,
  about: "[]",
};

const place = { person_id: ANNA, meeting_id: 7 };
const draft = {
  ...place,
  step: "tell-case",
  kind: "case",
  about: 0,
  pieces: JSON.stringify([{ type: "text", text: said.draft, file: "" }]),
  listening: 1,
  changed_at: 5,
};

/** A letter of the time when a key was used again for each letter of a living message. */
const letter = (key: string | null, state: string) => ({
  key,
  chat_id: GROUP,
  method: "sendMessage",
  payload: JSON.stringify({ text: said.letter }),
  meeting_id: 7,
  lane: 1,
  state,
  not_before: 5,
});

/** A database of the very first version, with a meeting in the middle of it. */
function oldDatabase() {
  const dir = folder();
  const file = join(dir, "krug.db");
  migrate(file, migrations([], 1));
  const db = new Database(file);
  const put = (table: string, row: Readonly<Record<string, unknown>>) => {
    const names = Object.keys(row);
    const slots = names.map((name) => `@${name}`);
    db.prepare(`INSERT INTO ${table} (${names.join()}) VALUES (${slots.join()})`).run(row);
  };
  const { id, group: _, number, theme, status, opensAt, closesAt, contributions, votes, ...state } = plan;
  const head = { id, group_id: 1, number, theme, status, step: "", opens_at: opensAt, closes_at: closesAt };
  put("groups", group);
  put("people", { id: ANNA, name: said.name, reachable: 1 });
  put("members", { group_id: 1, person_id: ANNA, status: "accepted", since: 5, parked: said.parked });
  put("meetings", { ...head, state: JSON.stringify(state) });
  put("contributions", problem);
  put("drafts", draft);
  put("notes", { ...place, text: said.note, at: 5 });
  put("dialogues", {
    key: "7:tell-case:11",
    person_id: ANNA,
    state: JSON.stringify(said.dialogue),
    changed_at: 5,
  });
  put("inbox", { id: 700, body: JSON.stringify({ text: said.update }), received_at: 5 });
  for (const [key, state] of [
    ["card:7", "sent"],
    ["card:7", "sent"],
    ["card:7", "waiting"],
    [null, "waiting"],
    [null, "ambiguous"],
  ] as const)
    put("outbox", letter(key, state));
  put("posts", { meeting_id: 7, name: "card", chat_id: GROUP, message_id: 3 });
  put("pulse", { id: 1, at: 5 });
  expect(contributions.length + votes.length).toBe(0);
  db.close();
  return { dir, file };
}

test("a meeting that the very first version has begun goes on, and everything said in it is still known", () => {
  const { file } = oldDatabase();
  const store = openStore(file, KEY);
  const { circles, meetings, dialogues, outbox, inbox, posts } = store;
  expect(circles.group(1)).toMatchObject({ title: said.title, theme: said.theme, rules: [said.rule] });
  expect(circles.group(1)).toMatchObject({ retentionDays: 90 });
  expect(circles.person(ANNA)?.name).toBe(said.name);
  expect(circles.member(1, ANNA)?.parked).toMatch(/^~1/);
  expect(meetings.find(7)).toMatchObject({
    ...plan,
    contributions: [{ text: said.problem, pieces: [{ text: said.piece }] }],
  });
  expect(dialogues.draftsOf(ANNA)).toMatchObject([{ pieces: [{ text: said.draft }], listening: true }]);
  expect(dialogues.notesOf(ANNA, 7)).toEqual([said.note]);
  expect(dialogues.dialogue("7:tell-case:11")).toBe(said.dialogue);
  expect(inbox.next(10)).toMatchObject([{ id: 700, body: { text: said.update } }]);
  expect(posts.named(7, ["card"])).toMatchObject([{ messageId: 3 }]);
  expect(store.lastPulse()).toBe(5);
  const all = (["sent", "waiting", "ambiguous"] as const).flatMap((state) => outbox.inState(state));
  expect(all.map(({ key, payload }) => [key, payload.text])).toEqual(
    ["before:1", "before:2", "card:7", "before:4", "before:5"].map((key) => [key, said.letter]),
  );
  store.close();
});

test("nothing that was said stands in clear any more, neither in the database nor in the copy of before", () => {
  const { dir, file } = oldDatabase();
  const clear = (name: string) => {
    const bytes = readFileSync(join(dir, name));
    return Object.values(said).filter((words) => bytes.includes(words));
  };
  expect(clear("krug.db")).toEqual(Object.values(said));
  const store = openStore(file, KEY);
  const names = readdirSync(dir);
  expect(names).toEqual(expect.arrayContaining(["krug.db", "krug.db-wal", "krug.db.before-0001_inbox"]));
  for (const name of names) expect(clear(name), name).toEqual([]);
  store.close();
  for (const name of readdirSync(dir)) expect(clear(name), name).toEqual([]);
});

test("the copy of before can be gone back to, sealed as it is", () => {
  const { dir, file } = oldDatabase();
  openStore(file, KEY).close();
  const copy = join(dir, "krug.db.before-0001_inbox");
  const db = new Database(copy, { readonly: true });
  expect(db.pragma("integrity_check", { simple: true })).toBe("ok");
  expect(db.prepare("SELECT count(*) FROM outbox").pluck().get()).toBe(5);
  expect(db.prepare("SELECT name FROM people").pluck().get()).toMatch(/^~1/);
  db.close();
});

test("words that begin with the mark of what is sealed are sealed like all others", () => {
  const { file } = oldDatabase();
  const words = [
    "~",
    "~~ waves ~~",
    "~1",
    "~2 minutes late, and nobody minds it, for it is far too early anyway",
  ];
  const db = new Database(file);
  for (const text of words)
    db.prepare("INSERT INTO notes (person_id, meeting_id, text, at) VALUES (?, 7, ?, 6)").run(ANNA, text);
  db.close();
  const store = openStore(file, KEY);
  expect(store.dialogues.notesOf(ANNA, 7)).toEqual([said.note, ...words]);
  store.close();
  const again = openStore(file, KEY);
  expect(again.dialogues.notesOf(ANNA, 7)).toEqual([said.note, ...words]);
  again.close();
  const kept = new Database(file, { readonly: true });
  const sealed = kept.prepare("SELECT text FROM notes").pluck().all();
  kept.close();
  expect(sealed.length).toBeGreaterThan(0);
  for (const text of sealed) expect(text).toMatch(/^~[12][A-Za-z0-9+/]{46,}=*$/);
});

test("what is sealed already, down to a single letter, is not sealed once more", () => {
  const { file } = oldDatabase();
  const store = openStore(file, KEY);
  store.commit(() => store.dialogues.addNote({ meetingId: 7, personId: ANNA, text: "I", at: 6 }));
  store.close();
  const before = readFileSync(file);
  openStore(file, KEY).close();
  expect(readFileSync(file).equals(before)).toBe(true);
});

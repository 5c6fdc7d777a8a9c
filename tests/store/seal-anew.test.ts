import { copyFileSync, existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { getTableConfig, SQLiteTable } from "../../src/store/drizzle.ts";
import { openStore, type Store } from "../../src/store/index.ts";
import * as schema from "../../src/store/schema.ts";
import { sealedColumns } from "../../src/store/sealed-columns.ts";

const KEY = Buffer.alloc(32, 7);
const ANNA = 11;

function folder(): string {
  const dir = mkdtempSync(join(tmpdir(), "krug-anew-"));
  onTestFinished(() => rmSync(dir, { recursive: true, force: true }));
  return dir;
}

function begun(dir = folder()) {
  const store = openStore(join(dir, "krug.db"), KEY);
  onTestFinished(() => store.close());
  return { dir, store };
}

/** As the disk would be if the process were killed now. */
function killed(dir: string): string {
  const copy = folder();
  for (const name of ["krug.db", "krug.db-wal", "krug.keys", "krug.keys-wal"])
    if (existsSync(join(dir, name))) copyFileSync(join(dir, name), join(copy, name));
  return copy;
}

const draftOf = (meetingId: number) => ({
  ...{ personId: ANNA, meetingId, step: "tell-case", kind: "case", about: 0, messageId: 5, changedAt: 5 },
  pieces: [{ type: "text", text: `A draft of ${meetingId}`, file: "" }] as const,
  listening: true,
});

/** Something of everything that stands in a meeting, and in the house. */
function fill(store: Store): void {
  store.commit(() => {
    for (const meetingId of [0, 7]) {
      store.dialogues.keepDraft(draftOf(meetingId));
      store.dialogues.addNote({ meetingId, personId: ANNA, text: `A note of ${meetingId}`, at: 5 });
      const key = `letter of ${meetingId}`;
      const how = { chatId: ANNA, method: "sendMessage", post: "", lane: 1, notBefore: 5 } as const;
      store.outbox.send({ ...how, key, meetingId, payload: { text: key }, repeats: "never" });
    }
    for (const key of ["7:tell-case:11", "setup:1:11"])
      store.dialogues.keepDialogue({ key, personId: ANNA, state: { said: key }, changedAt: 5 });
    store.inbox.receive({ id: 3, body: { text: "An update" }, origin: ANNA, receivedAt: 5 });
  });
}

const readAll = (store: Store) => ({
  drafts: store.dialogues.draftsOf(ANNA).flatMap(({ pieces }) => pieces.map(({ text }) => text)),
  notes: [0, 7].flatMap((meeting) => store.dialogues.notesOf(ANNA, meeting)),
  letters: store.outbox.inState("waiting").map(({ payload }) => payload.text),
  dialogues: ["7:tell-case:11", "setup:1:11"].map((key) => store.dialogues.dialogue(key)),
  updates: store.inbox.next(10).map(({ body }) => body.text),
});

const everything = {
  drafts: expect.arrayContaining(["A draft of 0", "A draft of 7"]),
  notes: ["A note of 0", "A note of 7"],
  letters: ["letter of 0", "letter of 7"],
  dialogues: [{ said: "7:tell-case:11" }, { said: "setup:1:11" }],
  updates: ["An update"],
};

test("whoever says something in a meeting of which a part is destroyed has said it still", () => {
  const { dir, store } = begun();
  fill(store);
  store.commit(() => store.erasure.partOf([7]));
  expect(readAll(store)).toEqual(everything);
  store.close();
  expect(readAll(begun(dir).store)).toEqual(everything);
});

test("a process that is killed while a part is destroyed loses nothing else, whenever that is", () => {
  const { dir, store } = begun();
  fill(store);
  const copies: string[] = [];
  store.commit(() => {
    copies.push(killed(dir));
    store.erasure.partOf([7]);
    copies.push(killed(dir)); // the key is another one, and nothing is sealed with it yet
  });
  copies.push(killed(dir));
  for (const copy of copies) expect(readAll(begun(copy).store)).toEqual(everything);
});

test("what is taken back with its commit is not lost by its key", () => {
  const { store } = begun();
  fill(store);
  const cut = () => {
    store.commit(() => {
      store.erasure.partOf([7]);
      throw new Error("the disk is full");
    });
  };
  expect(cut).toThrow("the disk is full");
  expect(readAll(store)).toEqual(everything);
  store.tidy();
  expect(readAll(store)).toEqual(everything);
});

/** Columns of text in which nobody says anything: the bot's own words, numbers, and names of settings. */
const ours: Readonly<Record<string, readonly string[]>> = {
  allowances: ["name"],
  farewells: ["name"],
  groups: ["link"],
  links: ["hash"],
  traces: ["who"],
  posts: ["name", "poll_id", "digest"],
  hindrances: ["kind"],
  dues: ["kind"],
};

test("every column in which words can stand is sealed, or is known to hold none of anybody’s", () => {
  const tables = Object.values(schema).filter((table) => table instanceof SQLiteTable);
  const harmless =
    /^(key|step|kind|status|state|locale|app_locale|zone|address|preset|start_time|method|post|repeats|error|closings|options|about)$/;
  const left = tables.flatMap((table) => {
    const { name, columns } = getTableConfig(table);
    const isSealed = (column: string) =>
      sealedColumns.some((one) => one.table === name && one.column === column);
    return columns
      .filter((column) => column.columnType.startsWith("SQLiteText"))
      .map((column) => column.name)
      .filter((column) => !isSealed(column) && !ours[name]?.includes(column) && !harmless.test(column))
      .map((column) => `${name}.${column}`);
  });
  expect(left).toEqual([]);
});

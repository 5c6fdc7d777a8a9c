import { copyFileSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { openStore } from "../../src/store/index.ts";

const KEY = Buffer.alloc(32, 7);
const DAY = 24 * 3_600_000;
const ANNA = 11;

/** A database in which something passes through: news, a letter, words without a place, a set-up. */
function passing() {
  const dir = mkdtempSync(join(tmpdir(), "krug-house-"));
  onTestFinished(() => rmSync(dir, { recursive: true, force: true }));
  const file = join(dir, "krug.db");
  const store = openStore(file, KEY);
  store.inbox.receive({ id: 5, body: { text: "news" }, origin: ANNA, receivedAt: 1 });
  store.outbox.send({
    ...{ key: "a", chatId: ANNA, method: "sendMessage", payload: { text: "letter" }, meetingId: 0 },
    ...{ post: "", lane: 0, repeats: "once", notBefore: 0 },
  });
  const draft = { personId: ANNA, meetingId: 0, step: "", kind: "", about: 0 };
  const pieces = [{ type: "text", text: "unplaced", file: "" }] as const;
  store.dialogues.keepDraft({ ...draft, pieces, listening: false, messageId: 0, changedAt: 1 });
  store.dialogues.keepDialogue({
    key: "setup:1:11",
    personId: ANNA,
    state: { theme: "setup" },
    changedAt: 1,
  });
  return { dir, file, store };
}

const told = (store: ReturnType<typeof openStore>): string =>
  JSON.stringify([
    store.inbox.next(1),
    store.outbox.inState("waiting"),
    store.dialogues.draftsOf(ANNA),
    store.dialogues.dialoguesOf(ANNA),
  ]);

test("what passes through is sealed anew every day, and goes on its way as if nothing had happened", () => {
  const { file, store } = passing();
  const before = told(store);
  for (const word of ["news", "letter", "unplaced", "setup"]) expect(before).toContain(word);
  store.house.turn(3 * DAY);
  expect(told(store)).toBe(before);
  store.close();
  const again = openStore(file, KEY);
  expect(told(again)).toBe(before);
  again.close();
});

test("a copy from yesterday tells nothing of it with the keys of today, and the bot starts all the same", () => {
  const { dir, file, store } = passing();
  const copy = join(dir, "copy.db");
  for (const end of ["", "-wal"]) copyFileSync(file + end, copy + end);
  store.house.turn(3 * DAY);
  store.close();
  copyFileSync(join(dir, "krug.keys"), join(dir, "copy.keys"));
  const yesterday = openStore(copy, KEY);
  expect(told(yesterday)).not.toMatch(/news|letter|unplaced|theme/);
  yesterday.house.turn(4 * DAY);
  yesterday.close();
});

test("words that never got a place, and a set-up that was begun, are not kept for ever", () => {
  const { store } = passing();
  store.commit(() => store.house.clear(0));
  expect(store.dialogues.draftsOf(ANNA)).toHaveLength(1);
  store.commit(() => store.house.clear(1));
  expect(store.dialogues.draftsOf(ANNA)).toEqual([]);
  expect(store.dialogues.dialoguesOf(ANNA)).toEqual([]);
  store.close();
});

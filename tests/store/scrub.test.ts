import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import Database from "better-sqlite3";
import { expect, onTestFinished, test } from "vitest";
import { openStore } from "../../src/store/index.ts";

const KEY = Buffer.alloc(32, 7);
const anna = { id: 11, name: "Anna", locale: "", appLocale: "", reachable: true };

test("who is forgotten while somebody reads the database leaves its files as soon as that has finished", () => {
  const dir = mkdtempSync(join(tmpdir(), "krug-scrub-"));
  const file = join(dir, "krug.db");
  const store = openStore(file, KEY);
  onTestFinished(() => {
    store.close();
    rmSync(dir, { recursive: true, force: true });
  });
  store.commit(() => store.circles.meet(anna));
  const reader = new Database(file, { readonly: true });
  reader.exec("BEGIN");
  const row = String(reader.prepare("SELECT name FROM people WHERE id = 11").pluck().get());
  const isThere = () =>
    ["", "-wal"].some((end) => existsSync(file + end) && readFileSync(file + end).includes(row));
  store.commit(() => store.erasure.person(11));
  expect(isThere()).toBe(true);
  store.tidy();
  reader.close();
  store.tidy();
  expect(isThere()).toBe(false);
});

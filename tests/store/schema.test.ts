import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { getTableConfig, SQLiteTable } from "../../src/store/drizzle.ts";
import { DatabaseInUse, openStore } from "../../src/store/index.ts";
import { openDatabase } from "../../src/store/open.ts";
import * as schema from "../../src/store/schema.ts";

const KEY = Buffer.alloc(32, 7);

function databaseFile(): string {
  const dir = mkdtempSync(join(tmpdir(), "krug-store-"));
  onTestFinished(() => rmSync(dir, { recursive: true, force: true }));
  return join(dir, "krug.db");
}

test("the migrations make exactly the tables that the code speaks of", () => {
  const { db, close } = openDatabase(databaseFile());
  onTestFinished(close);
  for (const table of Object.values(schema).filter((one) => one instanceof SQLiteTable)) {
    const { name, columns } = getTableConfig(table);
    const made = db.$client.pragma(`table_info(${name})`) as readonly {
      name: string;
      notnull: number;
      pk: number;
    }[];
    expect(made.map((column) => column.name).toSorted(), name).toEqual(
      columns.map((one) => one.name).toSorted(),
    );
    for (const { name: column, notnull, pk } of made)
      expect(notnull === 1 || pk > 0, `${name}.${column}`).toBe(
        columns.some((one) => one.name === column && one.notNull),
      );
  }
});

test("the last commit is on the disk before anything goes on", () => {
  const { db, close } = openDatabase(databaseFile());
  onTestFinished(close);
  expect(db.$client.pragma("journal_mode", { simple: true })).toBe("wal");
  expect(db.$client.pragma("synchronous", { simple: true })).toBe(2);
});

test("a second writer is turned away, and let in once the first one is gone", () => {
  const file = databaseFile();
  const first = openStore(file, KEY);
  expect(() => openStore(file, KEY)).toThrow(DatabaseInUse);
  first.close();
  openStore(file, KEY).close();
});

test("a commit that fails leaves nothing behind", () => {
  const store = openStore(databaseFile(), KEY);
  onTestFinished(store.close);
  expect(() =>
    store.commit(() => {
      store.beat(1);
      throw new Error("the disk is full");
    }),
  ).toThrow("the disk is full");
  expect(store.lastPulse()).toBeUndefined();
});

import { existsSync, statSync } from "node:fs";
import { join } from "node:path";
import Database from "better-sqlite3";
import { expect, test } from "vitest";
import { contentOf, folder, migrate, migrations } from "./planted.ts";

/** Two tables, the one belonging to the other as content should never belong. */
const tables = {
  tag: "0100_tables",
  sql: `CREATE TABLE shelves (id integer PRIMARY KEY, name text NOT NULL);
--> statement-breakpoint
CREATE TABLE books (id integer PRIMARY KEY, shelf integer NOT NULL REFERENCES shelves(id) ON DELETE CASCADE, words text NOT NULL);`,
};

/** As drizzle-kit rebuilds a table: its own pragma has no effect inside the transaction. */
const rebuild = (tag: string, which: string) => ({
  tag,
  sql: `PRAGMA foreign_keys=OFF;--> statement-breakpoint
CREATE TABLE __new_shelves (id integer PRIMARY KEY, name text NOT NULL, room integer DEFAULT 1 NOT NULL);
--> statement-breakpoint
INSERT INTO __new_shelves (id, name) SELECT id, name FROM shelves ${which};--> statement-breakpoint
DROP TABLE shelves;--> statement-breakpoint
ALTER TABLE __new_shelves RENAME TO shelves;--> statement-breakpoint
PRAGMA foreign_keys=ON;`,
});

/** A database with three shelves and three books. */
function library() {
  const file = join(folder(), "krug.db");
  migrate(file, migrations([tables]));
  const db = new Database(file);
  for (const id of [1, 2, 3]) {
    db.prepare("INSERT INTO shelves VALUES (?, ?)").run(id, `Shelf ${id}`);
    db.prepare("INSERT INTO books VALUES (?, ?, ?)").run(id, id, `It began in September ${id}.`);
  }
  db.close();
  return { file, copy: (tag: string) => `${file}.before-${tag}` };
}

test("a migration that rebuilds a table loses nothing that belongs to it, and a copy of before is there", () => {
  const { file, copy } = library();
  const before = contentOf(file);
  migrate(file, migrations([tables, rebuild("0101_room", "")]));
  const now = contentOf(file);
  expect(now.books).toEqual(before.books);
  expect(now.shelves).toMatchObject([{ room: 1 }, { room: 1 }, { room: 1 }]);
  expect(contentOf(copy("0101_room"))).toEqual(before);
  expect(statSync(copy("0101_room")).mode & 0o777).toBe(0o600);
});

test.each([
  ["drops rows", rebuild("0101_room", "WHERE id < 3"), "shelves lost rows"],
  [
    "leaves rows without what they belong to",
    { tag: "0101_swap", sql: "UPDATE books SET shelf = 9 WHERE id = 1" },
    "rows lost what they belong to",
  ],
  [
    "does not go through",
    { tag: "0101_typo", sql: "CREATE TABEL rooms (id integer)" },
    "could not be brought",
  ],
  [
    "fails in its second half",
    { tag: "0101_half", sql: "DELETE FROM books;--> statement-breakpoint\nINSERT INTO nowhere VALUES (1)" },
    "could not be brought",
  ],
  ["drops a whole table", { tag: "0101_drop", sql: "DROP TABLE books" }, "books lost rows"],
])("a migration that %s is refused, and everything is as it was", (_, planted, why) => {
  const { file } = library();
  const before = contentOf(file);
  expect(() => migrate(file, migrations([tables, planted]))).toThrow(why);
  expect(contentOf(file)).toEqual(before);
  migrate(file, migrations([tables]));
  expect(contentOf(file)).toEqual(before);
});

test("a refused migration is refused again at the next start, and still nothing is lost", () => {
  const { file } = library();
  const before = contentOf(file);
  const folder = migrations([tables, rebuild("0101_room", "WHERE id < 3")]);
  for (const _ of ["first", "second"]) expect(() => migrate(file, folder)).toThrow("It is as it was before");
  expect(contentOf(file)).toEqual(before);
  migrate(file, migrations([tables, rebuild("0101_room", "")]));
});

test("a migration with an older stamp would be skipped without a word, so it is refused with a sentence", () => {
  const { file } = library();
  const before = contentOf(file);
  const late = { tag: "0099_late", sql: "CREATE TABLE late (id integer)", when: 1 };
  expect(() => migrate(file, migrations([tables, late]))).toThrow(
    "The migration 0099_late is older than what the database has already had",
  );
  expect(contentOf(file)).toEqual(before);
});

test("a first start makes no copy of nothing", () => {
  const dir = folder();
  migrate(join(dir, "krug.db"), migrations([]));
  expect(existsSync(join(dir, "krug.db.before-0000_first"))).toBe(false);
});

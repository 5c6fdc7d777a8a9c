import { readFileSync } from "node:fs";
import { join } from "node:path";
import Database from "better-sqlite3";
import { expect, test } from "vitest";

const migrations = join(import.meta.dirname, "../../migrations");

const run = (db: Database.Database, name: string) => {
  const statements = readFileSync(join(migrations, `${name}.sql`), "utf8").split("--> statement-breakpoint");
  for (const statement of statements) db.exec(statement);
};

test("letters of an older version keep their place, and a living message is one of them once", () => {
  const db = new Database(":memory:");
  run(db, "0000_first");
  run(db, "0001_inbox");
  const put = db.prepare(
    "INSERT INTO outbox (key, chat_id, method, payload, lane, state, not_before) VALUES (?, -1, 'living', '{}', 3, ?, 0)",
  );
  for (const state of ["sent", "sent", "failed", "waiting"]) put.run("card:1", state);
  put.run(null, "waiting");
  run(db, "0002_delivery");
  const kept = db.prepare("SELECT key, state FROM outbox ORDER BY id").all();
  expect(kept).toEqual([
    { key: "before:1", state: "sent" },
    { key: "before:2", state: "sent" },
    { key: "before:3", state: "failed" },
    { key: "card:1", state: "waiting" },
    { key: "before:5", state: "waiting" },
  ]);
  db.close();
});

import { chmodSync, copyFileSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import type Database from "better-sqlite3";
import { z } from "zod";
import { migrate } from "./drizzle.ts";
import type { Db } from "./open.ts";

/** The database could not be brought up to date; it is left as it was. */
export class MigrationFailed extends Error {}

const journal = z.object({ entries: z.array(z.object({ when: z.number(), tag: z.string() })) });
type Entry = z.infer<typeof journal>["entries"][number];

/** Tables that a migration makes, and no row of anybody. */
const bookkeeping = "__drizzle_migrations";

/**
 * Brings a database up to date. What was there before is copied first, and put back where a migration lost a row or
 * broke something: SQLite rebuilds a table by dropping it, and a mistake there is silent.
 */
export function bringUpToDate(db: Db, file: string, folder: string): void {
  const client = db.$client;
  const pending = pendingIn(client, folder);
  const [first] = pending;
  if (!first) return;
  const before = rowCounts(client);
  const copy = `${file}.before-${first.tag}`;
  const isNew = before.size === 0;
  if (!isNew) copyTo(client, copy);
  client.pragma("foreign_keys = OFF"); // inside the migration's own transaction this would have no effect
  const why = attempt(() => migrate(db, { migrationsFolder: folder })) ?? whatIsWrong(client, before);
  client.pragma("foreign_keys = ON");
  if (why === undefined) return;
  client.close();
  if (!isNew) putBack(copy, file);
  throw new MigrationFailed(`The database could not be brought up to date (${why}). It is as it was before.`);
}

/** What has not been applied yet. An entry older than what has been would be skipped without a word: refused. */
function pendingIn(client: Database.Database, folder: string): readonly Entry[] {
  const { entries } = journal.parse(JSON.parse(readFileSync(join(folder, "meta/_journal.json"), "utf8")));
  const known = client.prepare("SELECT 1 FROM sqlite_schema WHERE name = ?").get(bookkeeping) !== undefined;
  const applied = known
    ? (client.prepare(`SELECT created_at FROM ${bookkeeping}`).pluck().all() as readonly number[]).map(Number)
    : [];
  const pending = entries.filter(({ when }) => !applied.includes(when));
  const late = pending.find(({ when }) => applied.some((moment) => moment > when));
  if (late)
    throw new MigrationFailed(`The migration ${late.tag} is older than what the database has already had`);
  return pending;
}

function attempt(act: () => void): string | undefined {
  try {
    act();
    return undefined;
  } catch (error) {
    return error instanceof Error ? error.name : "a failure";
  }
}

function whatIsWrong(client: Database.Database, before: ReadonlyMap<string, number>): string | undefined {
  const now = rowCounts(client);
  const fewer = [...before].find(([table, count]) => (now.get(table) ?? 0) < count);
  if (fewer) return `${fewer[0]} lost rows`;
  if ((client.pragma("foreign_key_check") as readonly unknown[]).length > 0)
    return "rows lost what they belong to";
  if (client.pragma("integrity_check", { simple: true }) !== "ok") return "the file is damaged";
  return undefined;
}

function rowCounts(client: Database.Database): ReadonlyMap<string, number> {
  const tables = client
    .prepare("SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%' AND name <> ?")
    .pluck()
    .all(bookkeeping) as readonly string[];
  const count = (table: string) => client.prepare(`SELECT count(*) FROM "${table}"`).pluck().get() as number;
  return new Map(tables.map((table) => [table, count(table)]));
}

/** A whole, compact copy of a database that is open, readable by its owner alone. */
export function copyTo(client: Database.Database, copy: string): void {
  rmSync(copy, { force: true });
  client.prepare("VACUUM INTO ?").run(copy);
  chmodSync(copy, 0o600);
}

function putBack(copy: string, file: string): void {
  for (const rest of ["-wal", "-shm"]) rmSync(`${file}${rest}`, { force: true });
  copyFileSync(copy, file);
}

import { copyFileSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import Database from "better-sqlite3";
import { z } from "zod";
import { Obstacle } from "../obstacle.ts";
import { copyTo } from "./copy.ts";
import { migrate } from "./drizzle.ts";
import type { Db } from "./open.ts";

/** The database could not be brought up to date; it is left as it was. */
export class MigrationFailed extends Obstacle {}

const journal = z.object({ entries: z.array(z.object({ when: z.number(), tag: z.string() })) });
type Entry = z.infer<typeof journal>["entries"][number];

/** The migrations of this version of the bot. */
export const ourMigrations = join(dirname(fileURLToPath(import.meta.url)), "../../migrations");

const BEFORE = ".before-";

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
  const copy = `${file}${BEFORE}${first.tag}`;
  const isNew = before.size === 0;
  rmSync(copy, { force: true }); // of an earlier attempt
  if (!isNew) copyTo(client, copy);
  client.pragma("foreign_keys = OFF"); // inside the migration's own transaction this would have no effect
  const why = attempt(() => migrate(db, { migrationsFolder: folder })) ?? whatIsWrong(client, before);
  client.pragma("foreign_keys = ON");
  if (why === undefined) return;
  client.close();
  if (!isNew) putBack(copy, file);
  throw new MigrationFailed(`The database could not be brought up to date (${why}). It is as it was before.`);
}

/** The copies of a database that were made before migrations. */
export const copiesOf = (file: string): readonly string[] =>
  readdirSync(dirname(file))
    .filter((name) => name.startsWith(`${basename(file)}${BEFORE}`) && !name.endsWith("-journal"))
    .map((name) => join(dirname(file), name));

/** What has not been applied yet. An entry older than what has been would be skipped without a word: refused. */
function pendingIn(client: Database.Database, folder: string): readonly Entry[] {
  const applied = migrationsIn(client);
  const pending = entriesOf(folder).filter(({ when }) => !applied.includes(when));
  const late = pending.find(({ when }) => applied.some((moment) => moment > when));
  if (late)
    throw new MigrationFailed(`The migration ${late.tag} is older than what the database has already had`);
  return pending;
}

const entriesOf = (folder: string): readonly Entry[] =>
  journal.parse(JSON.parse(readFileSync(join(folder, "meta/_journal.json"), "utf8"))).entries;

/** The stamps of the migrations that this version of the bot knows. */
export const knownMigrations = (): readonly number[] => entriesOf(ourMigrations).map(({ when }) => when);

/** The stamps of the migrations that a database has had. */
export function migrationsIn(client: Database.Database): readonly number[] {
  const isKept = client.prepare("SELECT 1 FROM sqlite_schema WHERE name = ?").get(bookkeeping) !== undefined;
  if (!isKept) return [];
  const stamps = client.prepare(`SELECT created_at FROM ${bookkeeping}`).pluck().all() as readonly number[];
  return stamps.map(Number);
}

/** Whether a database holds exactly the tables and indexes that its migrations make, and no view or trigger beside them. */
export function isBuiltByUs(client: Database.Database): boolean {
  const had = migrationsIn(client);
  const built = new Database(":memory:");
  try {
    for (const { when, tag } of entriesOf(ourMigrations))
      if (had.includes(when)) built.exec(readFileSync(join(ourMigrations, `${tag}.sql`), "utf8"));
    const [ours, theirs] = [built, client].map(partsOf);
    return [...(theirs ?? [])].every((part) => ours?.has(part));
  } finally {
    built.close();
  }
}

/** What a database is made of: each thing, and each column with what it does by itself. */
function partsOf(client: Database.Database): ReadonlySet<string> {
  const things = client
    .prepare<[string], { name: string; part: string }>(
      "SELECT name, type || ' ' || name || ' ' || tbl_name AS part FROM sqlite_schema WHERE tbl_name <> ?",
    )
    .all(bookkeeping);
  const columns = things.flatMap(
    ({ name }) =>
      client
        .prepare(
          "SELECT ? || ' ' || name || ' ' || coalesce(dflt_value, '') || hidden FROM pragma_table_xinfo(?)",
        )
        .pluck()
        .all(name, name) as readonly string[],
  );
  return new Set([
    ...things.map(({ part }) => part).filter((part) => !/ sqlite_(sequence|stat)/.test(part)),
    ...columns,
  ]);
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

function putBack(copy: string, file: string): void {
  for (const rest of ["-wal", "-shm"]) rmSync(`${file}${rest}`, { force: true });
  copyFileSync(copy, file);
}

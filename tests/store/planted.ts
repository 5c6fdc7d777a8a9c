import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import Database from "better-sqlite3";
import { onTestFinished } from "vitest";
import { openDatabase } from "../../src/store/open.ts";

export const ours = join(import.meta.dirname, "../../migrations");

/** Every commit waits for the disk; these databases need not. */
const QUICK = existsSync("/dev/shm") ? "/dev/shm" : tmpdir();

export function folder(): string {
  const dir = mkdtempSync(join(QUICK, "krug-store-"));
  onTestFinished(() => rmSync(dir, { recursive: true, force: true }));
  return dir;
}

interface Entry {
  readonly idx: number;
  readonly when: number;
  readonly tag: string;
}

/** Our migrations, as many of them as are wanted, and others behind them: by their names, what they do and when. */
export function migrations(
  planted: readonly { readonly tag: string; readonly sql: string; readonly when?: number }[],
  first = Number.POSITIVE_INFINITY,
): string {
  const dir = folder();
  cpSync(ours, dir, { recursive: true });
  const file = join(dir, "meta/_journal.json");
  const journal = JSON.parse(readFileSync(file, "utf8")) as { entries: readonly Entry[] };
  const kept = journal.entries.slice(0, first);
  const last = kept.at(-1)?.when ?? 0;
  const more = planted.map(({ tag, sql, when = last + 1 }, index) => {
    writeFileSync(join(dir, `${tag}.sql`), sql);
    return { idx: kept.length + index, version: "6", when: when + index, tag, breakpoints: true };
  });
  writeFileSync(file, JSON.stringify({ ...journal, entries: [...kept, ...more] }));
  return dir;
}

/** Brings a database up to date and lets go of it. */
export const migrate = (file: string, folder: string): void => openDatabase(file, folder).close();

/** Everything that stands in a database, table by table. */
export function contentOf(file: string): Record<string, unknown> {
  const db = new Database(file, { readonly: true });
  const tables = db.prepare("SELECT name, sql FROM sqlite_schema ORDER BY name").all() as { name: string }[];
  const isTable = db.prepare("SELECT 1 FROM sqlite_schema WHERE type = 'table' AND name = ?");
  const rows = tables
    .filter(({ name }) => isTable.get(name))
    .map(({ name }) => [name, db.prepare(`SELECT * FROM "${name}"`).all()]);
  db.close();
  return { tables, ...Object.fromEntries(rows) };
}

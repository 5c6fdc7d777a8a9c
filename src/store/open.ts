import { chmodSync, mkdirSync } from "node:fs";
import { dirname } from "node:path";
import Database from "better-sqlite3";
import type { BetterSQLite3Database } from "drizzle-orm/better-sqlite3";
import { drizzle } from "./drizzle.ts";
import { bringUpToDate, ourMigrations } from "./migrations.ts";
import * as schema from "./schema.ts";

export type Db = BetterSQLite3Database<typeof schema> & { readonly $client: Database.Database };

/** The database is in use by another process: two writers would mix one meeting into another. */
export class DatabaseInUse extends Error {}

export interface OpenDatabase {
  readonly db: Db;
  close(): void;
}

/**
 * Opens the one database file of the bot for one writer, and brings it up to date. Others may read it meanwhile.
 * Throws DatabaseInUse while another process writes, MigrationFailed where it cannot be brought up to date.
 */
export function openDatabase(file: string, migrations = ourMigrations): OpenDatabase {
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
  const lock = holdLock(`${file}.lock`);
  try {
    return open(file, lock, migrations);
  } catch (error) {
    lock.close();
    throw error;
  }
}

function open(file: string, lock: Database.Database, migrations: string): OpenDatabase {
  const client = new Database(file);
  client.pragma("journal_mode = WAL");
  client.pragma("synchronous = FULL"); // the default of a WAL database loses the last commits when the power goes
  client.pragma("busy_timeout = 2000");
  const db = drizzle(client, { schema }) as Db;
  client.pragma("secure_delete = ON"); // what is deleted is overwritten, not only forgotten
  bringUpToDate(db, file, migrations);
  chmodSync(file, 0o600);
  return {
    db,
    close: () => {
      client.close();
      lock.close();
    },
  };
}

/** A lock that the operating system gives back even when the process is killed. */
export function holdLock(file: string): Database.Database {
  const lock = new Database(file, { timeout: 0 });
  try {
    lock.exec("BEGIN EXCLUSIVE");
    return lock;
  } catch (error) {
    lock.close();
    if (!(error instanceof Database.SqliteError && error.code.startsWith("SQLITE_BUSY"))) throw error;
    throw new DatabaseInUse(`Another process is using ${file.replace(/\.lock$/, "")}`);
  }
}

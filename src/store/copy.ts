import { chmodSync, closeSync, fsyncSync, openSync } from "node:fs";
import Database from "better-sqlite3";

/** A whole, compact copy of a database that is open: readable by its owner alone, and on the disk. Never overwrites. */
export function copyTo(client: Database.Database, copy: string): void {
  client.prepare("VACUUM INTO ?").run(copy);
  chmodSync(copy, 0o600);
  settle(copy);
}

/** As `copyTo`, of a database that another process may be writing to: as it stood at one moment. */
export const copyOf = (file: string, copy: string): void => lookInto(file, (client) => copyTo(client, copy));

/** Opens a database only to look at it. Throws where there is none, or it is none. */
export function lookInto<T>(file: string, look: (client: Database.Database) => T): T {
  const client = new Database(file, { readonly: true, fileMustExist: true });
  try {
    return look(client);
  } finally {
    client.close();
  }
}

/** A file's content, or a folder's names, outlast the power. */
export function settle(path: string): void {
  const opened = openSync(path, "r");
  try {
    fsyncSync(opened);
  } finally {
    closeSync(opened);
  }
}

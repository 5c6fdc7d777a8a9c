import type Database from "better-sqlite3";
import { lookInto } from "./copy.ts";
import { isBuiltByUs, knownMigrations, migrationsIn } from "./migrations.ts";

/** Without these it is no database of the bot, of whatever version. */
const landmarks = ["groups", "meetings", "inbox", "outbox", "posts", "pulse"];

/** Why the bot could not live by this file; undefined = it could. Other people's files are not opened for writing. */
export function flawOf(file: string): string | undefined {
  try {
    return lookInto(file, flawIn);
  } catch {
    return "it is damaged, or no database";
  }
}

function flawIn(client: Database.Database): string | undefined {
  if (client.pragma("integrity_check", { simple: true }) !== "ok") return "it is damaged";
  const tables = client.prepare("SELECT name FROM sqlite_schema WHERE type = 'table'").pluck().all();
  if (!landmarks.every((name) => tables.includes(name))) return "it is no database of this bot";
  const known = knownMigrations();
  const isNewer = migrationsIn(client).some((moment) => !known.includes(moment));
  if (isNewer) return "it was made by a newer version of the bot";
  return isBuiltByUs(client)
    ? undefined
    : "it holds a table, a view or a trigger that this bot does not make";
}

import { createRequire } from "node:module";

/**
 * Drizzle, loaded as CommonJS: as an ES module Node reads its large package.json again for every one of its files,
 * which costs four seconds and 200 MB at each start. (drizzle-kit reads this file without an import.meta.)
 */
const load = createRequire(import.meta.url ?? `file://${process.cwd()}/`);

const core = load("drizzle-orm") as typeof import("drizzle-orm");
const sqlite = load("drizzle-orm/sqlite-core") as typeof import("drizzle-orm/sqlite-core");
const driver = load("drizzle-orm/better-sqlite3") as typeof import("drizzle-orm/better-sqlite3");
const migrator = load(
  "drizzle-orm/better-sqlite3/migrator",
) as typeof import("drizzle-orm/better-sqlite3/migrator");

export const {
  and,
  asc,
  desc,
  eq,
  getTableColumns,
  gt,
  gte,
  inArray,
  like,
  lt,
  lte,
  ne,
  notInArray,
  or,
  sql,
} = core;
export const {
  getTableConfig,
  index,
  integer,
  primaryKey,
  real,
  SQLiteTable,
  sqliteTable,
  text,
  unique,
  uniqueIndex,
} = sqlite;
export const { drizzle } = driver;
export const { migrate } = migrator;

import { integer, sqliteTable, text } from "./drizzle.ts";

/**
 * What is kept at the second place of people who have been forgotten here, until it has gone there as well. The name
 * is the one it bears there, which tells nothing of whose it was.
 */
export const farewells = sqliteTable("farewells", { name: text().primaryKey() });

/** One row: when the bot was last known to be awake, so that a start can tell how long it was away. */
export const pulse = sqliteTable("pulse", { id: integer().primaryKey(), at: integer().notNull() });

import { index, integer, primaryKey, sqliteTable, text } from "./drizzle.ts";

/**
 * What is kept at the second place of people who have been forgotten here, until it has gone there as well. The name
 * is the one it bears there, which tells nothing of whose it was.
 */
export const farewells = sqliteTable("farewells", { name: text().primaryKey() });

/** Groups in which something of their own does not get through: the clock of their meeting stands still. */
export const holds = sqliteTable("holds", {
  groupId: integer("group_id").primaryKey(),
  /** Since when. */
  since: integer().notNull(),
  /** From when on it has to be decided what becomes of it. */
  due: integer().notNull(),
  /** The moderator has been asked. */
  asked: integer({ mode: "boolean" }).notNull().default(false),
});

/** One row: when the bot was last known to be awake, so that a start can tell how long it was away. */
export const pulse = sqliteTable("pulse", { id: integer().primaryKey(), at: integer().notNull() });

/** Whom a meeting names, by a keyed hash of their number: what a person asks about them is found without reading all. */
export const traces = sqliteTable(
  "traces",
  { meetingId: integer("meeting_id").notNull(), who: text().notNull() },
  (table) => [primaryKey({ columns: [table.meetingId, table.who] }), index("traces_who").on(table.who)],
);

/** Every link that leads to a group still, by a keyed hash. */
export const links = sqliteTable(
  "links",
  {
    hash: text().primaryKey(),
    groupId: integer("group_id").notNull(),
    /** Sealed: the link itself, as long as it is the newest one; empty = there is a newer. */
    secret: text().notNull(),
  },
  (table) => [index("links_group").on(table.groupId)],
);

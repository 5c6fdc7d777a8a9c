import type {
  SQLiteColumn,
  SQLiteInsertValue,
  SQLiteTable,
  SQLiteUpdateSetSource,
} from "drizzle-orm/sqlite-core";
import { getTableColumns, sql } from "./drizzle.ts";
import type { Db } from "./open.ts";

type Row<T extends SQLiteTable> = T["$inferSelect"];

/** Every column as a placeholder of its own name: building a statement takes longer than running it. */
export const slots = <T extends SQLiteTable>(table: T, names = Object.keys(getTableColumns(table))) =>
  Object.fromEntries(names.map((name) => [name, sql.placeholder(name)])) as SQLiteInsertValue<T>;

/** Writes whole rows, each in the place of the one that has the same key. */
export function upsert<T extends SQLiteTable>(
  db: Db,
  table: T,
  key: [SQLiteColumn, ...SQLiteColumn[]],
): (row: Row<T>) => void {
  const rest = Object.entries(getTableColumns(table)).filter(([, column]) => !key.includes(column));
  const set = Object.fromEntries(
    rest.map(([name, column]) => [name, sql`excluded.${sql.identifier(column.name)}`]),
  );
  const statement = db
    .insert(table)
    .values(slots(table))
    .onConflictDoUpdate({ target: key, set: set as SQLiteUpdateSetSource<T> })
    .prepare();
  return (row) => {
    statement.run(row);
  };
}

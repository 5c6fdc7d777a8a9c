import type { Db } from "./open.ts";

/** A number that no row of the table has ever had: an old button must not mean somebody else's meeting. */
export function nextId({ $client }: Db, table: "groups" | "meetings"): number {
  const last = $client.prepare("SELECT seq FROM sqlite_sequence WHERE name = ?").pluck().get(table);
  return Number(last ?? 0) + 1;
}

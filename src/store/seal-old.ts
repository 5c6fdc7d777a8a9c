import type Database from "better-sqlite3";
import type { Scope } from "./keyring.ts";
import { ofMeeting, type Vault } from "./vault.ts";

interface OldColumn {
  readonly table: string;
  readonly columns: readonly string[];
  /** The column that says whose the row is. */
  readonly owner: string;
  readonly scope: (owner: number) => Scope;
}

/** What was kept in clear before there was a vault. */
const inClear: readonly OldColumn[] = [
  { table: "groups", columns: ["title", "theme", "rules"], owner: "id", scope: (id) => `group:${id}` },
  { table: "members", columns: ["parked"], owner: "group_id", scope: (id) => `group:${id}` },
  { table: "people", columns: ["name"], owner: "id", scope: (id) => `person:${id}` },
  { table: "meetings", columns: ["theme", "state"], owner: "id", scope: ofMeeting },
  { table: "contributions", columns: ["text", "pieces"], owner: "meeting_id", scope: ofMeeting },
  { table: "drafts", columns: ["pieces"], owner: "meeting_id", scope: ofMeeting },
  { table: "notes", columns: ["text"], owner: "meeting_id", scope: ofMeeting },
  { table: "outbox", columns: ["payload"], owner: "meeting_id", scope: ofMeeting },
  { table: "dialogues", columns: ["state"], owner: "cast(key AS integer)", scope: ofMeeting },
  { table: "inbox", columns: ["body"], owner: "0", scope: () => "house" },
];

/** Seals what an earlier version of the bot has left in clear, and leaves nothing of it in the file. */
export function sealWhatIsOpen(client: Database.Database, vault: Vault): void {
  const seal = client.transaction(() =>
    inClear.reduce((sum, column) => sum + sealIn(client, vault, column), 0),
  );
  if (seal.immediate() === 0) return;
  client.exec("VACUUM");
  client.pragma("wal_checkpoint(TRUNCATE)");
}

function sealIn(
  client: Database.Database,
  vault: Vault,
  { table, columns, owner, scope }: OldColumn,
): number {
  let sealed = 0;
  for (const column of columns) {
    const rows = client
      .prepare(
        `SELECT rowid, ${owner} AS owner, ${column} AS said FROM ${table} WHERE ${column} GLOB '[^~]*'`,
      )
      .all() as readonly { rowid: number; owner: number; said: string }[];
    const keep = client.prepare(`UPDATE ${table} SET ${column} = ? WHERE rowid = ?`);
    for (const row of rows) keep.run(vault.seal(scope(row.owner), row.said), row.rowid);
    sealed += rows.length;
  }
  return sealed;
}

import Database from "better-sqlite3";
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

/**
 * Seals what an earlier version of the bot has left in clear, and leaves nothing of it in the file. The copies that
 * were made before migrations come first: where this breaks off, the database itself still tells that they are open.
 */
export function sealWhatIsOpen(client: Database.Database, vault: Vault, copies: readonly string[]): void {
  if (!inClear.some((column) => rowsIn(client, column).length > 0)) return;
  for (const file of copies) {
    const copy = new Database(file);
    try {
      sealAll(copy, vault);
    } finally {
      copy.close();
    }
  }
  sealAll(client, vault);
}

function sealAll(client: Database.Database, vault: Vault): void {
  client.pragma("secure_delete = ON"); // a crash before the end of this must leave nothing either
  const seal = client.transaction(() => {
    for (const one of inClear) sealIn(client, vault, one);
  });
  seal.immediate();
  client.exec("VACUUM");
  client.pragma("wal_checkpoint(TRUNCATE)");
}

interface OpenRow {
  readonly row: number;
  readonly owner: number;
  readonly column: string;
  readonly said: string;
}

const rowsIn = (client: Database.Database, { table, columns, owner }: OldColumn): readonly OpenRow[] =>
  columns.flatMap(
    (column) =>
      client
        .prepare(
          `SELECT rowid AS row, ${owner} AS owner, '${column}' AS column, ${column} AS said FROM ${table} WHERE ${column} GLOB '[^~]*'`,
        )
        .all() as readonly OpenRow[],
  );

function sealIn(client: Database.Database, vault: Vault, old: OldColumn): void {
  for (const { row, owner, column, said } of rowsIn(client, old))
    client
      .prepare(`UPDATE ${old.table} SET ${column} = ? WHERE rowid = ?`)
      .run(vault.seal(old.scope(owner), said), row);
}

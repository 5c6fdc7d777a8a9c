import { copyFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Meeting } from "../../src/core/meeting.ts";
import { openStore } from "../../src/store/index.ts";
import { meetingTable } from "../../src/store/meetings.ts";
import { openDatabase } from "../../src/store/open.ts";
import type { Vault } from "../../src/store/vault.ts";
import type { History } from "./history.ts";

type Stored = History["stored"];

const ours = join(import.meta.dirname, "../../migrations");
const journal: { readonly entries: readonly { readonly tag: string }[] } = JSON.parse(
  readFileSync(join(ours, "meta/_journal.json"), "utf8"),
);
const tables = ["meetings", "contributions", "votes", "turns"] as const;

/** Seals nothing: what is kept for good has to be readable without a key. */
const inClear: Vault = {
  seal: (_, clear) => clear,
  keyedHash: (_, words) => words,
  sealJson: (_, value) => JSON.stringify(value),
  open: (_, stored) => stored,
  openJson: (_, stored) => (stored === "" ? undefined : JSON.parse(stored)),
};

/** A meeting as today's tables hold it. */
export function store(meeting: Meeting, after: number): Stored {
  return inFolder((folder) => {
    const { db, close } = openDatabase(join(folder, "krug.db"));
    try {
      meetingTable(db, inClear, { keep: () => {} }).save(meeting, undefined, meeting.closesAt);
      const rows = tables.map((name) => [name, db.$client.prepare(`SELECT * FROM ${name}`).all()] as const);
      const migration = journal.entries.at(-1)?.tag ?? "";
      return { after, migration, tables: Object.fromEntries(rows) as Stored["tables"] };
    } finally {
      close();
    }
  });
}

/** The meeting as today's bot reads it out of a database of an older version. */
export function restore({ tables: rows, migration }: Stored): Meeting | undefined {
  return inFolder((folder) => {
    const file = join(folder, "krug.db");
    const { db, close } = openDatabase(file, migrationsUpTo(migration, folder));
    for (const [table, list] of Object.entries(rows))
      for (const row of list) {
        const names = Object.keys(row);
        const values = names.map((name) => `@${name}`);
        db.$client.prepare(`INSERT INTO ${table} (${names}) VALUES (${values})`).run(row);
      }
    close();
    const today = openStore(file, Buffer.alloc(32, 7));
    try {
      return today.meetings.find(Number(rows.meetings?.[0]?.id));
    } finally {
      today.close();
    }
  });
}

/** The migrations as they were when the last of them was this one, in a folder of their own. */
export function migrationsUpTo(tag: string, folder: string): string {
  const older = join(folder, "migrations");
  const entries = journal.entries.slice(0, journal.entries.findIndex((one) => one.tag === tag) + 1);
  mkdirSync(join(older, "meta"), { recursive: true });
  for (const one of entries) copyFileSync(join(ours, `${one.tag}.sql`), join(older, `${one.tag}.sql`));
  writeFileSync(join(older, "meta/_journal.json"), JSON.stringify({ ...journal, entries }));
  return older;
}

function inFolder<T>(act: (folder: string) => T): T {
  const folder = mkdtempSync(join(tmpdir(), "krug-history-"));
  try {
    return act(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

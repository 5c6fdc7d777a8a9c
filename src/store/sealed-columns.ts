import type Database from "better-sqlite3";
import type { Scope } from "./keyring.ts";
import { places } from "./places.ts";

/** A row as SQLite gives it, under the names that its columns have there. */
type Row = Readonly<Record<string, string | number | null>>;

export interface SealedColumn {
  readonly table: string;
  readonly column: string;
  /** Whose the words are. What belongs to meeting 0 is the house's. */
  readonly of: "meeting" | "group" | "person" | "house";
  /** What says so in each row, in SQL. */
  readonly owner: string;
  /** Where a sealed value stands among the others of its scope; undefined = anywhere. */
  readonly place?: (row: Row) => string;
}

const text = (row: Row, name: string): string => String(row[name] ?? "");
const number = (row: Row, name: string): number => Number(row[name] ?? 0);

const draftAt = (row: Row): string =>
  places.draft({
    personId: number(row, "person_id"),
    meetingId: number(row, "meeting_id"),
    step: text(row, "step"),
    kind: text(row, "kind"),
    about: number(row, "about"),
  });

const ofMeeting = { of: "meeting", owner: "meeting_id" } as const;
const ofGroup = { table: "groups", of: "group", owner: "id" } as const;

/** Wherever the database holds what somebody said, or is called. */
export const sealedColumns: readonly SealedColumn[] = [
  { ...ofGroup, column: "title" },
  { ...ofGroup, column: "theme" },
  { ...ofGroup, column: "rules" },
  { table: "links", column: "secret", of: "group", owner: "group_id" },
  { table: "members", column: "parked", of: "group", owner: "group_id" },
  { table: "people", column: "name", of: "person", owner: "id" },
  { table: "meetings", column: "theme", of: "meeting", owner: "id" },
  { table: "meetings", column: "state", of: "meeting", owner: "id" },
  { ...ofMeeting, table: "contributions", column: "text", place: (row) => places.text(number(row, "id")) },
  {
    ...ofMeeting,
    table: "contributions",
    column: "pieces",
    place: (row) => places.pieces(number(row, "id")),
  },
  { ...ofMeeting, table: "drafts", column: "pieces", place: draftAt },
  {
    ...ofMeeting,
    table: "notes",
    column: "text",
    place: (row) => places.note({ personId: number(row, "person_id"), at: number(row, "at") }),
  },
  {
    ...ofMeeting,
    table: "outbox",
    column: "payload",
    place: ({ key }) => places.letter(key === null ? null : String(key)),
  },
  {
    table: "dialogues",
    column: "state",
    of: "meeting",
    owner: "cast(key AS integer)",
    place: (row) => places.dialogue(text(row, "key")),
  },
  {
    table: "inbox",
    column: "body",
    of: "house",
    owner: "0",
    place: (row) => places.update(number(row, "id")),
  },
];

/** Those that a database has: a copy of before may lack a table. */
export const sealedIn = (client: Database.Database): readonly SealedColumn[] =>
  sealedColumns.filter(({ table }) =>
    client.prepare("SELECT 1 FROM sqlite_schema WHERE type = 'table' AND name = ?").get(table),
  );

/** One sealed value, and where it lies. */
export interface Lying {
  readonly rowid: number;
  readonly owner: number;
  readonly stored: string;
  readonly place: string | undefined;
}

/** The values of a column that are there and fulfil a condition in SQL. */
export function lyingIn(
  client: Database.Database,
  { table, column, owner, place }: SealedColumn,
  condition: string,
): readonly Lying[] {
  const rows = client
    .prepare<[], Row>(
      `SELECT *, rowid AS "the row", ${owner} AS "the owner" FROM "${table}" WHERE "${column}" <> '' AND ${condition}`,
    )
    .all();
  return rows.map((row) => ({
    rowid: number(row, "the row"),
    owner: number(row, "the owner"),
    stored: text(row, column),
    place: place?.(row),
  }));
}

export function putIn(
  client: Database.Database,
  { table, column }: SealedColumn,
  { rowid }: Lying,
  stored: string,
): void {
  client.prepare(`UPDATE "${table}" SET "${column}" = ? WHERE rowid = ?`).run(stored, rowid);
}

/** The rows of a column that belong to a scope, in SQL; undefined = none can. */
export function belonging({ of, owner }: SealedColumn, scope: Scope): string | undefined {
  if (scope === "house") return of === "meeting" || of === "house" ? `${owner} <= 0` : undefined;
  const [kind, id] = scope.split(":");
  return kind === of ? `${owner} = ${Number(id)}` : undefined;
}

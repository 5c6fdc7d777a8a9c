import Database from "better-sqlite3";
import { Obstacle } from "../obstacle.ts";
import type { Scope } from "./keyring.ts";
import { type Lying, lyingIn, putIn, type SealedColumn, sealedColumns, sealedIn } from "./sealed-columns.ts";
import { ofMeeting, SHORTEST, type Vault } from "./vault.ts";

/** Words stand there in clear among others that are sealed: the bot has not written them. */
export class Planted extends Obstacle {}

/**
 * Seals what an earlier version of the bot has left in clear, and leaves nothing of it in the file. The copies that
 * were made before migrations come first: where this breaks off, the database itself still tells that they are open.
 * Such a version sealed nothing at all: throws Planted where something is sealed already, and something is not.
 */
export function sealWhatIsOpen(client: Database.Database, vault: Vault, copies: readonly string[]): void {
  if (!holdsOpen(client)) return;
  if (holdsSealed(client))
    throw new Planted(
      "Somebody has written into the database what this bot has not sealed: put it back as it was, or restore a backup",
    );
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

/** People may begin with the mark, too; what is sealed is long, and all base64 behind it. */
const isSealed = (column: string): string =>
  `("${column}" GLOB '~[12]*' AND length("${column}") >= ${SHORTEST} AND substr("${column}", 3) NOT GLOB '*[^A-Za-z0-9+/=]*')`;

const isOpen = (column: string): string => `NOT ${isSealed(column)}`;

const someIn = (client: Database.Database, { table, column }: SealedColumn, condition: string): boolean =>
  client.prepare(`SELECT 1 FROM "${table}" WHERE "${column}" <> '' AND ${condition} LIMIT 1`).get() !==
  undefined;

/** Somebody has said something that only a key can open. */
export const holdsSealed = (client: Database.Database): boolean =>
  sealedColumns.some((one) => someIn(client, one, isSealed(one.column)));

/** Something stands in clear that should not. */
const holdsOpen = (client: Database.Database): boolean =>
  sealedColumns.some((one) => someIn(client, one, isOpen(one.column)));

function sealAll(client: Database.Database, vault: Vault): void {
  client.pragma("secure_delete = ON"); // a crash before the end of this must leave nothing either
  const seal = client.transaction(() => {
    for (const one of sealedIn(client))
      for (const lying of lyingIn(client, one, isOpen(one.column)))
        putIn(client, one, lying, vault.seal(scopeOf(one, lying), lying.stored));
  });
  seal.immediate();
  client.exec("VACUUM");
  client.pragma("wal_checkpoint(TRUNCATE)");
}

function scopeOf({ of }: SealedColumn, { owner }: Lying): Scope {
  if (of === "house") return "house";
  return of === "meeting" ? ofMeeting(owner) : `${of}:${owner}`;
}

import { createHash, createSecretKey, type KeyObject, randomBytes } from "node:crypto";
import { existsSync } from "node:fs";
import { basename } from "node:path";
import Database from "better-sqlite3";
import { Obstacle } from "../obstacle.ts";
import { lookInto } from "./copy.ts";
import { IDENTITY, type OperatorKey, settleOperatorKey, unwrap, wrap } from "./operator-key.ts";
import { createScrub } from "./scrub.ts";

/** What a key opens: one meeting, one group's own words, one person's name, or what belongs to none of them yet. */
export type Scope =
  | "house"
  /** Opens nothing: by it things are found again whose name is a secret. */
  | "index"
  | `meeting:${number}`
  | `group:${number}`
  | `person:${number}`;

/** A key, and the short name by which what it sealed is known. */
export interface Key {
  readonly id: string;
  readonly secret: KeyObject;
}

/** The keyring is gone, and with it the keys to what the database holds. */
export class KeyringLost extends Obstacle {}

/** Something in the keyring is none of the bot's: it could keep what is destroyed. */
export class KeyringMeddled extends Obstacle {}

/** Where a scope's key of before lies while what it sealed is being sealed anew. */
const formerly = (scope: Scope, id: string): string => `${scope} before ${id}`;
/** The house's key of before, as an earlier version kept it. */
const HOUSE_BEFORE = "house-before";

/** How many characters of a key's digest name it. */
export const ID = 8;
const idOf = (secret: Buffer): string => createHash("sha256").update(secret).digest("base64").slice(0, ID);

/**
 * One random key per scope, wrapped by the operator's key, in a file of its own beside the database. All backups of
 * the database share one copy of it, which each of them overwrites: what is destroyed here is gone from them, too.
 * A new one is made only where nothing is sealed yet: throws KeyringLost where it `isNeeded`, and is not there.
 */
export function openKeyring(file: string, operatorKey: OperatorKey, isNeeded: () => boolean = () => false) {
  if (!hasKeys(file) && isNeeded())
    throw new KeyringLost(
      `${basename(file)} is missing or empty, and without it nobody can read the database: put it back, or restore a backup`,
    );
  const db = opened(file);
  if (!isKeyring(db)) {
    db.close();
    throw new KeyringMeddled(
      `${basename(file)} holds a table, a view or a trigger that this bot does not make: put back the one you have kept, or restore a backup`,
    );
  }
  const rows = rowsOf(db);
  const operator = orClose(db, () => settleOperatorKey(db, operatorKey));
  const scrub = createScrub(db);
  const known = new Map<string, Key>();
  const unsettled = new Set<Scope>(rows.former());

  const keep = (row: string, secret: Buffer): Key => {
    const key = { id: idOf(secret), secret: createSecretKey(secret) };
    known.set(row, key);
    return key;
  };

  const findIn = (row: string): Key | undefined => {
    const wrapped = known.has(row) ? undefined : rows.read(row);
    return wrapped ? keep(row, unwrap(operator, row, wrapped)) : known.get(row);
  };
  const find = (scope: Scope): Key | undefined => findIn(scope);

  function make(scope: Scope): Key {
    const secret = randomBytes(32);
    rows.put(scope, wrap(operator, scope, secret));
    return keep(scope, secret);
  }

  function drop(row: string): void {
    rows.drop(row);
    known.delete(row);
    scrub.owe();
  }

  const formersOf = (scope: Scope): readonly string[] => rows.beginningWith(formerly(scope, ""));

  /** A key becomes one of before: what it sealed still opens, and what is sealed from now on does not need it. */
  function retire(scope: Scope, row: string): void {
    const wrapped = rows.read(row);
    if (!wrapped) return;
    const secret = unwrap(operator, row, wrapped);
    const former = formerly(scope, idOf(secret));
    rows.put(former, wrap(operator, former, secret));
    drop(row);
    unsettled.add(scope);
  }

  const renewal = db.transaction((scopes: readonly Scope[], day?: number): void => {
    for (const scope of scopes)
      if (find(scope)) {
        retire(scope, scope);
        make(scope);
      }
    if (day !== undefined) db.pragma(`user_version = ${day}`);
  });

  function renew(scopes: readonly Scope[], day?: number): void {
    try {
      renewal.immediate(scopes, day);
    } catch (error) {
      known.clear(); // a key that did not reach the disk must seal nothing
      throw error;
    }
  }

  function letGo(scope: Scope): void {
    formersOf(scope).forEach(drop);
    unsettled.delete(scope);
    scrub.settle();
  }

  const destroy = (scopes: readonly Scope[]): void => {
    for (const scope of scopes) {
      drop(scope);
      letGo(scope);
    }
    scrub.settle();
  };

  if (!find("house")) make("house");
  retire("house", HOUSE_BEFORE);
  scrub.settle();
  return {
    /** The operator's key as it wraps this keyring. */
    operatorKey: operator,
    /**
     * Once a day the house's key is another one. `again` seals anew what lies under it; a crash in between leaves both
     * keys, and the rest is done the next time. `day` counts from 1970.
     */
    turnHouse: (day: number, again: () => void): void => {
      if (db.pragma("user_version", { simple: true }) !== day) renew(["house"], day);
      if (formersOf("house").length === 0) return;
      again();
      letGo("house");
    },
    /** The key of a scope; undefined where it was destroyed, or never made. */
    find,
    /** The key of this name among those of a scope, the one of before included. */
    named: (scope: Scope, id: string): Key | undefined => {
      const now = find(scope);
      return now?.id === id ? now : findIn(formerly(scope, id));
    },
    /** The key of a scope, made where there is none. */
    forWriting: (scope: Scope): Key => find(scope) ?? make(scope),
    /**
     * Each of these scopes gets another key. The one it had opens what it sealed until that is sealed anew and the key
     * is let go of; a crash in between leaves both.
     */
    renew: (scopes: readonly Scope[]): void => renew(scopes),
    /** The scopes whose key of before is still there: what it sealed is to be sealed anew. */
    unsettled: (): readonly Scope[] => [...unsettled],
    /** Everything of this scope is sealed anew: nobody can read a copy of before. */
    letGo,
    /** From now on nobody can read what was sealed under these; after the next backup, in no backup either. */
    destroy,
    /** What was destroyed while somebody read the file is taken out of its log now, if they have finished. */
    scrub: scrub.settle,
    close: (): void => {
      db.close();
    },
  };
}

function opened(file: string): Database.Database {
  const db = new Database(file);
  db.pragma("journal_mode = WAL");
  db.pragma("synchronous = FULL");
  db.pragma("secure_delete = ON"); // a destroyed key is overwritten, not only forgotten
  db.exec("CREATE TABLE IF NOT EXISTS keys (scope TEXT PRIMARY KEY, wrapped BLOB NOT NULL) WITHOUT ROWID");
  // Keyrings of before have none yet.
  db.prepare("INSERT OR IGNORE INTO keys (scope, wrapped) VALUES (?, randomblob(16))").run(IDENTITY);
  return db;
}

/** Whether there is nothing but the keys in it. */
export const isKeyring = (db: Database.Database): boolean =>
  db.prepare("SELECT name FROM sqlite_schema").pluck().all().join() === "keys";

function rowsOf(db: Database.Database) {
  const read = db.prepare<[string], Buffer>("SELECT wrapped FROM keys WHERE scope = ?").pluck();
  const put = db.prepare("INSERT OR REPLACE INTO keys (scope, wrapped) VALUES (?, ?)");
  const drop = db.prepare("DELETE FROM keys WHERE scope = ?");
  // Between a name and itself followed by the last character there is lie all that begin with it.
  const within = db
    .prepare<[string, string], string>("SELECT scope FROM keys WHERE scope >= ? AND scope < ?")
    .pluck();
  const former = db
    .prepare<[], string>(
      "SELECT DISTINCT substr(scope, 1, instr(scope, ' ') - 1) FROM keys WHERE scope GLOB '* before *'",
    )
    .pluck();
  return {
    read: (scope: string): Buffer | undefined => read.get(scope),
    put: (scope: string, wrapped: Buffer): void => void put.run(scope, wrapped),
    drop: (scope: string): void => void drop.run(scope),
    beginningWith: (start: string): readonly string[] => within.all(start, `${start}\u{10ffff}`),
    former: (): readonly Scope[] => former.all() as Scope[],
  };
}

function orClose<T>(db: Database.Database, act: () => T): T {
  try {
    return act();
  } catch (error) {
    db.close();
    throw error;
  }
}

function hasKeys(file: string): boolean {
  if (!existsSync(file)) return false;
  return lookInto(file, (db) => {
    const isKept = db.prepare("SELECT 1 FROM sqlite_schema WHERE name = 'keys'").get() !== undefined;
    return isKept && db.prepare("SELECT 1 FROM keys WHERE scope = 'house'").get() !== undefined;
  });
}

export type Keyring = ReturnType<typeof openKeyring>;

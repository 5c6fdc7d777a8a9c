import {
  type CipherKey,
  createCipheriv,
  createDecipheriv,
  createHash,
  createSecretKey,
  type KeyObject,
  randomBytes,
} from "node:crypto";
import Database from "better-sqlite3";

/** What a key opens: one meeting, one group's own words, one person's name, or what belongs to none of them yet. */
export type Scope =
  | "house"
  /** The house's key of before, while what it sealed is being sealed anew. */
  | "house-before"
  | `meeting:${number}`
  | `group:${number}`
  | `person:${number}`;

/** A key, and the short name by which what it sealed is known. */
export interface Key {
  readonly id: string;
  readonly secret: KeyObject;
}

/** The operator's key does not open this keyring: it was made with another one. */
export class WrongContentKey extends Error {}

/**
 * One random key per scope, wrapped by the operator's key, in a file of its own beside the database. All backups of
 * the database share one copy of it, which each of them overwrites: what is destroyed here is gone from them, too.
 */
export function openKeyring(file: string, operatorKey: Buffer) {
  const db = new Database(file);
  db.pragma("journal_mode = WAL");
  db.pragma("synchronous = FULL");
  db.pragma("secure_delete = ON"); // a destroyed key is overwritten, not only forgotten
  db.exec("CREATE TABLE IF NOT EXISTS keys (scope TEXT PRIMARY KEY, wrapped BLOB NOT NULL) WITHOUT ROWID");
  const read = db.prepare<[string], { wrapped: Buffer }>("SELECT wrapped FROM keys WHERE scope = ?");
  const add = db.prepare("INSERT INTO keys (scope, wrapped) VALUES (?, ?)");
  const drop = db.prepare("DELETE FROM keys WHERE scope = ?");
  const put = db.prepare("INSERT OR REPLACE INTO keys (scope, wrapped) VALUES (?, ?)");
  const known = new Map<Scope, Key>();

  const keep = (scope: Scope, secret: Buffer): Key => {
    const id = createHash("sha256").update(secret).digest("base64").slice(0, ID);
    const key = { id, secret: createSecretKey(secret) };
    known.set(scope, key);
    return key;
  };

  function find(scope: Scope): Key | undefined {
    const wrapped = known.has(scope) ? undefined : read.get(scope)?.wrapped;
    return wrapped ? keep(scope, unwrap(operatorKey, scope, wrapped)) : known.get(scope);
  }

  function make(scope: Scope): Key {
    const secret = randomBytes(32);
    add.run(scope, wrap(operatorKey, scope, secret));
    return keep(scope, secret);
  }

  if (!read.get("house")) make("house");
  try {
    find("house");
  } catch (error) {
    db.close();
    throw error;
  }

  const destroy = (scopes: readonly Scope[]): void => {
    for (const scope of scopes) {
      drop.run(scope);
      known.delete(scope);
    }
    if (scopes.length > 0) db.pragma("wal_checkpoint(TRUNCATE)");
  };

  /** The house gets another key; the one it had is kept as the one of before until all is sealed anew. */
  const turn = db.transaction((day: number): void => {
    const { wrapped } = read.get("house") ?? {};
    if (wrapped)
      put.run("house-before", wrap(operatorKey, "house-before", unwrap(operatorKey, "house", wrapped)));
    put.run("house", wrap(operatorKey, "house", randomBytes(32)));
    db.pragma(`user_version = ${day}`);
  });

  return {
    /**
     * Once a day the house's key is another one. `again` seals anew what lies under it; a crash in between leaves both
     * keys, and the rest is done the next time. `day` counts from 1970.
     */
    turnHouse: (day: number, again: () => void): void => {
      const isUnfinished = find("house-before") !== undefined;
      if (!isUnfinished && db.pragma("user_version", { simple: true }) === day) return;
      if (!isUnfinished) turn.immediate(day);
      known.delete("house");
      again();
      destroy(["house-before"]);
    },
    /** The key of a scope; undefined where it was destroyed, or never made. */
    find,
    /** The key of a scope, made where there is none. */
    forWriting: (scope: Scope): Key => find(scope) ?? make(scope),
    /** From now on nobody can read what was sealed under these; after the next backup, in no backup either. */
    destroy,
    close: (): void => {
      db.close();
    },
  };
}

export type Keyring = ReturnType<typeof openKeyring>;

/** How many characters of a key's digest name it. */
export const ID = 8;
const IV = 12;
const TAG = 16;

/** AES-256-GCM: the nonce, the sealed bytes, the tag. `about` is bound to it: moved elsewhere, it does not open. */
export function encrypt(key: CipherKey, about: string, clear: Buffer): Buffer {
  const iv = randomBytes(IV);
  const cipher = createCipheriv("aes-256-gcm", key, iv, { authTagLength: TAG }).setAAD(Buffer.from(about));
  return Buffer.concat([iv, cipher.update(clear), cipher.final(), cipher.getAuthTag()]);
}

/** Throws where the key, the place or the bytes are not those it was sealed with. */
export function decrypt(key: CipherKey, about: string, sealed: Buffer): Buffer {
  const decipher = createDecipheriv("aes-256-gcm", key, sealed.subarray(0, IV), { authTagLength: TAG })
    .setAAD(Buffer.from(about))
    .setAuthTag(sealed.subarray(-TAG));
  return Buffer.concat([decipher.update(sealed.subarray(IV, -TAG)), decipher.final()]);
}

const wrap = (operatorKey: Buffer, scope: Scope, key: Buffer) => encrypt(operatorKey, `key ${scope}`, key);

function unwrap(operatorKey: Buffer, scope: Scope, wrapped: Buffer): Buffer {
  try {
    return decrypt(operatorKey, `key ${scope}`, wrapped);
  } catch {
    throw new WrongContentKey(
      "CONTENT_KEY, or the key file, is not the one that this database was made with",
    );
  }
}

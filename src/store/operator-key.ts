import { randomBytes } from "node:crypto";
import type Database from "better-sqlite3";
import { Obstacle } from "../obstacle.ts";
import { decrypt, encrypt } from "./cipher.ts";

/** The operator's own: 32 bytes, or words of which a key has to be made first. */
export type OperatorKey = Buffer | PassPhrase;

export interface PassPhrase {
  /** The key that these words and the salt of a keyring make, slowly. */
  readonly stretch: (salt: Buffer) => Buffer;
  /** The key that an earlier version made of them, without a salt of their own. */
  readonly asBefore: () => Buffer;
}

/** The operator's key does not open this keyring: it was made with another one. */
export class WrongContentKey extends Obstacle {}

/** The rows that are no keys, but chance, written once and never turned: by one a keyring is known, one is its salt. */
export const IDENTITY = "identity";
const SALT = "salt";
const SALT_LENGTH = 16;

/** A key as it lies in the keyring. */
export const wrap = (operator: Buffer, scope: string, key: Buffer): Buffer =>
  encrypt(operator, `key ${scope}`, key);

/** Throws WrongContentKey where it does not fit. */
export function unwrap(operator: Buffer, scope: string, wrapped: Buffer): Buffer {
  try {
    return decrypt(operator, `key ${scope}`, wrapped);
  } catch {
    throw new WrongContentKey(
      "CONTENT_KEY, or the key file, is not the one that this database was made with",
    );
  }
}

const rowOf = (db: Database.Database, scope: string): Buffer | undefined =>
  db.prepare<[string], Buffer>("SELECT wrapped FROM keys WHERE scope = ?").pluck().get(scope);

/** The key by which a keyring is wrapped as it is now; nothing is written. */
function keyTo(db: Database.Database, operator: OperatorKey): Buffer {
  if (Buffer.isBuffer(operator)) return operator;
  const salt = rowOf(db, SALT);
  return salt ? operator.stretch(salt) : operator.asBefore();
}

/**
 * The key by which a keyring is wrapped as it is now, then the one by which an earlier version may have wrapped it.
 * Throws WrongContentKey; nothing is written.
 */
export function keysTo(db: Database.Database, operator: OperatorKey): readonly [Buffer, ...Buffer[]] {
  const now = keyTo(db, operator);
  const house = rowOf(db, "house");
  if (house) unwrap(now, "house", house);
  return Buffer.isBuffer(operator) ? [now] : [now, operator.asBefore()];
}

/**
 * The key by which a keyring is wrapped from now on. One that an earlier version has wrapped by a pass phrase is opened
 * as that version did, once, and wrapped anew with a salt of its own. Throws WrongContentKey, and changes nothing then.
 */
export function settleOperatorKey(db: Database.Database, operator: OperatorKey): Buffer {
  const known = keyTo(db, operator);
  const house = rowOf(db, "house");
  if (house) unwrap(known, "house", house);
  if (Buffer.isBuffer(operator) || rowOf(db, SALT)) return known;
  const salt = randomBytes(SALT_LENGTH);
  const stretched = operator.stretch(salt);
  db.transaction(() => wrapAnew(db, { from: known, to: stretched, salt })).immediate();
  return stretched;
}

interface Rewrapping {
  readonly from: Buffer;
  readonly to: Buffer;
  readonly salt: Buffer;
}

function wrapAnew(db: Database.Database, { from, to, salt }: Rewrapping): void {
  const rows = db.prepare<[string], Row>("SELECT scope, wrapped FROM keys WHERE scope <> ?").all(IDENTITY);
  const put = db.prepare("UPDATE keys SET wrapped = ? WHERE scope = ?");
  for (const { scope, wrapped } of rows) put.run(wrap(to, scope, unwrap(from, scope, wrapped)), scope);
  db.prepare("INSERT INTO keys (scope, wrapped) VALUES (?, ?)").run(SALT, salt);
}

interface Row {
  readonly scope: string;
  readonly wrapped: Buffer;
}

import {
  closeSync,
  existsSync,
  fstatSync,
  fsyncSync,
  openSync,
  renameSync,
  rmSync,
  writeSync,
} from "node:fs";
import { dirname } from "node:path";
import Database from "better-sqlite3";
import { partOf } from "../data-dir.ts";
import { copyOf, lookInto, settle } from "../store/copy.ts";
import { isKeyring } from "../store/keyring.ts";
import { keysTo, type OperatorKey } from "../store/operator-key.ts";
import { Refusal } from "./places.ts";

/** By what a keyring is known: its identity, and its keys as they are wrapped. */
export type Marks = ReadonlySet<string>;

/** Undefined = there is no keyring, or it is damaged. */
export function marksOf(keyring: string): Marks | undefined {
  if (!existsSync(keyring)) return undefined;
  try {
    return lookInto(keyring, marksIn);
  } catch {
    return undefined;
  }
}

function marksIn(client: Database.Database): Marks | undefined {
  if (client.pragma("integrity_check", { simple: true }) !== "ok") return undefined;
  if (!isKeyring(client)) return undefined;
  const marks = client.prepare<[], string>("SELECT scope || ' ' || hex(wrapped) FROM keys").pluck().all();
  return marks.length > 0 ? new Set(marks) : undefined;
}

/** The keys by which a keyring may be wrapped, the one of now first. Throws WrongContentKey where that is none. */
export const operatorKeysOf = (keyring: string, operator: OperatorKey): readonly [Buffer, ...Buffer[]] =>
  lookInto(keyring, (client) => keysTo(client, operator));

/**
 * One bot's keyrings, of whatever days: the identity is in both. A copy of the time before there was one shares keys
 * instead, which are wrapped once; only the house's is another one every day.
 */
export const areOfOneBot = (one: Marks, other: Marks): boolean => [...one].some((mark) => other.has(mark));

/** Lays a copy of a keyring beside the place where it is to stand. */
export function layBeside(from: string, to: string): string {
  const part = partOf(to);
  rmSync(part, { force: true });
  copyOf(from, part);
  return part;
}

/** Puts what was laid beside in the place of an earlier keyring, of which nothing is left: it may hold what was destroyed. */
export function putInPlace(to: string): void {
  const earlier = existsSync(to) ? openSync(to, "r+") : undefined;
  renameSync(partOf(to), to);
  settle(dirname(to));
  if (earlier !== undefined) wipe(earlier);
}

/**
 * Takes a write-ahead log into its file: left behind, it would be applied to whatever stands there next. Throws Refusal
 * while somebody reads the file, for SQLite leaves the log as it is then.
 */
export function foldIn(keyring: string): void {
  const client = new Database(keyring, { timeout: 0 });
  try {
    if (Number(client.pragma("wal_checkpoint(TRUNCATE)", { simple: true })) !== 0)
      throw new Refusal(`Somebody is reading ${keyring}, perhaps a backup: try again when that is done`);
  } finally {
    client.close();
  }
}

function wipe(opened: number): void {
  writeSync(opened, Buffer.alloc(fstatSync(opened).size));
  fsyncSync(opened);
  closeSync(opened);
}

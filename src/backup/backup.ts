import { existsSync, mkdirSync, renameSync, rmSync, statSync } from "node:fs";
import { dirname, join } from "node:path";
import { databaseIn, keyringIn, partOf } from "../data-dir.ts";
import { copyOf, settle } from "../store/copy.ts";
import { holdLock } from "../store/open.ts";
import type { OperatorKey } from "../store/operator-key.ts";
import { flawOf } from "../store/soundness.ts";
import { areOfOneBot, layBeside, marksOf, operatorKeysOf, putInPlace } from "./keys.ts";
import { Refusal } from "./places.ts";
import { sealBackup } from "./seal.ts";
import { freeName, type Rotated, rotate, sweep } from "./shelf.ts";

export interface BackupOrder {
  readonly dataDir: string;
  /** Seals the backup, so that a changed one is known. */
  readonly contentKey: OperatorKey;
  /** The folder of the backups. */
  readonly to: string;
  /** How many are kept. */
  readonly keep: number;
  /** Milliseconds since 1970. */
  readonly now: number;
}

export interface Backup extends Rotated {
  readonly file: string;
  readonly bytes: number;
}

/**
 * Copies the database while the bot runs, and its keys into the one copy that all backups share: what has been
 * destroyed by then is gone from the earlier backups, too. No earlier one goes before the new one is known to be sound.
 */
export function backUp({ dataDir, contentKey, to, keep, now }: BackupOrder): Backup {
  for (const file of [databaseIn(dataDir), keyringIn(dataDir)])
    if (!existsSync(file)) throw new Refusal(`There is nothing to back up: ${file} does not exist`);
  mkdirSync(to, { recursive: true, mode: 0o700 });
  const lock = holdLock(join(to, "backups.lock"));
  try {
    refuseStrangers(dataDir, to);
    sweep(to);
    const file = freeName(to, now);
    const [key] = operatorKeysOf(keyringIn(dataDir), contentKey);
    make(dataDir, file, key);
    return { file, bytes: statSync(file).size, ...rotate(to, keep, file) };
  } finally {
    lock.close();
  }
}

/** The keys of another bot's backups must not be overwritten by ours. */
function refuseStrangers(dataDir: string, to: string): void {
  const ours = marksOf(keyringIn(dataDir));
  const theirs = marksOf(keyringIn(to));
  if (!ours) throw new Refusal(`${keyringIn(dataDir)} is damaged`);
  if (theirs && !areOfOneBot(ours, theirs))
    throw new Refusal(`${to} holds the backups of another bot: choose another folder`);
}

/** In this many tries a moment is found in which no key is being destroyed. */
const TRIES = 10;

function make(dataDir: string, file: string, key: Buffer): void {
  const part = partOf(file);
  const keys = keyringIn(dirname(file));
  for (let tries = 1; !copyBoth(dataDir, part, keys); tries += 1) {
    rmSync(part);
    if (tries === TRIES) throw new Refusal("Keys are being destroyed all the time: try again in a minute");
  }
  const flaw = flawOf(part);
  if (flaw !== undefined) {
    rmSync(part);
    throw new Refusal(`The copy cannot be used (${flaw}); the earlier backups are as they were`);
  }
  sealBackup(part, key);
  // Before it bears its name, so that no backup is without its keys.
  putInPlace(keys);
  renameSync(part, file);
  settle(dirname(file));
}

/**
 * The keys come after the database, so that none is missing that was made in between. Returns whether none was
 * destroyed in between either: the copy would hold what nobody can read.
 */
function copyBoth(dataDir: string, part: string, keys: string): boolean {
  const before = marksOf(keyringIn(dataDir)) ?? new Set();
  copyOf(databaseIn(dataDir), part);
  const after = marksOf(layBeside(keyringIn(dataDir), keys));
  return after !== undefined && [...before].every((mark) => after.has(mark));
}

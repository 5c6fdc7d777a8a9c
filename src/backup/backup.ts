import { existsSync, mkdirSync, renameSync, rmSync, statSync } from "node:fs";
import { dirname, join } from "node:path";
import { copyOf, settle } from "../store/copy.ts";
import { holdLock } from "../store/open.ts";
import { flawOf } from "../store/soundness.ts";
import { houseOf, replaceKeyring } from "./keys.ts";
import { databaseIn, keyringIn, partOf, Refusal } from "./places.ts";
import { freeName, type Rotated, rotate, sweep } from "./shelf.ts";

export interface BackupOrder {
  readonly dataDir: string;
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
export function backUp({ dataDir, to, keep, now }: BackupOrder): Backup {
  for (const file of [databaseIn(dataDir), keyringIn(dataDir)])
    if (!existsSync(file)) throw new Refusal(`There is nothing to back up: ${file} does not exist`);
  mkdirSync(to, { recursive: true, mode: 0o700 });
  const lock = holdLock(join(to, "backups.lock"));
  try {
    refuseStrangers(dataDir, to);
    sweep(to);
    const file = freeName(to, now);
    make(dataDir, file);
    return { file, bytes: statSync(file).size, ...rotate(to, keep, file) };
  } finally {
    lock.close();
  }
}

/** The keys of another bot's backups must not be overwritten by ours. */
function refuseStrangers(dataDir: string, to: string): void {
  const ours = houseOf(keyringIn(dataDir));
  const theirs = houseOf(keyringIn(to));
  if (!ours) throw new Refusal(`${keyringIn(dataDir)} is damaged`);
  if (theirs && !theirs.equals(ours))
    throw new Refusal(`${to} holds the backups of another bot: choose another folder`);
}

function make(dataDir: string, file: string): void {
  const part = partOf(file);
  copyOf(databaseIn(dataDir), part);
  const flaw = flawOf(part);
  if (flaw !== undefined) {
    rmSync(part);
    throw new Refusal(`The copy cannot be used (${flaw}); the earlier backups are as they were`);
  }
  // After the database, so that no key is missing; before it bears its name, so that no backup is without its keys.
  replaceKeyring(keyringIn(dataDir), keyringIn(dirname(file)));
  renameSync(part, file);
  settle(dirname(file));
}

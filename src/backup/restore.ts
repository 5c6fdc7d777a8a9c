import { copyFileSync, existsSync, mkdirSync, readdirSync, realpathSync, renameSync, rmSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { databaseIn, keyringIn } from "../data-dir.ts";
import { copyOf, settle } from "../store/copy.ts";
import { openStore, type Store } from "../store/index.ts";
import { DatabaseInUse, holdLock } from "../store/open.ts";
import type { OperatorKey } from "../store/operator-key.ts";
import { Planted } from "../store/seal-old.ts";
import { flawOf } from "../store/soundness.ts";
import { areOfOneBot, foldIn, layBeside, marksOf, operatorKeysOf, putInPlace } from "./keys.ts";
import { Refusal, stampOf } from "./places.ts";
import { type Proof, proofOf } from "./seal.ts";

export interface RestoreOrder {
  /** The backup. */
  readonly file: string;
  readonly dataDir: string;
  readonly contentKey: OperatorKey;
  /** Milliseconds since 1970. */
  readonly now: number;
  /** A backup without a seal is taken, too: an earlier version made none. */
  readonly fromBefore?: boolean;
}

export interface Restored {
  /** Up to when the bot remembers, in milliseconds since 1970; undefined = it never ran. */
  readonly upTo: number | undefined;
  /** Whether the keys that were there were kept, or the backup's copy was taken. */
  readonly keys: "kept" | "taken";
  /** How many letters and updates were on their way then, and cannot be read any more. */
  readonly lost: number;
  /** Where what was there before lies now; undefined = nothing was. */
  readonly aside: string | undefined;
  /** It bore no seal: nothing shows that it is as the bot made it. */
  readonly isUnproven?: true;
}

/**
 * Puts a backup in the place of the database. It is opened beside it first, exactly as the bot would open it; until
 * then nothing that is there is touched, and what is there is set aside, never overwritten.
 */
export function restore({ file, dataDir, contentKey, now, fromBefore = false }: RestoreOrder): Restored {
  refuseUnusable(file, dataDir);
  mkdirSync(dataDir, { recursive: true, mode: 0o700 });
  const lock = lockOf(dataDir);
  const beside = join(dataDir, "restoring");
  try {
    rmSync(beside, { recursive: true, force: true });
    mkdirSync(beside, { mode: 0o700 });
    const keys = keysFor(file, dataDir);
    copyOf(keys === "kept" ? keyringIn(dataDir) : keyringIn(dirname(file)), keyringIn(beside));
    const proof = bring(file, beside, contentKey);
    const { upTo, lost } = prepare(databaseIn(beside), contentKey, file, () =>
      refuseUnproven(file, proof, fromBefore),
    );
    if (keys === "kept") foldIn(keyringIn(dataDir));
    const aside = setAside(dataDir, join(dataDir, `before-restore-${stampOf(now)}`), keys);
    layBeside(keyringIn(beside), keyringIn(dataDir));
    putInPlace(keyringIn(dataDir));
    renameSync(databaseIn(beside), databaseIn(dataDir));
    settle(dataDir);
    return { upTo, keys, lost, aside, ...(proof === "bare" && { isUnproven: true }) };
  } finally {
    rmSync(beside, { recursive: true, force: true });
    lock.close();
  }
}

function refuseUnusable(file: string, dataDir: string): void {
  if (!existsSync(file)) throw new Refusal(`${file} does not exist`);
  const live = databaseIn(dataDir);
  if (existsSync(live) && realpathSync(live) === realpathSync(file))
    throw new Refusal(`${file} is the database itself, and no backup of it`);
  const flaw = flawOf(file);
  if (flaw !== undefined) throw new Refusal(`${file} cannot be restored: ${flaw}`);
}

function lockOf(dataDir: string) {
  try {
    return holdLock(`${databaseIn(dataDir)}.lock`);
  } catch (error) {
    if (error instanceof DatabaseInUse) throw new Refusal(`${error.message}: stop the bot first`);
    throw error;
  }
}

/** Keys that are there know what has been destroyed since, and stay, unless they are another bot's, or damaged. */
function keysFor(file: string, dataDir: string): "kept" | "taken" {
  const live = marksOf(keyringIn(dataDir));
  const spare = marksOf(keyringIn(dirname(file)));
  if (live && (!spare || areOfOneBot(live, spare))) return "kept";
  if (spare) return "taken";
  throw new Refusal(`There is no krug.keys beside ${file}, nor in ${dataDir}: without it nobody can read it`);
}

/** Brings the backup beside the database. What its seal says is said of the very bytes that are restored. */
function bring(file: string, beside: string, contentKey: OperatorKey): Proof {
  const bytes = join(beside, "backup.db");
  copyFileSync(file, bytes);
  const flaw = flawOf(bytes);
  if (flaw !== undefined) throw new Refusal(`${file} cannot be restored: ${flaw}`);
  const proof = proofOf(bytes, operatorKeysOf(keyringIn(beside), contentKey));
  copyOf(bytes, databaseIn(beside));
  return proof;
}

function refuseUnproven(file: string, proof: Proof, fromBefore: boolean): void {
  if (proof === "changed")
    throw new Refusal(`${file} is not as this bot made it: somebody has changed it; take another backup`);
  if (proof === "bare" && !fromBefore)
    throw new Refusal(
      `${file} bears no seal: an earlier version of the bot made it, or somebody has changed it; if you know that it is yours, add --from-before`,
    );
}

/** Opens it as the bot would. Words in clear among sealed ones are none of the bot's. */
function opened(database: string, contentKey: OperatorKey, file: string): Store {
  try {
    return openStore(database, contentKey);
  } catch (error) {
    if (!(error instanceof Planted)) throw error;
    throw new Refusal(
      `${file} holds words that this bot has not sealed: somebody has written into it; take another backup`,
    );
  }
}

/** Opens it as the bot would, and fences it. */
function prepare(
  database: string,
  contentKey: OperatorKey,
  file: string,
  refuse: () => void,
): Pick<Restored, "upTo" | "lost"> {
  const store = opened(database, contentKey, file);
  try {
    if (!store.restoration.isReadable())
      throw new Refusal(
        `krug.keys opens nothing in ${file}: it is another bot's, or all has been forgotten since`,
      );
    refuse();
    let lost = 0;
    store.commit(() => {
      lost = store.restoration.fence();
    });
    return { upTo: store.lastPulse(), lost };
  } finally {
    store.close();
  }
}

/** Moves away what is there. Its write-ahead log goes with it: beside another database it would damage that. */
function setAside(dataDir: string, aside: string, keys: Restored["keys"]): string | undefined {
  const names = [databaseIn(""), ...(keys === "taken" ? [keyringIn("")] : [])];
  const isMeant = (entry: string) =>
    names.some((name) => entry === name || entry === `${name}-wal` || entry === `${name}-shm`);
  const found = readdirSync(dataDir).filter(isMeant);
  if (found.length === 0) return undefined;
  mkdirSync(aside, { mode: 0o700 });
  for (const entry of found) renameSync(join(dataDir, entry), join(aside, basename(entry)));
  settle(aside);
  return aside;
}

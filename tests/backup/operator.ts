import { existsSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { onTestFinished } from "vitest";
import { backUp } from "../../src/backup/backup.ts";
import { restore } from "../../src/backup/restore.ts";
import { openStore, type Store } from "../../src/store/index.ts";

/** Monday noon in London. */
export const MONDAY = Date.UTC(2026, 10, 23, 12);
export const KEY = Buffer.alloc(32, 7);
export const GROUP = -1001;

/** Every commit waits for the disk; these databases need not. */
export const QUICK = existsSync("/dev/shm") ? "/dev/shm" : tmpdir();

export function folder(): string {
  const dir = mkdtempSync(join(QUICK, "krug-backup-"));
  onTestFinished(() => rmSync(dir, { recursive: true, force: true }));
  return dir;
}

/** A machine with a data directory, and a disk for backups beside it. */
export function machine(backups = join(folder(), "backups")) {
  const dataDir = join(folder(), "data");
  const opened: Store[] = [];
  onTestFinished(() => {
    for (const store of opened) store.close();
  });
  return {
    dataDir,
    backups,
    /** The bot begins; it ends with the test, unless it is closed before. */
    start: (): Store => {
      const store = openStore(join(dataDir, "krug.db"), KEY);
      opened.push(store);
      return { ...store, close: () => opened.splice(opened.indexOf(store), 1)[0]?.close() };
    },
    backUp: (now = MONDAY, keep = 7, contentKey = KEY) =>
      backUp({ dataDir, contentKey, to: backups, keep, now }),
    restore: (file: string, contentKey = KEY, fromBefore = false) =>
      restore({ file, dataDir, contentKey, now: MONDAY, fromBefore }),
    /** The disk is gone, and all that was on it. */
    burn: (): void => rmSync(dataDir, { recursive: true }),
    has: () => readdirSync(dataDir).toSorted(),
  };
}

/** A person whose name the bot knows: the smallest thing that is sealed under a key of its own. */
export const meet = (store: Store, id: number, name: string): void =>
  store.commit(() => store.circles.meet({ id, name, locale: "", appLocale: "", reachable: true }));

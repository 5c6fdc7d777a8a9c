import { copyFileSync, mkdtempSync, rmSync } from "node:fs";
import { dirname, join } from "node:path";
import { backUp } from "../backup/backup.ts";
import { databaseIn, keyringIn } from "../data-dir.ts";
import type { Stage } from "../rehearsal/stage.ts";
import { openStore, type Store } from "../store/index.ts";
import { wordsIn } from "./canaries.ts";
import type { Check } from "./violation.ts";

/** As many as are kept beside each other. */
const KEPT = 3;
/** More meetings than any season has. */
const MOST_MEETINGS = 40;

export interface Destroying {
  readonly stage: Stage;
  readonly store: () => Store;
  readonly check: Check;
}

interface Kept {
  readonly file: string;
  /** What the group could read then. */
  readonly published: ReadonlySet<string>;
}

/** Makes backups, and looks into the earlier ones for what has been destroyed since they were made. */
export function createDestroying({ stage, store, check }: Destroying) {
  const dataDir = dirname(stage.file);
  const to = join(dataDir, "backups");
  let kept: readonly Kept[] = [];

  /** Opens a backup with the keys that lie beside it now, as whoever finds both would. */
  function readableIn(file: string): ReadonlySet<string> {
    const beside = mkdtempSync(join(dataDir, "reading-"));
    copyFileSync(file, databaseIn(beside));
    copyFileSync(keyringIn(to), keyringIn(beside));
    try {
      const found = openStore(databaseIn(beside), stage.contentKey);
      try {
        return publishedIn(found);
      } finally {
        found.close();
      }
    } finally {
      rmSync(beside, { recursive: true, force: true });
    }
  }

  return (): void => {
    const published = publishedIn(store());
    const { file } = backUp({
      dataDir,
      to,
      keep: KEPT,
      contentKey: stage.contentKey,
      now: stage.clock.now(),
    });
    for (const earlier of kept) {
      const destroyed = earlier.published.difference(published);
      const opened = destroyed.size > 0 ? readableIn(earlier.file) : new Set<string>();
      const found = destroyed.intersection(opened);
      check(
        "the destroyed opens nowhere",
        found.size === 0,
        () => `${[...found]} can still be read in a backup`,
      );
    }
    kept = [...kept, { file, published }].slice(-KEPT);
  };
}

/** Nothing that the group has been shown goes from a meeting but what somebody destroys. */
function publishedIn(store: Store): ReadonlySet<string> {
  const ids = Array.from({ length: MOST_MEETINGS }, (_, index) => index + 1);
  const said = ids.flatMap((id) => readable(store, id)?.contributions ?? []);
  return new Set(said.filter(({ status }) => status === "published").flatMap(({ text }) => wordsIn(text)));
}

/** What cannot be opened any more is not there. */
function readable(store: Store, id: number) {
  try {
    return store.meetings.find(id);
  } catch {
    return undefined;
  }
}

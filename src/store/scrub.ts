import Database from "better-sqlite3";

/**
 * Takes what was destroyed out of a database's write-ahead log (a checkpoint that truncates it). While somebody reads,
 * as a backup does, SQLite leaves the log as it is and says "busy": it is owed then, and done the next time.
 */
export function createScrub(client: Database.Database) {
  let isOwed = true; // a run that was cut off may have left something there

  return {
    /** Something was destroyed: the log must not keep it. */
    owe: (): void => {
      isOwed = true;
    },
    /** Never waits for a reader. Belongs behind a commit. */
    settle: (): void => {
      if (!isOwed || client.inTransaction) return;
      const patience = Number(client.pragma("busy_timeout", { simple: true }));
      client.pragma("busy_timeout = 0");
      try {
        isOwed = Number(client.pragma("wal_checkpoint(TRUNCATE)", { simple: true })) !== 0;
      } catch (error) {
        // What was committed before is true all the same, and a disk that is full now may have room later.
        if (!(error instanceof Database.SqliteError)) throw error;
      } finally {
        client.pragma(`busy_timeout = ${patience}`);
      }
    },
  };
}

export type Scrub = ReturnType<typeof createScrub>;

import { readFileSync } from "node:fs";
import Database from "better-sqlite3";

const HEADER = 32;
const FRAME_HEADER = 24;

/**
 * Counts the transactions that are really committed to a database in WAL mode: every commit marks its last frame. While
 * this holds its snapshot, SQLite cannot begin the file anew.
 */
export function watchCommits(file: string) {
  const reader = new Database(file, { readonly: true });
  reader.exec("BEGIN");
  reader.prepare("SELECT count(*) FROM inbox").get();
  const before = commitsIn(`${file}-wal`);
  return {
    count: (): number => commitsIn(`${file}-wal`) - before,
    close: () => reader.close(),
  };
}

/** See "WAL File Format" in SQLite's documentation. */
function commitsIn(file: string): number {
  const wal = readFileSync(file);
  if (wal.length < HEADER) return 0;
  const frame = FRAME_HEADER + wal.readUInt32BE(8);
  const salt = wal.readBigUInt64BE(16);
  let commits = 0;
  for (let at = HEADER; at + frame <= wal.length; at += frame) {
    if (wal.readBigUInt64BE(at + 8) !== salt) break; // left over from an earlier run of the file
    if (wal.readUInt32BE(at + 4) !== 0) commits += 1; // the size of the database: only with a commit
  }
  return commits;
}

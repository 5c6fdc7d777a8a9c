import { existsSync, readdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { stampOf } from "./places.ts";

const OURS = /^krug-\d{4}-\d\d-\d\dT\d\d-\d\d-\d\d-\d{3}Z\.db$/;
const LEFT_OVER = /^krug(-[\dTZ-]+\.db|\.keys)\.part(-journal)?$/;

const files = (folder: string): readonly string[] =>
  readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ name }) => name);

/** A name that no backup bears yet. */
export function freeName(folder: string, now: number): string {
  for (let moment = now; ; moment += 1) {
    const file = join(folder, `krug-${stampOf(moment)}.db`);
    if (!existsSync(file)) return file;
  }
}

/** What a backup that was killed has left behind. */
export function sweep(folder: string): void {
  for (const name of files(folder)) if (LEFT_OVER.test(name)) rmSync(join(folder, name));
}

/**
 * Keeps so many backups, the one just made among them whatever the clock said before. Returns how many are kept and
 * how many had to go; a file that is no backup of ours is never touched.
 */
export function rotate(folder: string, keep: number, made: string): Rotated {
  const backups = files(folder).filter((name) => OURS.test(name));
  const others = backups.filter((name) => join(folder, name) !== made).toSorted();
  const old = others.slice(0, Math.max(0, others.length - (keep - 1)));
  for (const name of old) rmSync(join(folder, name));
  return { kept: backups.length - old.length, dropped: old.length };
}

export interface Rotated {
  readonly kept: number;
  readonly dropped: number;
}

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
import { copyOf, lookInto, settle } from "../store/copy.ts";
import { partOf } from "./places.ts";

/** By what a keyring is known whatever is made or destroyed in it; undefined = there is none, or it is damaged. */
export function houseOf(keyring: string): Buffer | undefined {
  if (!existsSync(keyring)) return undefined;
  try {
    return lookInto(keyring, (client) =>
      client.pragma("integrity_check", { simple: true }) === "ok"
        ? client.prepare<[], Buffer>("SELECT wrapped FROM keys WHERE scope = 'house'").pluck().get()
        : undefined,
    );
  } catch {
    return undefined;
  }
}

/** Puts a copy of a keyring in the place of an earlier one, of which nothing is left: it may hold what was destroyed. */
export function replaceKeyring(from: string, to: string): void {
  const part = partOf(to);
  rmSync(part, { force: true });
  copyOf(from, part);
  const earlier = existsSync(to) ? openSync(to, "r+") : undefined;
  renameSync(part, to);
  settle(dirname(to));
  if (earlier !== undefined) wipe(earlier);
}

/** Takes a write-ahead log into its file: left behind, it would be applied to whatever stands there next. */
export function foldIn(keyring: string): void {
  const client = new Database(keyring);
  client.pragma("wal_checkpoint(TRUNCATE)");
  client.close();
}

function wipe(opened: number): void {
  writeSync(opened, Buffer.alloc(fstatSync(opened).size));
  fsyncSync(opened);
  closeSync(opened);
}

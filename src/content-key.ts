import { randomBytes } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { basename, dirname } from "node:path";
import { type Access, shutOff } from "./access.ts";
import { partOf } from "./data-dir.ts";
import { Obstacle } from "./obstacle.ts";
import { operatorKeyOf } from "./operator-words.ts";
import { settle } from "./store/copy.ts";
import type { OperatorKey } from "./store/operator-key.ts";

/** The key that wraps all others. */
export interface ContentKey {
  readonly key: OperatorKey;
  /** It has just been made. */
  readonly isNew: boolean;
  /** Whether others can read its file; closed where it is in none. */
  readonly access: Access;
}

/** The file of the key holds none that the bot has made: another key opens nothing, and nothing is sealed with it. */
export class BrokenContentKey extends Obstacle {}

const LENGTH = 32;

/** The operator's own key from the environment; where there is none, one in a file, made at the first start. */
export function contentKey(given: string | undefined, file: string): ContentKey {
  if (given !== undefined) return { key: operatorKeyOf(given), isNew: false, access: "closed" };
  if (existsSync(file)) return { key: keptIn(file), isNew: false, access: shutOff(file) };
  const key = randomBytes(LENGTH);
  keep(key, file);
  return { key, isNew: true, access: "closed" };
}

/** The whole key is on the disk before its file is there: a power cut leaves no half of one. */
function keep(key: Buffer, file: string): void {
  const part = partOf(file);
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
  rmSync(part, { force: true });
  writeFileSync(part, `${key.toString("base64")}\n`, { mode: 0o600 });
  settle(part);
  renameSync(part, file);
  settle(dirname(file));
}

function keptIn(file: string): Buffer {
  const written = readFileSync(file, "utf8").trim();
  const key = Buffer.from(written, "base64");
  if (key.length === LENGTH && key.toString("base64") === written) return key;
  throw new BrokenContentKey(
    `${basename(file)} is empty, cut off or no key that the bot has made: put back the one you have kept; a key of your own belongs into CONTENT_KEY`,
  );
}

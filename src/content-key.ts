import { randomBytes, scryptSync } from "node:crypto";
import {
  chmodSync,
  existsSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { basename, dirname } from "node:path";
import { partOf } from "./data-dir.ts";
import { Obstacle } from "./obstacle.ts";
import { settle } from "./store/copy.ts";

/** The key that wraps all others. */
export interface ContentKey {
  readonly key: Buffer;
  /** It has just been made. */
  readonly isNew: boolean;
  /** Others could read its file until now. */
  readonly wasOpen: boolean;
}

/** The file of the key holds none that the bot has made: another key opens nothing, and nothing is sealed with it. */
export class BrokenContentKey extends Obstacle {}

const LENGTH = 32;
/** Fewer characters could be guessed. */
export const SHORTEST_KEY = 16;

/** The operator's own key from the environment; where there is none, one in a file, made at the first start. */
export function contentKey(given: string | undefined, file: string): ContentKey {
  if (given !== undefined) return { key: readKey(given), isNew: false, wasOpen: false };
  if (existsSync(file)) return { key: keptIn(file), isNew: false, wasOpen: shutOff(file) };
  const key = randomBytes(LENGTH);
  keep(key, file);
  return { key, isNew: true, wasOpen: false };
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

/** From now on only its owner can read it. Returns whether others could. */
function shutOff(file: string): boolean {
  if ((statSync(file).mode & 0o077) === 0) return false;
  chmodSync(file, 0o600);
  return true;
}

/** 32 bytes as hexadecimal or base64 are taken as they are; anything else is a pass phrase. */
function readKey(given: string): Buffer {
  if (/^[\da-f]{64}$/i.test(given)) return Buffer.from(given, "hex");
  const bytes = Buffer.from(given, "base64");
  if (bytes.length === LENGTH && /^[\w+/-]{43}=?$/.test(given)) return bytes;
  return scryptSync(given, "krug content key", LENGTH);
}

import { randomBytes, scryptSync } from "node:crypto";
import { chmodSync, existsSync, mkdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";

/** The key that wraps all others. */
export interface ContentKey {
  readonly key: Buffer;
  /** It has just been made. */
  readonly isNew: boolean;
  /** Others could read its file until now. */
  readonly wasOpen: boolean;
}

const LENGTH = 32;
/** Fewer characters could be guessed. */
export const SHORTEST_KEY = 16;

/** The operator's own key from the environment; where there is none, one in a file, made at the first start. */
export function contentKey(given: string | undefined, file: string): ContentKey {
  if (given !== undefined) return { key: readKey(given), isNew: false, wasOpen: false };
  if (existsSync(file)) {
    const key = readKey(readFileSync(file, "utf8").trim());
    return { key, isNew: false, wasOpen: shutOff(file) };
  }
  const key = randomBytes(LENGTH);
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
  writeFileSync(file, `${key.toString("base64")}\n`, { mode: 0o600, flag: "wx" });
  return { key, isNew: true, wasOpen: false };
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

import { scryptSync } from "node:crypto";
import type { OperatorKey } from "./store/operator-key.ts";

const LENGTH = 32;
/** Fewer characters could be guessed. */
export const SHORTEST_KEY = 16;
/** Fewer different ones are no phrase, however often they come. */
const FEWEST_CHARACTERS = 5;

/** What scrypt costs whoever guesses: 128 MB and about half a second a guess (N = 2^17, r = 8). */
const COST = { N: 2 ** 17, r: 8, p: 1, maxmem: 256 * 1024 * 1024 } as const;

/** 32 bytes as hexadecimal or base64 are taken as they are; anything else is a pass phrase. */
export function operatorKeyOf(given: string): OperatorKey {
  const key = bytesOf(given);
  if (key) return key;
  return {
    stretch: (salt) => scryptSync(given, salt, LENGTH, COST),
    asBefore: () => scryptSync(given, "krug content key", LENGTH),
  };
}

function bytesOf(given: string): Buffer | undefined {
  if (/^[\da-f]{64}$/i.test(given)) return Buffer.from(given, "hex");
  const bytes = Buffer.from(given, "base64");
  return bytes.length === LENGTH && /^[\w+/-]{43}=?$/.test(given) ? bytes : undefined;
}

/** What is wrong with an operator's key, as what was expected; undefined = nothing. Never the key itself. */
export function flawOfKey(given: string): string | undefined {
  if (bytesOf(given)) return undefined;
  if (looksLikeKey(given))
    return "expected 32 bytes: 64 hexadecimal digits, or base64, with nothing around them; this looks like a key that was cut or mistyped";
  if (given.length < SHORTEST_KEY)
    return `expected 32 bytes as base64 or hexadecimal, or a pass phrase of ${SHORTEST_KEY} characters or more`;
  if (new Set(given).size < FEWEST_CHARACTERS)
    return `expected a pass phrase that nobody guesses, of ${FEWEST_CHARACTERS} different characters or more`;
  return undefined;
}

/** Nobody makes up such words: somebody meant a key, and lost or added a character, a quote, a line's end. */
function looksLikeKey(given: string): boolean {
  const bare = given.replace(/^[\s"'`]+|[\s"'`]+$/g, "").replace(/[\r\n]/g, "");
  if (bare !== given && bytesOf(bare)) return true;
  const digits = bare.replace(/^0x|[\s:]/gi, "");
  if (/^[\da-f]{40,}$/i.test(digits)) return true;
  const isMixed = [/[A-Z]/, /[a-z]/, /\d/].every((kind) => kind.test(bare));
  const isPadded = bare.length >= SHORTEST_KEY && /^[\w+/-]+={1,2}$/.test(bare);
  return isMixed && (isPadded || /^[A-Za-z\d+/]{38,50}$/.test(bare) || /^[\w-]{42,45}$/.test(bare));
}

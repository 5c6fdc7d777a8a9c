import { createHmac, hkdfSync, timingSafeEqual } from "node:crypto";
import { appendFileSync, closeSync, fstatSync, openSync, readSync } from "node:fs";
import { settle } from "../store/copy.ts";

/** Genuine: as this bot made it. Bare: nothing says who made it. Changed: something in it is not as it was made. */
export type Proof = "genuine" | "bare" | "changed";

const HEAD = "\nkrug backup 1 ";
/** SQLite does not look at what stands behind its last page. */
const trailerOf = (digest: string): string => `${HEAD}${digest}\n`;
const LENGTH = trailerOf("0".repeat(64)).length;
const CHUNK = 1 << 20;

/** The key of the seals: nobody makes one without the operator's key (HKDF). */
const sealingKey = (operatorKey: Buffer): Buffer =>
  Buffer.from(hkdfSync("sha256", operatorKey, "", "krug backups", 32));

/** Seals a backup (HMAC-SHA-256 over all its bytes), at its own end, so that it goes wherever the backup goes. */
export function sealBackup(file: string, operatorKey: Buffer): void {
  appendFileSync(file, trailerOf(digestOf(file, operatorKey)));
  settle(file);
}

/** What a backup's seal says, under whichever of these keys it was made. */
export function proofOf(file: string, operatorKeys: readonly Buffer[]): Proof {
  const trailer = endOf(file);
  const written = new RegExp(`^${HEAD}([0-9a-f]{64})\n$`).exec(trailer)?.[1];
  if (written === undefined) return "bare";
  const isSame = (key: Buffer) =>
    timingSafeEqual(Buffer.from(digestOf(file, key, LENGTH)), Buffer.from(written));
  return operatorKeys.some(isSame) ? "genuine" : "changed";
}

function endOf(file: string): string {
  const opened = openSync(file, "r");
  try {
    const { size } = fstatSync(opened);
    const end = Buffer.alloc(Math.min(size, LENGTH));
    readSync(opened, end, 0, end.length, size - end.length);
    return end.toString("latin1");
  } finally {
    closeSync(opened);
  }
}

/** `without` so many bytes at its end. */
function digestOf(file: string, operatorKey: Buffer, without = 0): string {
  const hmac = createHmac("sha256", sealingKey(operatorKey));
  const opened = openSync(file, "r");
  const chunk = Buffer.alloc(CHUNK);
  try {
    const end = fstatSync(opened).size - without;
    for (let at = 0; at < end; ) {
      const read = readSync(opened, chunk, 0, Math.min(CHUNK, end - at), at);
      if (read === 0) break;
      hmac.update(chunk.subarray(0, read));
      at += read;
    }
    return hmac.digest("hex");
  } finally {
    closeSync(opened);
  }
}

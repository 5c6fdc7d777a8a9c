import { createHmac, hkdfSync } from "node:crypto";
import { decrypt, encrypt } from "../store/cipher.ts";

/** Whatever is kept fills exactly this many bytes before it is sealed, so that its length tells nothing. */
const PADDED = 1024;

/** Makes of a person a name that tells nothing of them, and of what is kept about them bytes that only we can read. */
export function createSealing(operatorKey: Buffer) {
  const keyFor = (use: string) => Buffer.from(hkdfSync("sha256", operatorKey, "", `krug keeping ${use}`, 32));
  const nameKey = keyFor("names");
  const valueKey = keyFor("values");

  return {
    /** 43 characters; the place takes at most 63. */
    name: (person: number): string =>
      createHmac("sha256", nameKey).update(`person:${person}`).digest("base64url"),
    /** Undefined where it does not fit. */
    seal: (name: string, value: unknown): string | undefined => {
      const clear = Buffer.from(JSON.stringify(value));
      if (clear.length > PADDED) return undefined;
      const padded = Buffer.alloc(PADDED, " "); // JSON may end in as many spaces as it likes
      clear.copy(padded);
      return encrypt(valueKey, name, padded).toString("base64");
    },
    /** Undefined for whatever we have not sealed under this very name. */
    open: (name: string, sealed: unknown): unknown => {
      if (typeof sealed !== "string") return undefined;
      try {
        return JSON.parse(decrypt(valueKey, name, Buffer.from(sealed, "base64")).toString());
      } catch {
        return undefined;
      }
    },
  };
}

export type Sealing = ReturnType<typeof createSealing>;

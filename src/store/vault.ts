import { createHmac } from "node:crypto";
import { decrypt, encrypt } from "./cipher.ts";
import { ID, type Keyring, type Scope } from "./keyring.ts";

/** Sealed values begin with one of these; what does not was written before there was a vault. */
const marks = {
  /** Bound to its scope. */
  anywhere: "~1",
  /** Bound to its scope, and to its place there. */
  placed: "~2",
} as const;
const MARK = marks.placed.length;
/** So long is a single letter, sealed: the mark, the key's name, and the nonce, the letter and the tag as base64. */
export const SHORTEST = MARK + ID + 40;

/**
 * Seals what people say before it reaches the disk (AES-256-GCM), and opens it again. Where a scope has many rows, what
 * is sealed names its place among them: moved elsewhere, it does not open.
 */
export function createVault(keyring: Pick<Keyring, "named" | "forWriting">) {
  const open = (scope: Scope, stored: string, place = ""): string | undefined => {
    if (!/^~[12]/.test(stored)) return stored;
    const from = MARK + ID;
    const key = keyring.named(scope, stored.slice(MARK, from));
    if (!key) return undefined;
    const about = stored.startsWith(marks.placed) ? `${scope} ${place}` : scope;
    return decrypt(key.secret, about, Buffer.from(stored.slice(from), "base64")).toString();
  };
  const seal = (scope: Scope, clear: string, place?: string): string => {
    if (clear === "") return "";
    const { id, secret } = keyring.forWriting(scope);
    const [mark, about] = place === undefined ? [marks.anywhere, scope] : [marks.placed, `${scope} ${place}`];
    return `${mark}${id}${encrypt(secret, about, Buffer.from(clear)).toString("base64")}`;
  };

  return {
    /** Nothing said stays nothing: an empty text needs no hiding. */
    seal,
    sealJson: (scope: Scope, value: unknown, place?: string): string =>
      seal(scope, JSON.stringify(value), place),
    /** Undefined where the key was destroyed: nobody can read it any more. */
    open,
    /** The same for the same words, and telling nothing of them: by it a secret is found again (HMAC-SHA-256, base64url). */
    keyedHash: (purpose: string, words: string): string =>
      createHmac("sha256", keyring.forWriting("index").secret)
        .update(`${purpose} ${words}`)
        .digest("base64url"),
    openJson: (scope: Scope, stored: string, place?: string): unknown => {
      const clear = open(scope, stored, place);
      return clear === undefined || clear === "" ? undefined : JSON.parse(clear);
    },
  };
}

export type Vault = ReturnType<typeof createVault>;

export const ofMeeting = (id: number): Scope => (id > 0 ? `meeting:${id}` : "house");

import { decrypt, encrypt, ID, type Key, type Keyring, type Scope } from "./keyring.ts";

/** Sealed values begin with one of these; what does not was written before there was a vault. */
const marks = {
  /** Bound to its scope. */
  anywhere: "~1",
  /** Bound to its scope, and to its place there. */
  placed: "~2",
} as const;
const MARK = marks.placed.length;

/**
 * Seals what people say before it reaches the disk (AES-256-GCM), and opens it again. Where a scope has many rows, what
 * is sealed names its place among them: moved elsewhere, it does not open.
 */
export function createVault(keyring: Pick<Keyring, "find" | "forWriting">) {
  const keyOf = (scope: Scope, id: string): Key | undefined => {
    const fits: readonly Scope[] = scope === "house" ? ["house", "house-before"] : [scope];
    for (const one of fits) {
      const key = keyring.find(one);
      if (key?.id === id) return key;
    }
    return undefined;
  };
  const open = (scope: Scope, stored: string, place = ""): string | undefined => {
    if (!/^~[12]/.test(stored)) return stored;
    const from = MARK + ID;
    const key = keyOf(scope, stored.slice(MARK, from));
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
    openJson: (scope: Scope, stored: string, place?: string): unknown => {
      const clear = open(scope, stored, place);
      return clear === undefined || clear === "" ? undefined : JSON.parse(clear);
    },
  };
}

export type Vault = ReturnType<typeof createVault>;

export const ofMeeting = (id: number): Scope => (id > 0 ? `meeting:${id}` : "house");

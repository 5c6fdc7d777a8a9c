import { decrypt, encrypt, ID, type Keyring, type Scope } from "./keyring.ts";

/** Sealed values begin with this; what does not was written before there was a vault. */
const MARK = "~1";

/** Seals what people say before it reaches the disk (AES-256-GCM), and opens it again. */
export function createVault(keyring: Pick<Keyring, "find" | "forWriting">) {
  const open = (scope: Scope, stored: string): string | undefined => {
    if (!stored.startsWith(MARK)) return stored;
    const key = keyring.find(scope);
    const from = MARK.length + ID;
    if (key?.id !== stored.slice(MARK.length, from)) return undefined;
    return decrypt(key.secret, scope, Buffer.from(stored.slice(from), "base64")).toString();
  };
  const seal = (scope: Scope, clear: string): string => {
    if (clear === "") return "";
    const { id, secret } = keyring.forWriting(scope);
    return `${MARK}${id}${encrypt(secret, scope, Buffer.from(clear)).toString("base64")}`;
  };

  return {
    /** Nothing said stays nothing: an empty text needs no hiding. */
    seal,
    sealJson: (scope: Scope, value: unknown): string => seal(scope, JSON.stringify(value)),
    /** Undefined where the key was destroyed: nobody can read it any more. */
    open,
    openJson: (scope: Scope, stored: string): unknown => {
      const clear = open(scope, stored);
      return clear === undefined || clear === "" ? undefined : JSON.parse(clear);
    },
  };
}

export type Vault = ReturnType<typeof createVault>;

export const ofMeeting = (id: number): Scope => (id > 0 ? `meeting:${id}` : "house");

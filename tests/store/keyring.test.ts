import { copyFileSync, existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { decrypt, encrypt, openKeyring, type Scope, WrongContentKey } from "../../src/store/keyring.ts";
import { createVault } from "../../src/store/vault.ts";

const KEY = Buffer.alloc(32, 7);
const OTHER = Buffer.alloc(32, 8);

function keyFile(): string {
  const dir = mkdtempSync(join(tmpdir(), "krug-keys-"));
  onTestFinished(() => rmSync(dir, { recursive: true, force: true }));
  return join(dir, "krug.keys");
}

function opened(file = keyFile()) {
  const keyring = openKeyring(file, KEY);
  onTestFinished(keyring.close);
  return { file, keyring, vault: createVault(keyring) };
}

const bytesOf = (file: string): Buffer =>
  Buffer.concat(
    ["", "-wal", "-shm"].flatMap((end) => (existsSync(file + end) ? [readFileSync(file + end)] : [])),
  );

test("keys outlast a restart, and each scope has its own", () => {
  const { file, keyring } = opened();
  const [one, other] = [keyring.forWriting("meeting:1"), keyring.forWriting("meeting:2")];
  expect(one.id).not.toBe(other.id);
  keyring.close();
  const again = openKeyring(file, KEY);
  expect(again.find("meeting:1")?.id).toBe(one.id);
  expect(again.forWriting("meeting:2").id).toBe(other.id);
  expect(again.find("meeting:3")).toBeUndefined();
  again.close();
});

test("another operator's key opens nothing, and says so at once", () => {
  const { file, keyring } = opened();
  keyring.close();
  expect(() => openKeyring(file, OTHER)).toThrow(WrongContentKey);
  openKeyring(file, KEY).close();
});

test("no key lies in the file as it is", () => {
  const { file, keyring } = opened();
  const { secret } = keyring.forWriting("meeting:1");
  expect(bytesOf(file).includes(secret.export())).toBe(false);
  expect(bytesOf(file).includes("meeting:1")).toBe(true);
});

test("a key that was moved to another scope does not fit there", () => {
  const sealed = encrypt(KEY, "key meeting:1", Buffer.alloc(32, 1));
  expect(() => decrypt(KEY, "key meeting:2", sealed)).toThrow();
  expect(decrypt(KEY, "key meeting:1", sealed).equals(Buffer.alloc(32, 1))).toBe(true);
});

test("a destroyed key leaves no byte in the file", () => {
  const { file, keyring } = opened();
  const scopes = Array.from({ length: 20 }, (_, index) => `meeting:${index + 1000}` as const);
  scopes.forEach(keyring.forWriting);
  expect(bytesOf(file).includes("meeting:1007")).toBe(true);
  keyring.destroy(scopes);
  for (const scope of scopes) expect(bytesOf(file).includes(scope), scope).toBe(false);
  expect(scopes.map(keyring.find)).toEqual(scopes.map(() => undefined));
});

test("the house has another key every day: what is still there opens, an old copy of it does not", () => {
  const { keyring, vault } = opened();
  const copy = vault.seal("house", "Good morning");
  let kept = copy;
  const sealAgain = () => {
    kept = vault.seal("house", vault.open("house", kept) ?? "");
  };
  keyring.turnHouse(100, sealAgain);
  expect(vault.open("house", kept)).toBe("Good morning");
  expect(vault.open("house", copy)).toBeUndefined();
  const known = kept;
  keyring.turnHouse(100, sealAgain);
  expect(kept).toBe(known);
  keyring.turnHouse(101, sealAgain);
  expect(vault.open("house", known)).toBeUndefined();
  expect(vault.open("house", kept)).toBe("Good morning");
});

test("a power cut between two keys of the house loses nothing, and the rest is done the next time", () => {
  const { file, keyring, vault } = opened();
  let kept = vault.seal("house", "Good morning");
  const copy = kept;
  const cut = () => {
    throw new Error("the power is cut");
  };
  expect(() => keyring.turnHouse(100, cut)).toThrow("the power is cut");
  expect(vault.open("house", kept)).toBe("Good morning");
  const elsewhere = `${file}.copy`;
  for (const end of ["", "-wal"]) copyFileSync(file + end, elsewhere + end);
  const again = opened(elsewhere);
  expect(again.vault.open("house", kept)).toBe("Good morning");
  const fresh = again.vault.seal("house", "Said in between");
  again.keyring.turnHouse(100, () => {
    kept = again.vault.seal("house", again.vault.open("house", kept) ?? "");
  });
  expect(again.vault.open("house", kept)).toBe("Good morning");
  expect(again.vault.open("house", fresh)).toBe("Said in between");
  expect(again.vault.open("house", copy)).toBeUndefined();
  expect(again.keyring.find("house-before" satisfies Scope)).toBeUndefined();
});

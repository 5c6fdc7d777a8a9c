import { copyFileSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import Database from "better-sqlite3";
import { expect, onTestFinished, test } from "vitest";
import { decrypt, encrypt } from "../../src/store/cipher.ts";
import { openStore } from "../../src/store/index.ts";
import { KeyringLost, openKeyring } from "../../src/store/keyring.ts";
import { WrongContentKey } from "../../src/store/operator-key.ts";
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

/** Somebody looks into a keyring, as a backup does, and has not finished yet. */
function reading(file: string): { readonly finish: () => void } {
  const reader = new Database(file, { readonly: true });
  reader.exec("BEGIN");
  reader.prepare("SELECT count(*) FROM keys").get();
  return { finish: () => void reader.close() };
}

test("a key that is destroyed while a backup reads leaves the file as soon as that has finished", () => {
  const { file, keyring } = opened();
  keyring.forWriting("meeting:1007");
  const backup = reading(file);
  const began = Date.now();
  keyring.destroy(["meeting:1007"]);
  expect(Date.now() - began).toBeLessThan(1_000); // nobody else waits for the backup
  expect(bytesOf(file).includes("meeting:1007")).toBe(true);
  keyring.scrub();
  backup.finish();
  keyring.scrub();
  expect(bytesOf(file).includes("meeting:1007")).toBe(false);
});

test("what a run that was cut off has left in the log of the keyring is gone with the next start", () => {
  const { file, keyring } = opened();
  keyring.forWriting("meeting:1007");
  const backup = reading(file);
  keyring.destroy(["meeting:1007"]);
  const elsewhere = `${file}.copy`;
  for (const end of ["", "-wal"]) copyFileSync(file + end, elsewhere + end);
  backup.finish();
  expect(bytesOf(elsewhere).includes("meeting:1007")).toBe(true);
  opened(elsewhere);
  expect(bytesOf(elsewhere).includes("meeting:1007")).toBe(false);
});

test("a meeting that gets another key is read by the one of before until that is let go of", () => {
  const { file, keyring, vault } = opened();
  const copy = vault.seal("meeting:7", "It began in September");
  keyring.renew(["meeting:7", "meeting:8"]);
  expect(keyring.unsettled()).toEqual(["meeting:7"]);
  const said = vault.seal("meeting:7", "It went on in October");
  keyring.renew(["meeting:7"]);
  expect([copy, said].map((one) => vault.open("meeting:7", one))).toEqual([
    "It began in September",
    "It went on in October",
  ]);
  keyring.close();
  const again = opened(file);
  const anew = again.vault.seal("meeting:7", again.vault.open("meeting:7", copy) ?? "");
  again.keyring.letGo("meeting:7");
  expect([copy, said].map((one) => again.vault.open("meeting:7", one))).toEqual([undefined, undefined]);
  expect(again.vault.open("meeting:7", anew)).toBe("It began in September");
  expect(again.keyring.unsettled()).toEqual([]);
});

test("the house's key of before, as an earlier version has kept it, still opens what is to be sealed anew", () => {
  const { file, keyring, vault } = opened();
  const kept = vault.seal("house", "Good morning");
  const secret = keyring.find("house")?.secret.export() ?? Buffer.alloc(0);
  keyring.close();
  const ring = new Database(file);
  const put = ring.prepare("INSERT OR REPLACE INTO keys (scope, wrapped) VALUES (?, ?)");
  put.run("house-before", encrypt(KEY, "key house-before", secret));
  put.run("house", encrypt(KEY, "key house", Buffer.alloc(32, 3)));
  ring.close();
  const again = opened(file);
  expect(again.vault.open("house", kept)).toBe("Good morning");
  expect(again.keyring.unsettled()).toEqual(["house"]);
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
  expect(again.keyring.unsettled()).toEqual([]);
});

test.each([
  ["is lost", (file: string) => rmSync(file)],
  ["is empty", (file: string) => writeFileSync(file, "")],
  ["holds no key", (file: string) => void new Database(file).exec("DELETE FROM keys").close()],
])("a keyring that %s is not replaced while people's words are sealed with it", (_, lose) => {
  const keys = keyFile();
  const file = keys.replace(".keys", ".db");
  const anna = { id: 11, name: "Anna", locale: "", appLocale: "", reachable: true };
  const store = openStore(file, KEY);
  store.commit(() => store.circles.meet(anna));
  store.close();
  const safe = readFileSync(keys);
  lose(keys);
  const left = existsSync(keys) ? readFileSync(keys) : undefined;
  expect(() => openStore(file, KEY)).toThrow(KeyringLost);
  expect(existsSync(keys) ? readFileSync(keys) : undefined).toEqual(left);
  writeFileSync(keys, safe);
  const again = openStore(file, KEY);
  expect(again.circles.person(11)?.name).toBe("Anna");
  again.close();
});

test("where nobody has said anything yet, a lost keyring is made anew", () => {
  const keys = keyFile();
  const file = keys.replace(".keys", ".db");
  openStore(file, KEY).close();
  rmSync(keys);
  openStore(file, KEY).close();
  expect(existsSync(keys)).toBe(true);
});

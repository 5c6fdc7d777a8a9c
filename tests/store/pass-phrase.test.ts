import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import Database from "better-sqlite3";
import { expect, onTestFinished, test } from "vitest";
import { operatorKeyOf } from "../../src/operator-words.ts";
import { openKeyring } from "../../src/store/keyring.ts";
import { WrongContentKey } from "../../src/store/operator-key.ts";
import { places } from "../../src/store/places.ts";
import { createVault } from "../../src/store/vault.ts";

const PHRASE = "correct horse battery staple";

/** A keyring, and what was sealed with it, as a version made them that stretched every pass phrase alike. */
const recorded: {
  readonly keys: readonly { readonly scope: string; readonly wrapped: string }[];
  readonly name: string;
  readonly note: string;
} = JSON.parse(readFileSync(join(import.meta.dirname, "recorded/pass-phrase.json"), "utf8"));

function keyFile(): string {
  const dir = mkdtempSync(join(tmpdir(), "krug-phrase-"));
  onTestFinished(() => rmSync(dir, { recursive: true, force: true }));
  return join(dir, "krug.keys");
}

function keyringOfBefore(): string {
  const file = keyFile();
  const db = new Database(file);
  db.exec("CREATE TABLE keys (scope TEXT PRIMARY KEY, wrapped BLOB NOT NULL) WITHOUT ROWID");
  const put = db.prepare("INSERT INTO keys (scope, wrapped) VALUES (?, ?)");
  for (const { scope, wrapped } of recorded.keys) put.run(scope, Buffer.from(wrapped, "hex"));
  db.close();
  return file;
}

const wrappedIn = (file: string) => {
  const db = new Database(file, { readonly: true });
  const rows = db.prepare<[], { scope: string; wrapped: Buffer }>("SELECT scope, wrapped FROM keys").all();
  db.close();
  return new Map(rows.map(({ scope, wrapped }) => [scope, wrapped.toString("hex").toUpperCase()]));
};

function expectReadable(file: string): void {
  const keyring = openKeyring(file, operatorKeyOf(PHRASE));
  const vault = createVault(keyring);
  const at = places.note({ personId: 11, at: 1_795_000_000_000 });
  expect(vault.open("person:11", recorded.name)).toBe("Anna");
  expect(vault.open("meeting:7", recorded.note, at)).toBe("It began in September");
  keyring.close();
}

test("what an earlier version sealed by a pass phrase is read, and wrapped anew with a salt of its own", () => {
  const file = keyringOfBefore();
  expectReadable(file);
  const now = wrappedIn(file);
  expect(now.get("salt")).toHaveLength(32);
  const wrappedBefore = recorded.keys.filter((one) => one.scope !== "identity");
  expect(wrappedBefore.length).toBeGreaterThan(0);
  for (const { scope, wrapped } of wrappedBefore) {
    expect(now.get(scope), scope).not.toBe(wrapped);
    expect(readFileSync(file).includes(Buffer.from(wrapped, "hex")), scope).toBe(false);
  }
  expectReadable(file);
  expect(wrappedIn(file)).toEqual(now);
});

test("a wrong pass phrase changes nothing in a keyring of before, and opens nothing in one of today", () => {
  const file = keyringOfBefore();
  const before = wrappedIn(file);
  const open = () => openKeyring(file, operatorKeyOf("correct horse battery stable"));
  expect(open).toThrow(WrongContentKey);
  expect(wrappedIn(file)).toEqual(before);
  expectReadable(file);
  expect(open).toThrow(WrongContentKey);
});

test("two bots with the same pass phrase have nothing in common", () => {
  const [one, other] = [1, 2].map(() => {
    const keyring = openKeyring(keyFile(), operatorKeyOf(PHRASE));
    keyring.close();
    return keyring.operatorKey;
  });
  expect(one?.length).toBe(32);
  expect(one?.equals(other ?? Buffer.alloc(0))).toBe(false);
});

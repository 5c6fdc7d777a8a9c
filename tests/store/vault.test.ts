import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { openKeyring, type Scope } from "../../src/store/keyring.ts";
import { createVault, ofMeeting } from "../../src/store/vault.ts";

const KEY = Buffer.alloc(32, 7);

function vaulted() {
  const dir = mkdtempSync(join(tmpdir(), "krug-vault-"));
  const keyring = openKeyring(join(dir, "krug.keys"), KEY);
  onTestFinished(() => {
    keyring.close();
    rmSync(dir, { recursive: true, force: true });
  });
  return { keyring, vault: createVault(keyring) };
}

test("what somebody said is not in what is kept of it, and the same words look different each time", () => {
  const { vault } = vaulted();
  const [one, other] = [vault.seal(ofMeeting(1), "My case"), vault.seal(ofMeeting(1), "My case")];
  expect(one).not.toBe(other);
  expect(Buffer.from(one.slice(10), "base64").toString()).not.toContain("My case");
  expect(vault.open(ofMeeting(1), one)).toBe("My case");
  expect(vault.openJson("house", vault.sealJson("house", { said: "Здравствуйте 👋" }))).toEqual({
    said: "Здравствуйте 👋",
  });
});

test("nothing said stays nothing", () => {
  const { vault } = vaulted();
  expect(vault.seal(ofMeeting(1), "")).toBe("");
  expect(vault.open(ofMeeting(1), "")).toBe("");
  expect(vault.openJson(ofMeeting(1), "")).toBeUndefined();
});

test("what was written before there was a vault is read as it is", () => {
  const { vault } = vaulted();
  for (const clear of ["My case", "~ five minutes", "~3 people"])
    expect(vault.open(ofMeeting(1), clear)).toBe(clear);
});

test.each<Scope>([
  "meeting:2",
  "group:1",
  "person:1",
  "house",
])("in another scope, as %s, it does not open", (other) => {
  const { vault } = vaulted();
  const sealed = vault.seal("meeting:1", "My case");
  vault.seal(other, "something of its own");
  expect(vault.open(other, sealed)).toBeUndefined();
});

test("in another row of the same scope it does not open, even under the right key", () => {
  const { vault } = vaulted();
  const sealed = vault.seal("meeting:1", "My case", "text 1");
  expect(vault.open("meeting:1", sealed, "text 1")).toBe("My case");
  expect(() => vault.open("meeting:1", sealed, "text 2")).toThrow();
  expect(() => vault.open("meeting:1", sealed)).toThrow();
  const unplaced = `~1${sealed.slice(2)}`;
  expect(() => vault.open("meeting:1", unplaced, "text 1")).toThrow();
});

test("one changed byte is found out", () => {
  const { vault } = vaulted();
  const sealed = vault.seal("meeting:1", "My case", "text 1");
  for (const at of [12, 30, sealed.length - 6]) {
    const other = sealed[at] === "A" ? "B" : "A";
    const changed = `${sealed.slice(0, at)}${other}${sealed.slice(at + 1)}`;
    expect(() => vault.open("meeting:1", changed, "text 1"), String(at)).toThrow();
  }
});

test("once its key is destroyed nobody reads it, not even after something new was sealed in its place", () => {
  const { vault, keyring } = vaulted();
  const sealed = vault.seal("meeting:1", "My case");
  keyring.destroy(["meeting:1"]);
  expect(vault.open("meeting:1", sealed)).toBeUndefined();
  vault.seal("meeting:1", "Another one's");
  expect(vault.open("meeting:1", sealed)).toBeUndefined();
});

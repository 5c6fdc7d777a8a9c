import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { BrokenContentKey, contentKey } from "../src/content-key.ts";

const OWN = Buffer.alloc(32, 7);

function keyFile(): string {
  const dir = mkdtempSync(join(tmpdir(), "krug-content-"));
  onTestFinished(() => rmSync(dir, { recursive: true, force: true }));
  return join(dir, "content.key");
}

test("at the first start a key is made, which the next start finds, and nothing else is left", () => {
  const file = keyFile();
  const { key, isNew } = contentKey(undefined, file);
  expect([Buffer.isBuffer(key) && key.length, isNew, statSync(file).mode & 0o777]).toEqual([32, true, 0o600]);
  expect(contentKey(undefined, file)).toEqual({ key, isNew: false, access: "closed" });
  expect(readdirSync(join(file, ".."))).toEqual(["content.key"]);
});

test("half a key that a power cut has left is no key, and is made anew", () => {
  const file = keyFile();
  writeFileSync(`${file}.part`, "half of");
  const { key, isNew } = contentKey(undefined, file);
  expect(isNew).toBe(true);
  expect(readFileSync(file, "utf8")).toBe(`${(key as Buffer).toString("base64")}\n`);
});

test.each([
  ["is empty", ""],
  ["holds a blank line", "\n"],
  ["was cut off", OWN.toString("base64").slice(0, 30)],
  ["was cut off by one", OWN.toString("base64").slice(0, 43)],
  ["holds a key twice", OWN.toString("base64").repeat(2)],
  ["holds a pass phrase", "correct horse battery staple"],
])("a file of the key that %s ends the start, and stays as it is", (_, written) => {
  const file = keyFile();
  writeFileSync(file, written);
  expect(() => contentKey(undefined, file)).toThrow(BrokenContentKey);
  expect(readFileSync(file, "utf8")).toBe(written);
});

test("an operator's own key may be 32 bytes, or a pass phrase that only its own salt makes the same key of", () => {
  const file = keyFile();
  for (const given of [OWN.toString("hex"), OWN.toString("base64"), OWN.toString("base64url")])
    expect(contentKey(given, file).key).toEqual(OWN);
  const { key } = contentKey("correct horse battery staple", file);
  if (Buffer.isBuffer(key)) throw new Error("a pass phrase was taken for a key");
  const [one, other] = [1, 2].map((salt) => key.stretch(Buffer.alloc(16, salt)));
  expect([one?.length, one?.equals(key.stretch(Buffer.alloc(16, 1)))]).toEqual([32, true]);
  expect(one?.equals(other ?? Buffer.alloc(0))).toBe(false);
  expect(readdirSync(join(file, ".."))).toEqual([]);
});

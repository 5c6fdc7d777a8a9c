import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";

interface Locked {
  readonly version?: string;
  readonly resolved?: string;
  readonly integrity?: string;
  readonly link?: boolean;
}

const lock = JSON.parse(readFileSync(join(import.meta.dirname, "../package-lock.json"), "utf8")) as {
  readonly packages: Readonly<Record<string, Locked>>;
};
const packages = Object.entries(lock.packages).filter(([path]) => path !== "");
const namesOf = (some: typeof packages) => some.map(([path]) => path);

test("every package is the very one that was locked, whoever delivers it", () => {
  expect(packages.length).toBeGreaterThan(100);
  const loose = packages.filter(([, { integrity = "" }]) => !/^sha512-[\w+/]{86}==$/.test(integrity));
  expect(namesOf(loose)).toEqual([]);
});

test("every package comes from the registry that npm knows by itself", () => {
  const usual = "https://registry.npmjs.org/";
  const strange = packages.filter(([, { resolved = usual, link }]) => link || !resolved.startsWith(usual));
  expect(namesOf(strange)).toEqual([]);
});

import { expect, test } from "vitest";
import { readOptions } from "../../src/rehearsal/options.ts";

const lineFor = (...argv: string[]): string => {
  const wish = readOptions(argv);
  return wish.type === "mistake" ? wish.line : wish.type;
};

test("who asks for nothing in particular sees six teachers take a week", () => {
  expect(readOptions([])).toMatchObject({
    type: "rehearse",
    options: { story: { id: "kindergarten", locale: "en" }, preset: "week", size: 6, seed: 1, quiet: false },
  });
});

test("who asks for something else sees that", () => {
  const argv = "--locale ru --preset hour --people 12 --seed 7 --story psychologists --quiet".split(" ");
  expect(readOptions(argv)).toMatchObject({
    type: "rehearse",
    options: { story: { id: "psychologists", locale: "ru" }, preset: "hour", size: 12, seed: 7, quiet: true },
  });
});

test("who asks for help gets it, whatever else they ask for", () => {
  expect(readOptions(["--people", "99", "--help"])).toEqual({ type: "help" });
});

test("a mistake is named in one line that says what was expected", () => {
  expect(lineFor("--locale", "de")).toBe("--locale: expected en or ru");
  expect(lineFor("--preset", "day")).toBe("--preset: expected week or hour");
  expect(lineFor("--people", "2")).toBe("--people: expected a whole number from 3 to 12");
  expect(lineFor("--people", "six")).toBe("--people: expected a whole number from 3 to 12");
  expect(lineFor("--story", "school")).toBe("--story: expected kindergarten or psychologists");
  expect(lineFor("--seed")).toMatch(/--seed/);
  expect(lineFor("--loud")).toMatch(/--loud/);
});

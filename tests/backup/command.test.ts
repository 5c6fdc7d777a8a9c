import { expect, test } from "vitest";
import { command } from "../../src/backup/command.ts";
import { Refusal } from "../../src/backup/places.ts";

const ending = (error: unknown) =>
  command({
    env: {},
    usage: "",
    read: () => ({}),
    act: () => {
      throw error;
    },
  });

test("an operator is told in one sentence what stands in the way", () => {
  expect(ending(new Refusal("There is no krug.keys"))).toEqual({ code: 1, lines: ["There is no krug.keys"] });
});

test("a failure that nobody expected is named to the operator, and quotes nothing of what people wrote", () => {
  const full = Object.assign(new TypeError("Anna said: it began in September"), { code: "SQLITE_FULL" });
  expect(ending(full)).toEqual({ code: 1, lines: ["It could not be done (TypeError SQLITE_FULL)"] });
  expect(ending("Anna said").lines).toEqual(["It could not be done (string)"]);
});

import { join } from "node:path";
import Database from "better-sqlite3";
import { GrammyError, HttpError } from "grammy";
import { expect, test } from "vitest";
import { z } from "zod";
import { nameOf, placeOf } from "../../src/service/trouble.ts";

const SAID = "Anna-said-so src/Anna/said.ts:1:1\n    at src/Anna/said.ts:2:2";

function caught(act: () => unknown): unknown {
  try {
    act();
    return undefined;
  } catch (error) {
    return error;
  }
}

const refused = { ok: false, error_code: 400, description: SAID, parameters: {} } as const;
const named = Object.assign(new Error(SAID), { name: SAID, code: SAID });

const errors: readonly (readonly [string, unknown])[] = [
  ["Error", new Error(SAID, { cause: new Error(SAID) })],
  ["Error", named],
  ["string", SAID],
  ["undefined", undefined],
  ["GrammyError", new GrammyError(SAID, refused, "sendMessage", { text: SAID })],
  ["HttpError", new HttpError(SAID, new Error(SAID))],
  ["HttpError ECONNREFUSED", new HttpError(SAID, Object.assign(new Error(SAID), { code: "ECONNREFUSED" }))],
  ["SyntaxError", caught(() => JSON.parse(SAID))],
  ["ZodError", caught(() => z.literal("so").parse(SAID))],
  ["SqliteError SQLITE_ERROR", caught(() => new Database(":memory:").exec(SAID))],
  ["TypeError ERR_INVALID_URL", caught(() => new URL(SAID))],
];

test.each(errors)("%s is told by its name and place, and nothing that it quotes", (name, error) => {
  expect(nameOf(error)).toBe(name);
  expect(`${nameOf(error)} ${placeOf(error)}`).not.toContain("Anna");
});

test("the place is the line of our own code that it came through", () => {
  const root = join(import.meta.dirname, "../..");
  const error = new Error(SAID);
  error.stack = `Error: ${SAID}
    at inner (${root}/node_modules/other/src/index.js:3:4)
    at play (file://${root}/src/core/play.ts:41:7)
    at async run (${root}/src/run.ts:1:1)`;
  expect(placeOf(error)).toBe("src/core/play.ts:41");
  error.message = "";
  expect(placeOf(error)).toBe("src/core/play.ts:41");
});

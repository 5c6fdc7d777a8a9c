import { describe, expect, test } from "vitest";
import { stepsOf } from "../../src/core/format.ts";
import { formats } from "../../src/formats/index.ts";
import { commands } from "../../src/telegram/commands/index.ts";
import { permissions } from "../../src/telegram/permissions/table.ts";
import { standings } from "../../src/telegram/permissions/verdict.ts";
import { createWords } from "../../src/texts/index.ts";
import { optionsOf } from "./options.ts";
import { wholeStory } from "./story.ts";

const { commands: given, links, buttons, moves, replies, words } = permissions;

/** Every line of the table, by the name under which the story tries it. */
const lines = new Map([
  ...Object.entries(given).flatMap(([name, { inPrivate, inGroup }]) => [
    [`/${name} in private`, inPrivate] as const,
    [`/${name} in the group`, inGroup] as const,
  ]),
  ...Object.entries({ link: links, button: buttons, move: moves, reply: replies, words }).flatMap(
    ([kind, named]) => Object.entries(named).map(([name, line]) => [`${kind} ${name}`, line] as const),
  ),
]);

const story: { findings?: ReadonlyMap<string, string> } = {};

test("everybody tries everything that anybody can do, through two meetings", async () => {
  const { findings, scene } = await wholeStory();
  story.findings = findings;
  // One question was lost on its way, so that there is something to post again.
  expect(scene.troubles).toEqual([expect.stringContaining("ambiguous")]);
  const cells = [...lines.keys()].flatMap((name) => standings.map((who) => `${name}: ${who}`));
  expect([...findings.keys()].toSorted()).toEqual(cells.toSorted());
}, 120_000);

describe.each([...lines].map(([name, line]) => ({ name, line })))("$name", ({ name, line }) => {
  test.each(
    standings.map((who) => ({ who, verdict: Object.values(line[who]).join(": ") })),
  )("$who, $verdict", ({ who }) => {
    expect(story.findings?.get(`${name}: ${who}`)).toBe("");
  });
});

test("the table knows every command, and nothing else", () => {
  expect(commands.map(({ name }) => name).toSorted()).toEqual(Object.keys(given).toSorted());
});

test("the table knows every move of every step of every format", () => {
  const known = Object.values(formats).flatMap((format) => stepsOf(format).flatMap(optionsOf));
  expect(known.filter((name) => !Object.hasOwn(moves, name))).toEqual([]);
});

test("every refusal in the table has words in both languages", () => {
  const { has } = createWords();
  const said = [...lines.values()].flatMap((line) =>
    Object.values(line).flatMap((verdict) => ("says" in verdict ? [verdict.says] : [])),
  );
  for (const locale of ["en", "ru"] as const) expect(said.filter((key) => !has(locale, key))).toEqual([]);
});

import { expect, test } from "vitest";
import { stepsOf } from "../../src/core/format.ts";
import { formats } from "../../src/formats/index.ts";
import { commands } from "../../src/telegram/commands/index.ts";
import { permissions } from "../../src/telegram/permissions/table.ts";
import { type Line, standings } from "../../src/telegram/permissions/verdict.ts";
import { createWords } from "../../src/texts/index.ts";
import { optionsOf } from "./options.ts";
import { wholeStory } from "./story.ts";

const { commands: given, links, buttons, moves, replies, words } = permissions;

const named = (kind: string, some: Readonly<Record<string, Line>>) =>
  Object.entries(some).map(([name, line]) => [`${kind} ${name}`, line] as const);

/** Every line of the table, by the name under which the story tries it, and what people do by those lines. */
const sections = {
  "give a command in private": Object.entries(given).map(
    ([name, { inPrivate }]) => [`/${name} in private`, inPrivate] as const,
  ),
  "give a command in the group": Object.entries(given).map(
    ([name, { inGroup }]) => [`/${name} in the group`, inGroup] as const,
  ),
  "follow a link": named("link", links),
  "tap a button": named("button", buttons),
  "make a move": named("move", moves),
  "reply in the group": named("reply", replies),
  "write in private": named("words", words),
} as const;
const lines = new Map(Object.values(sections).flat());

const story: { findings?: ReadonlyMap<string, string> } = {};

test("everybody tries everything that anybody can do, through two meetings", async () => {
  const { findings, scene } = await wholeStory();
  story.findings = findings;
  // One question was lost on its way, so that there is something to post again.
  expect(scene.troubles).toEqual([expect.stringContaining("ambiguous")]);
  const cells = [...lines.keys()].flatMap((name) => standings.map((who) => `${name}: ${who}`));
  expect([...findings.keys()].toSorted()).toEqual(cells.toSorted());
}, 120_000);

test.each(Object.entries(sections))("whoever may, and nobody else, can %s", (_, tried) => {
  const cells = tried.flatMap(([name, line]) =>
    standings.map((who) => ({ cell: `${name}: ${who}`, verdict: Object.values(line[who]).join(": ") })),
  );
  expect(cells.length).toBeGreaterThanOrEqual(standings.length);
  const wrong = cells
    .map(({ cell, verdict }) => ({ cell, verdict, found: story.findings?.get(cell) ?? "it was never tried" }))
    .filter(({ found }) => found !== "");
  expect(wrong).toEqual([]);
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

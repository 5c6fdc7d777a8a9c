import { readdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { expect, test } from "vitest";
import type { Circle } from "./circle.ts";
import { everyStep, hold, smallCircle } from "./course.ts";
import { expectCalm, expectInGroup } from "./expecting.ts";

/** Everything that lies beside the database, the database with it: names of files, and their bytes. */
function filesOf({ file }: Circle): readonly (readonly [name: string, bytes: Buffer])[] {
  const dir = dirname(file);
  return readdirSync(dir).map((name) => [name, readFileSync(join(dir, name))] as const);
}

/** So long that no sealed bytes spell them by chance. */
const names = ["Annamarie", "Borislava", "Veronique", "Gleb Gleb"];

/** What people typed in the usual course, and who they are: as it is, in UTF-16, in base64. */
const typed = [
  ...["Sunflower", "Parents of first-graders", ...names],
  ...["The problem of", "It began in September", "the same thing", "What happened next", "This happened"],
  ...["I would do as", "small enough to try", "comes late", "learned to wait", "Quiet children"],
  ...["A private note", "Not yet given", "Words without a place"],
];

const spellings = (words: string): readonly Buffer[] => [
  Buffer.from(words),
  Buffer.from(words, "utf16le"),
  Buffer.from(Buffer.from(words).toString("base64").slice(0, -4)),
];

function expectNothingReadable(circle: Circle): void {
  for (const [name, bytes] of filesOf(circle))
    for (const words of typed)
      for (const spelling of spellings(words))
        expect(bytes.includes(spelling), `“${words}” in ${name}`).toBe(false);
}

test("in a whole meeting nothing that anybody typed lies in any byte of any file", async () => {
  const sunflower = await smallCircle({ names, setup: { "setup-theme": "Parents of first-graders" } });
  const { second, person } = sunflower;
  for (const step of everyStep) {
    if (step === "clarify") await second.write("/note A private note");
    if (step === "state-problems") await person("Gleb Gleb").write("Not yet given");
    if (step === "tell-case") await person("Veronique").write("Words without a place");
    expectNothingReadable(sunflower);
    await hold(sunflower, step);
  }
  expectInGroup(sunflower, "ended-held");
  expect(filesOf(sunflower).map(([name]) => name)).toEqual(
    expect.arrayContaining(["krug.db", "krug.db-wal", "krug.keys"]),
  );
  expectNothingReadable(sunflower);
  await sunflower.restartAfter(1_000);
  expectNothingReadable(sunflower);
  expectCalm(sunflower);
});

test("what is on its way when the process dies is not readable either", async () => {
  const sunflower = await smallCircle({ names });
  const { people, first, second, emulator } = sunflower;
  await hold(sunflower, "gather", "elect-moderator", "agree-rules");
  emulator.world.faults = (method) => (method.startsWith("send") ? { kind: "lost-before" } : undefined);
  for (const one of [first, second]) people.say(one.id, one.id, `The problem of ${one.name}`);
  await sunflower.listen();
  expectNothingReadable(sunflower);
  sunflower.fall();
  expectNothingReadable(sunflower);
  emulator.world.faults = undefined;
  await sunflower.rise();
  await sunflower.settle();
  expect(second.hasSeen("The problem of Borislava")).toBe(true);
  expectNothingReadable(sunflower);
});

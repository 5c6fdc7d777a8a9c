import { globSync, readFileSync } from "node:fs";
import { dirname, join, normalize } from "node:path";
import { describe, expect, test } from "vitest";

const root = join(import.meta.dirname, "..");

interface Source {
  /** Its path from the project's root. */
  readonly path: string;
  readonly code: string;
  readonly imports: readonly Import[];
}

interface Import {
  /** A path from the project's root, or a package's name. */
  readonly of: string;
  readonly typeOnly: boolean;
}

const statement = /^\s*(?:import|export)\s+(type\s)?(?:[^"';]*?\sfrom\s*)?["']([^"']+)["']/gm;
const dynamic = /\bimport\(\s*["']([^"']+)["']\s*\)/g;

const sources: readonly Source[] = globSync(["src/**/*.ts", "tests/**/*.ts"], { cwd: root })
  .toSorted()
  .map((path) => {
    const code = readFileSync(join(root, path), "utf8");
    const found = [...code.matchAll(statement)].map(([, type, name = ""]) => ({
      name,
      typeOnly: type !== undefined,
    }));
    const later = [...code.matchAll(dynamic)].map(([, name = ""]) => ({ name, typeOnly: false }));
    const imports = [...found, ...later].map(({ name, typeOnly }) => ({ of: target(path, name), typeOnly }));
    return { path, code, imports };
  });

function target(from: string, name: string): string {
  return name.startsWith(".") ? normalize(join(dirname(from), name)) : name;
}

const inside = (...folders: readonly string[]) =>
  sources.filter(({ path }) => folders.some((folder) => path.startsWith(folder)));
const steps = inside("src/steps/").filter(({ path }) => path.endsWith("/step.ts"));
const pure = [...inside("src/core/", "src/formats/"), ...steps];

/** The imports of some files that are not allowed, each with who imports it. */
const strangers = (
  files: readonly Source[],
  allowed: (of: Import, by: Source) => boolean,
): readonly string[] =>
  files.flatMap((by) => by.imports.filter((one) => !allowed(one, by)).map(({ of }) => `${by.path} → ${of}`));

const isIn = (folder: string, { of }: Import) => of.startsWith(folder);
const isOneOf = (names: readonly string[], { of }: Import) =>
  names.some((name) => of === name || of.startsWith(`${name}/`));

test("the scanner sees the project", () => {
  expect(steps).toHaveLength(14);
  const play = sources.find(({ path }) => path === "src/core/play.ts");
  expect(play?.imports).toContainEqual({ of: "src/core/settle.ts", typeOnly: false });
  expect(play?.imports).toContainEqual({ of: "src/core/meeting.ts", typeOnly: true });
});

describe("the core is pure", () => {
  test("it imports nothing but itself, zod and luxon", () => {
    const allowed = (one: Import) => isIn("src/core/", one) || isOneOf(["zod", "luxon"], one);
    expect(strangers(inside("src/core/"), allowed)).toEqual([]);
  });

  test("only the timetable knows luxon", () => {
    const knows = pure.filter(({ imports }) => imports.some((one) => isOneOf(["luxon"], one)));
    expect(knows.map(({ path }) => path)).toEqual(["src/core/timetable.ts"]);
  });

  test("a step knows the core and zod, never another step", () => {
    expect(strangers(steps, (one) => isIn("src/core/", one) || isOneOf(["zod"], one))).toEqual([]);
  });

  test("a format knows the core and the steps' declarations", () => {
    const allowed = (one: Import) =>
      isIn("src/core/", one) || isIn("src/formats/", one) || /^src\/steps\/[^/]+\/step\.ts$/.test(one.of);
    expect(strangers(inside("src/formats/"), allowed)).toEqual([]);
  });

  test.each([
    ["the clock", /\bDate\.now\b|\bnew Date\(|\bperformance\./],
    ["chance", /\bMath\.random\b|\bcrypto\b/],
    ["timers", /\bset(Timeout|Interval|Immediate)\b/],
    ["the process", /\bprocess\.|"node:/],
    ["promises", /\basync\b|\bawait\b|\bPromise\b/],
    ["Telegram and the tables", /from "(grammy|@grammyjs|drizzle-orm|better-sqlite3)/],
  ])("it does without %s", (_, pattern) => {
    expect(pure.filter(({ code }) => pattern.test(code)).map(({ path }) => path)).toEqual([]);
  });
});

describe("the walls between the others", () => {
  test("the store knows nothing of Telegram", () => {
    const allowed = (one: Import) => !isIn("src/telegram/", one) && !isOneOf(["grammy", "@grammyjs"], one);
    expect(strangers(inside("src/store/"), allowed)).toEqual([]);
  });

  test("Telegram knows the shape of the store's rows, and never the store itself", () => {
    const allowed = (one: Import) =>
      one.typeOnly || !(isIn("src/store/", one) || isOneOf(["drizzle-orm", "better-sqlite3"], one));
    expect(strangers(inside("src/telegram/"), allowed)).toEqual([]);
  });

  test("the room plays with the bot, and the bot knows nothing of the room", () => {
    const played = ["core", "emulator", "formats", "rehearsal", "room", "service", "store", "texts"];
    const allowed = (one: Import) =>
      played.some((folder) => isIn(`src/${folder}/`, one)) ||
      isOneOf(
        ["src/command-line.ts", "src/config.ts", "src/serving.ts", "hono", "luxon", "zod", "@grammyjs/types"],
        one,
      ) ||
      one.of.startsWith("node:");
    const page = inside("src/room/page/");
    const server = inside("src/room/").filter((one) => !page.includes(one));
    expect(strangers(server, (one) => allowed(one) && !isIn("src/room/page/", one))).toEqual([]);
    const bot = inside("src/").filter(({ path }) => !path.startsWith("src/room/") && path !== "src/main.ts");
    expect(strangers(bot, (one) => !isIn("src/room/", one))).toEqual([]);
  });

  test("the room's page knows nothing but what the room tells it", () => {
    const told = (one: Import) => one.typeOnly && one.of === "src/room/wire.ts";
    const allowed = (one: Import) =>
      isIn("src/room/page/", one) || told(one) || one.of.startsWith("/modules/lit-html/");
    expect(strangers(inside("src/room/page/"), allowed)).toEqual([]);
  });

  test("nothing of the room happens on import", () => {
    const server = inside("src/room/").filter(({ path }) => !path.startsWith("src/room/page/"));
    const acts = /^(?:(?:await|void) )?[\w.]+\(|^(?:const|let) \w+ = createRequire\b/m;
    expect(server.filter(({ code }) => acts.test(code)).map(({ path }) => path)).toEqual([]);
  });

  test("the emulator knows nothing of the bot", () => {
    const packages = ["@grammyjs/types", "hono", "@hono", "zod"];
    const allowed = (one: Import) =>
      isIn("src/emulator/", one) || isOneOf(packages, one) || one.of.startsWith("node:");
    expect(strangers(inside("src/emulator/"), allowed)).toEqual([]);
  });

  test("backups know the store, and nothing of what is said or of Telegram", () => {
    const ours = ["command-line", "config", "content-key", "data-dir", "obstacle", "service/trouble"];
    const packages = [...ours.map((name) => `src/${name}.ts`), "better-sqlite3"];
    const allowed = (one: Import) =>
      isIn("src/backup/", one) || isIn("src/store/", one) || isOneOf(packages, one) || isIn("node:", one);
    expect(strangers(inside("src/backup/"), allowed)).toEqual([]);
  });

  test("nothing of the bot knows the tests", () => {
    expect(strangers(inside("src/"), (one) => !isIn("tests/", one))).toEqual([]);
  });
});

test("only a main.ts reads the environment", () => {
  const reads = inside("src/").filter(({ code }) => /\bprocess\.env\b/.test(code));
  expect(reads.map(({ path }) => path).filter((path) => !path.endsWith("main.ts"))).toEqual([]);
});

test("no file is longer than three hundred lines", () => {
  const styles = globSync("src/**/*.css", { cwd: root }).map((path) => ({
    path,
    code: readFileSync(join(root, path), "utf8"),
  }));
  const long = [...sources, ...styles].map(({ path, code }) => ({
    path,
    lines: code.trimEnd().split("\n").length,
  }));
  expect(long.filter(({ lines }) => lines > 300)).toEqual([]);
});

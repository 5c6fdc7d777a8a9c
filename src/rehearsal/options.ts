import { parseArgs } from "node:util";
import type { Rehearsal } from "./scene.ts";
import { storyOf } from "./stories/index.ts";

export const usage = `npm run rehearse -- [options]

Simulated colleagues hold a whole meeting with the real bot, in this terminal. Nothing leaves the machine.

  --locale en|ru                         language of the group (en)
  --preset week|hour                     how long the meeting is (week)
  --people 3..12                         how many colleagues (6)
  --story kindergarten|psychologists     what they talk about (kindergarten)
  --seed N                               another course of the same story (1)
  --quiet                                only the group’s chat
  --help                                 this
`;

export interface Options extends Rehearsal {
  readonly quiet: boolean;
}

export type Wish =
  | { readonly type: "rehearse"; readonly options: Options }
  | { readonly type: "help" }
  /** One line that says what was expected. */
  | { readonly type: "mistake"; readonly line: string };

const schema = {
  locale: { type: "string", default: "en" },
  preset: { type: "string", default: "week" },
  people: { type: "string", default: "6" },
  story: { type: "string", default: "kindergarten" },
  seed: { type: "string", default: "1" },
  quiet: { type: "boolean", default: false },
  help: { type: "boolean", short: "h", default: false },
} as const;

/** What somebody wants to see, or the one thing about it that cannot be understood. */
export function readOptions(argv: readonly string[]): Wish {
  try {
    const { values } = parseArgs({ args: [...argv], options: schema });
    if (values.help) return { type: "help" };
    const locale = oneOf("locale", values.locale, ["en", "ru"]);
    const id = oneOf("story", values.story, ["kindergarten", "psychologists"]);
    const preset = oneOf("preset", values.preset, ["week", "hour"]);
    const size = wholeNumber("people", values.people, 3, 12);
    const seed = wholeNumber("seed", values.seed, 0, 1_000_000);
    const { quiet } = values;
    return { type: "rehearse", options: { story: storyOf(id, locale), preset, size, seed, quiet } };
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    const [line = ""] = error.message.split(/\n|\. To specify/);
    return { type: "mistake", line };
  }
}

function oneOf<T extends string>(name: string, value: string, allowed: readonly T[]): T {
  const found = allowed.find((one) => one === value);
  if (found === undefined) throw new Error(`--${name}: expected ${allowed.join(" or ")}`);
  return found;
}

function wholeNumber(name: string, value: string, least: number, most: number): number {
  const number = Number(value);
  const fits = /^\d+$/.test(value) && number >= least && number <= most;
  if (!fits) throw new Error(`--${name}: expected a whole number from ${least} to ${most}`);
  return number;
}

import { parseArgs } from "node:util";
import { type Mistake, orMistake, wholeNumber } from "../command-line.ts";
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
  | Mistake;

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
export const readOptions = (argv: readonly string[]): Wish =>
  orMistake((): Wish => {
    const { values } = parseArgs({ args: [...argv], options: schema });
    if (values.help) return { type: "help" };
    const locale = oneOf("locale", values.locale, ["en", "ru"]);
    const id = oneOf("story", values.story, ["kindergarten", "psychologists"]);
    const preset = oneOf("preset", values.preset, ["week", "hour"]);
    const size = wholeNumber("people", values.people, 3, 12);
    const seed = wholeNumber("seed", values.seed, 0, 1_000_000);
    const { quiet } = values;
    return { type: "rehearse", options: { story: storyOf(id, locale), preset, size, seed, quiet } };
  });

function oneOf<T extends string>(name: string, value: string, allowed: readonly T[]): T {
  const found = allowed.find((one) => one === value);
  if (found === undefined) throw new Error(`--${name}: expected ${allowed.join(" or ")}`);
  return found;
}

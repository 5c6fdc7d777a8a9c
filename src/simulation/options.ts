import { availableParallelism } from "node:os";
import { parseArgs } from "node:util";
import { type Mistake, orMistake, wholeNumber } from "../command-line.ts";
import { readTroubles, type Trouble } from "./troubles.ts";

export const usage = `npm run simulate -- [options]

Seeded people hold whole meetings with the real bot and a local Telegram, while everything goes wrong that can.

  --weeks N        how many meetings (100)
  --seed S         another course of everything (1)
  --week K         only the season in which meeting K is held, as an earlier run had it
  --troubles LIST  with nothing else going wrong than this, as the line under a finding has it
  --workers N      how many processes share the work (one for each core)
  --exhaustive     instead: one meeting, again and again, with a crash at every commit and every call
  --twice          the same with a second crash soon after each; --weeks N tries N of them, evenly spread
  --help           this
`;

export interface Options {
  /** Left out: a hundred, or every crash there is. */
  readonly weeks: number | undefined;
  readonly seed: number;
  readonly week: number | undefined;
  readonly workers: number;
  /** Left out: what chance brings, or every crash there is. */
  readonly troubles: readonly Trouble[] | undefined;
  readonly exhaustive: boolean;
  readonly twice: boolean;
}

export type Wish =
  | { readonly type: "simulate"; readonly options: Options }
  | { readonly type: "help" }
  | Mistake;

const schema = {
  weeks: { type: "string" },
  seed: { type: "string", default: "1" },
  week: { type: "string" },
  troubles: { type: "string" },
  workers: { type: "string" },
  exhaustive: { type: "boolean", default: false },
  twice: { type: "boolean", default: false },
  help: { type: "boolean", short: "h", default: false },
} as const;

export const readOptions = (argv: readonly string[]): Wish =>
  orMistake((): Wish => {
    const { values } = parseArgs({ args: [...argv], options: schema });
    if (values.help) return { type: "help" };
    const { exhaustive, twice } = values;
    const weeks = values.weeks === undefined ? undefined : wholeNumber("weeks", values.weeks, 1);
    const seed = wholeNumber("seed", values.seed, 0);
    const week = values.week === undefined ? undefined : wholeNumber("week", values.week, 0);
    const troubles = values.troubles === undefined ? undefined : readTroubles(values.troubles);
    if (values.troubles !== undefined && (!troubles || (week === undefined && !exhaustive)))
      throw new Error(
        "--troubles: expected a list like call:163:429:2:0, and --week or --exhaustive with it",
      );
    const cores = availableParallelism();
    const workers = values.workers === undefined ? cores : wholeNumber("workers", values.workers, 1);
    return {
      type: "simulate",
      options: { weeks, seed, week, troubles, workers, exhaustive: exhaustive || twice, twice },
    };
  });

import { existsSync } from "node:fs";
import { isMistake } from "../command-line.ts";
import { type Place, readPlace } from "../config.ts";
import { contentKey } from "../content-key.ts";
import { contentKeyIn } from "../data-dir.ts";
import { Obstacle } from "../obstacle.ts";
import { nameOf } from "../service/trouble.ts";
import type { OperatorKey } from "../store/operator-key.ts";
import type { Wish } from "./options.ts";
import { Refusal } from "./places.ts";

interface Command<T> {
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly usage: string;
  readonly read: (place: Place) => Wish<T>;
  /** Does it. Returns the lines that say what was done; throws where it could not be done. */
  readonly act: (wish: T, place: Place) => readonly string[];
}

export interface Outcome {
  readonly code: 0 | 1 | 2;
  readonly lines: readonly string[];
}

/** Runs a command of the operator. 0 = done, 1 = not done, 2 = it was not understood; a line says why. */
export function command<T>({ env, usage, read, act }: Command<T>): Outcome {
  const place = readPlace(env);
  if (!("dataDir" in place)) return { code: 2, lines: place };
  const wish = read(place);
  if (wish === "help") return { code: 0, lines: [usage.trimEnd()] };
  if (isMistake(wish)) return { code: 2, lines: [wish.line] };
  try {
    return { code: 0, lines: act(wish, place) };
  } catch (error) {
    return { code: 1, lines: [inOneLine(error)] };
  }
}

/** The operator's key as the bot would find it; none is made here, for a new one opens nothing. */
export function keyAt({ dataDir, contentKey: given }: Place): OperatorKey {
  const file = contentKeyIn(dataDir);
  if (given === undefined && !existsSync(file))
    throw new Refusal(`The content key is missing: put it into ${file}, or set CONTENT_KEY`);
  return contentKey(given, file).key;
}

/** What nobody expected is named, not quoted: it may hold what people wrote. */
const inOneLine = (error: unknown): string =>
  error instanceof Obstacle ? error.message : `It could not be done (${nameOf(error)})`;

/** Says what was done to standard output, and what could not be done to standard error. */
export function say({ code, lines }: Outcome): void {
  const out = code === 0 ? process.stdout : process.stderr;
  for (const line of lines) out.write(`${line}\n`);
  process.exitCode = code;
}

import { setFlagsFromString } from "node:v8";
import { type Options, readOptions, usage } from "./options.ts";
import type { Performed } from "./performance.ts";
import { transcribe } from "./transcribe.ts";
import { createPaint } from "./transcript/paper.ts";

/** Shows a whole meeting in the terminal. Exits with 1 where it was not understood, or did not go as it should. */
export async function rehearse(argv: readonly string[]): Promise<void> {
  const wish = readOptions(argv);
  switch (wish.type) {
    case "help":
      process.stdout.write(usage);
      return;
    case "mistake":
      return stopWith(wish.line);
    case "rehearse":
      return play(wish.options);
  }
}

/** Thrown where nobody reads on: the pipe was closed, or somebody pressed Ctrl+C. */
class CurtainFell extends Error {}

async function play(options: Options): Promise<void> {
  // A week makes much short-lived garbage; collected early it fits into half of the memory.
  setFlagsFromString("--optimize-for-size");
  let fallen: number | undefined; // the exit code then
  process.stdout.on("error", () => (fallen ??= 0));
  process.once("SIGINT", () => (fallen ??= 130));
  const write = (text: string): void => {
    if (fallen !== undefined) throw new CurtainFell();
    process.stdout.write(text);
  };
  const coloured = process.stdout.isTTY === true && process.stdout.hasColors();
  try {
    const performed = await transcribe(options, {
      write,
      paint: createPaint(coloured),
      quiet: options.quiet,
    });
    const wrong = objection(performed);
    if (wrong !== undefined) stopWith(wrong);
  } catch (error) {
    if (!(error instanceof CurtainFell)) throw error;
    process.exitCode = fallen ?? 0;
  }
}

/** What went wrong, in one line; undefined = nothing. */
function objection({ held, announced, trouble }: Performed): string | undefined {
  const [first] = trouble;
  if (first !== undefined) return `The bot reported trouble: ${first}`;
  if (!held) return "The meeting was not held to its end";
  return announced ? undefined : "The next meeting was not announced";
}

function stopWith(line: string): void {
  process.stderr.write(`${line}\n`);
  process.exitCode = 1;
}

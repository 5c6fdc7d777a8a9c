import { setFlagsFromString } from "node:v8";
import { readOptions, usage } from "./options.ts";
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
    case "rehearse": {
      // A week makes much short-lived garbage; collected early it fits into half of the memory.
      setFlagsFromString("--optimize-for-size");
      const coloured = process.stdout.isTTY === true && !process.env.NO_COLOR;
      const write = (text: string) => void process.stdout.write(text);
      const performed = await transcribe(wish.options, {
        write,
        paint: createPaint(coloured),
        quiet: wish.options.quiet,
      });
      const wrong = objection(performed);
      return wrong === undefined ? undefined : stopWith(wrong);
    }
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

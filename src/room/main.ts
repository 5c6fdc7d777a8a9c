import { setFlagsFromString } from "node:v8";
import type { Config } from "../config.ts";
import { readOptions, usage } from "./options.ts";

/** Opens the rehearsal room. Exits with 1 where it was not understood, or cannot be opened. */
export async function rehearseInRoom(
  { port, defaults }: Extract<Config, { mode: "rehearsal" }>,
  argv: readonly string[],
): Promise<void> {
  const wish = readOptions(argv);
  if (wish.type === "help") return void process.stdout.write(usage);
  if (wish.type === "mistake") return stopWith(wish.line);
  // Loading the bot alone makes 200 MB of garbage; told so before it begins, Node collects it on the way.
  setFlagsFromString("--optimize-for-size");
  const stop = new AbortController();
  for (const signal of ["SIGTERM", "SIGINT", "SIGHUP"] as const) process.once(signal, () => stop.abort());
  const { openRoom } = await import("./opening.ts");
  const ended = await openRoom({
    ...wish.options,
    port,
    locale: defaults.locale,
    env: process.env,
    write: (line) => void process.stdout.write(`${line}\n`),
    signal: stop.signal,
  });
  if (ended !== "closed") stopWith(ended);
}

function stopWith(line: string): void {
  process.stderr.write(`${line}\n`);
  process.exitCode = 1;
}

import { readConfig } from "./config.ts";
import { haveTheLastWord } from "./last-word.ts";

/** Starts the bot with a token, the rehearsal room without one. Exits with 1 where the environment is wrong. */
async function main(): Promise<void> {
  const config = readConfig(process.env);
  if (!("mode" in config)) return stopWith(config);
  // Loaded only now: the rehearsal has a word to say to Node before anything large is loaded.
  if (config.mode === "rehearsal") {
    const { rehearseInRoom } = await import("./room/main.ts");
    return rehearseInRoom(config, process.argv.slice(2));
  }
  const { serve } = await import("./serve.ts");
  const stop = new AbortController();
  for (const signal of ["SIGTERM", "SIGINT"] as const) process.once(signal, () => stop.abort());
  process.umask(0o077);
  const ended = await serve(config, stop.signal);
  if (ended !== "stopped") stopWith([ended]);
}

function stopWith(lines: readonly string[]): void {
  for (const line of lines) process.stderr.write(`${line}\n`);
  process.exitCode = 1;
}

haveTheLastWord();
await main();

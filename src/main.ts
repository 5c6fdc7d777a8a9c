import { join } from "node:path";
import { readConfig } from "./config.ts";
import { createKrug } from "./krug.ts";
import { createLog } from "./log.ts";
import { run } from "./run.ts";
import { systemClock } from "./service/clock.ts";
import { telegramLimits } from "./service/limits.ts";
import { DatabaseInUse } from "./store/index.ts";

/** Starts the bot with a token, the rehearsal without one. Exits with 1 where the environment is wrong. */
async function main(): Promise<void> {
  const config = readConfig(process.env);
  if (!("mode" in config)) return stopWith(config);
  if (config.mode === "rehearsal") {
    const { rehearse } = await import("./rehearsal/show.ts");
    await rehearse(process.argv.slice(2));
    return;
  }
  const log = createLog(config.logLevel);
  const report = (event: string, details: Record<string, string | number>) => log.warn(details, event);
  const { token, apiRoot, defaults, dataDir } = config;
  const stop = new AbortController();
  for (const signal of ["SIGTERM", "SIGINT"] as const) process.once(signal, () => stop.abort());
  process.umask(0o077);
  const file = join(dataDir, "krug.db");
  const open = () =>
    createKrug({ token, apiRoot, file, clock: systemClock, defaults, limits: telegramLimits, report });
  const ended = await run({ open, log, signal: stop.signal });
  if (ended !== "stopped") stopWith([ended]);
}

function stopWith(lines: readonly string[]): void {
  for (const line of lines) process.stderr.write(`${line}\n`);
  process.exitCode = 1;
}

await main().catch((error: unknown) => {
  if (!(error instanceof DatabaseInUse)) throw error;
  stopWith([error.message]);
});

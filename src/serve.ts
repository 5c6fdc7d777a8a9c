import { join } from "node:path";
import type { Config } from "./config.ts";
import { createKrug } from "./krug.ts";
import { createLog } from "./log.ts";
import { run } from "./run.ts";
import { systemClock } from "./service/clock.ts";
import { telegramLimits } from "./service/limits.ts";
import { DatabaseInUse } from "./store/index.ts";

/** Wires the bot as its operator configured it and runs it. Returns "stopped", or one sentence that says why not. */
export async function serve(
  config: Extract<Config, { mode: "polling" }>,
  signal: AbortSignal,
): Promise<string> {
  const { token, apiRoot, defaults, dataDir, logLevel } = config;
  const log = createLog(logLevel);
  const report = (event: string, details: Record<string, string | number>) => log.warn(details, event);
  const file = join(dataDir, "krug.db");
  const open = () =>
    createKrug({ token, apiRoot, file, clock: systemClock, defaults, limits: telegramLimits, report });
  try {
    return await run({ open, log, signal });
  } catch (error) {
    if (error instanceof DatabaseInUse) return error.message;
    throw error;
  }
}

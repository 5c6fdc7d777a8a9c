import { randomBytes } from "node:crypto";
import { join } from "node:path";
import type { Config } from "./config.ts";
import { contentKey } from "./content-key.ts";
import { createKrug } from "./krug.ts";
import { createLog } from "./log.ts";
import { run } from "./run.ts";
import { systemClock } from "./service/clock.ts";
import { telegramLimits } from "./service/limits.ts";
import { DatabaseInUse, MigrationFailed, WrongContentKey } from "./store/index.ts";

/** What an operator has to look at. */
const alarms: ReadonlySet<string> = new Set(["update-put-aside"]);

/** Wires the bot as its operator configured it and runs it. Returns "stopped", or one sentence that says why not. */
export async function serve(
  config: Exclude<Config, { mode: "rehearsal" }>,
  signal: AbortSignal,
): Promise<string> {
  const { token, apiRoot, defaults, dataDir, logLevel, keeping } = config;
  const log = createLog(logLevel);
  const report = (event: string, details: Record<string, string | number>) =>
    alarms.has(event) ? log.error(details, event) : log.warn(details, event);
  const file = join(dataDir, "krug.db");
  const clock = systemClock;
  const { key, isNew } = contentKey(config.contentKey, join(dataDir, "content.key"));
  if (isNew) log.warn({ file: "content.key" }, "content-key-made: keep it safe, and away from the backups");
  const told = { token, apiRoot, defaults, keeping };
  const deps = { ...told, file, contentKey: key, clock, limits: telegramLimits, report };
  const open = () => createKrug(deps);
  try {
    return await run({ open, clock, log, signal, door: doorOf(config) });
  } catch (error) {
    if (
      error instanceof DatabaseInUse ||
      error instanceof MigrationFailed ||
      error instanceof WrongContentKey
    )
      return error.message;
    throw error;
  }
}

function doorOf(config: Exclude<Config, { mode: "rehearsal" }>) {
  if (config.mode === "polling") return undefined;
  const { secret = randomBytes(32).toString("base64url"), ...webhook } = config.webhook;
  return { ...webhook, secret };
}

import { randomBytes } from "node:crypto";
import { join } from "node:path";
import type { Config } from "./config.ts";
import { contentKey } from "./content-key.ts";
import { createKrug } from "./krug.ts";
import { createLog, type Log } from "./log.ts";
import { run } from "./run.ts";
import { systemClock } from "./service/clock.ts";
import { telegramLimits } from "./service/limits.ts";
import { codeOf, isOfTheFolder } from "./service/trouble.ts";
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
  try {
    const deps = {
      token,
      apiRoot,
      defaults,
      keeping,
      report,
      file: join(dataDir, "krug.db"),
      contentKey: keyOf(config, log),
      clock: systemClock,
      limits: telegramLimits,
    };
    return await run({ ...deps, open: () => createKrug(deps), log, signal, door: doorOf(config) });
  } catch (error) {
    const why = whyNot(error);
    if (why === undefined) throw error;
    return why;
  }
}

function keyOf({ contentKey: given, dataDir }: Exclude<Config, { mode: "rehearsal" }>, log: Log): Buffer {
  const file = "content.key";
  const { key, isNew, wasOpen } = contentKey(given, join(dataDir, file));
  if (isNew) log.warn({ file }, "content-key-made: keep it safe, and away from the backups");
  if (wasOpen) log.warn({ file }, "content-key-was-open: others could read it; now its owner alone can");
  return key;
}

/** What an operator can mend, in one sentence; undefined for everything else. */
function whyNot(error: unknown): string | undefined {
  if (error instanceof DatabaseInUse || error instanceof MigrationFailed || error instanceof WrongContentKey)
    return error.message;
  return isOfTheFolder(error)
    ? `DATA_DIR: the folder, or a file in it, cannot be used (${codeOf(error)})`
    : undefined;
}

function doorOf(config: Exclude<Config, { mode: "rehearsal" }>) {
  if (config.mode === "polling") return undefined;
  const { secret = randomBytes(32).toString("base64url"), ...webhook } = config.webhook;
  return { ...webhook, secret };
}

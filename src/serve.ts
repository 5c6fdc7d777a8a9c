import { randomBytes } from "node:crypto";
import { basename } from "node:path";
import { type Access, closeToOthers } from "./access.ts";
import { type Config, plainly } from "./config.ts";
import { contentKey } from "./content-key.ts";
import { contentKeyIn, databaseIn } from "./data-dir.ts";
import { createKrug } from "./krug.ts";
import { createLog, type Log } from "./log.ts";
import { Obstacle } from "./obstacle.ts";
import { run } from "./run.ts";
import { systemClock } from "./service/clock.ts";
import { telegramLimits } from "./service/limits.ts";
import { codeOf, isOfTheFolder } from "./service/trouble.ts";
import type { OperatorKey } from "./store/operator-key.ts";

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
    const key = keyOf(config, log);
    warn(config, log);
    const deps = {
      token,
      apiRoot,
      defaults,
      keeping,
      report,
      file: databaseIn(dataDir),
      contentKey: key,
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

/** What works as it is, and should not stay as it is. */
function warn(config: Exclude<Config, { mode: "rehearsal" }>, log: Log): void {
  for (const variable of plainly(config))
    log.warn(
      { variable },
      "plain-http: everybody on the way reads the token and what people write; use https",
    );
  const access = [...closeToOthers(config.dataDir).values()];
  const count = (one: Access) => access.filter((each) => each === one).length;
  if (count("shut") > 0)
    log.warn({ count: count("shut") }, "data-was-open: others could get at it; now its owner alone can");
  if (count("open") > 0)
    log.warn(
      { count: count("open") },
      "data-is-open: others can get at DATA_DIR; close it to them (chmod 700)",
    );
}

function keyOf(
  { contentKey: given, dataDir }: Exclude<Config, { mode: "rehearsal" }>,
  log: Log,
): OperatorKey {
  const path = contentKeyIn(dataDir);
  const { key, isNew, access } = contentKey(given, path);
  const file = basename(path);
  if (isNew) log.warn({ file }, "content-key-made: keep it safe, and away from the backups");
  if (access === "shut")
    log.warn({ file }, "content-key-was-open: others could read it; now its owner alone can");
  if (access === "open")
    log.warn({ file }, "content-key-is-open: others can read it, and this bot cannot change that");
  return key;
}

/** What an operator can mend, in one sentence; undefined for everything else. */
function whyNot(error: unknown): string | undefined {
  if (error instanceof Obstacle) return error.message;
  return isOfTheFolder(error)
    ? `DATA_DIR: the folder, or a file in it, cannot be used (${codeOf(error)})`
    : undefined;
}

function doorOf(config: Exclude<Config, { mode: "rehearsal" }>) {
  if (config.mode === "polling") return undefined;
  const { secret = randomBytes(32).toString("base64url"), ...webhook } = config.webhook;
  return { ...webhook, secret };
}

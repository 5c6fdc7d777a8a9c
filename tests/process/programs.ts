import { type ChildProcess, spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { type AddressInfo, createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout } from "node:timers/promises";
import { onTestFinished } from "vitest";

const root = join(import.meta.dirname, "../..");
export const TOKEN = "700000001:EMULATOR-TOKEN-NOT-A-SECRET-0000000";

export interface Program {
  readonly printed: () => string;
  /** Waits for a line that matches; fails after half a minute. */
  readonly says: (words: RegExp) => Promise<RegExpExecArray>;
  readonly kill: (signal: NodeJS.Signals) => void;
  /** The exit code, once it has ended. */
  readonly ended: Promise<number | null>;
}

/** Starts a program in a process of its own, which does not outlive the test. */
export function start(command: string, args: readonly string[], env: Record<string, string> = {}): Program {
  const child: ChildProcess = spawn(command, args, {
    cwd: root,
    env: { ...process.env, ...env },
    detached: true,
  });
  let printed = "";
  for (const stream of [child.stdout, child.stderr])
    stream?.on("data", (chunk: Buffer) => (printed += chunk));
  const ended = new Promise<number | null>((resolve) => child.once("exit", resolve));
  const kill = (signal: NodeJS.Signals) => {
    // The whole group: npm and what it started.
    if (child.pid !== undefined && child.exitCode === null && child.signalCode === null)
      process.kill(-child.pid, signal);
  };
  onTestFinished(async () => {
    kill("SIGKILL");
    await ended;
  });
  const says = (words: RegExp) =>
    eventually(
      () => words.exec(printed) ?? undefined,
      `${command} ${args.join(" ")} to say ${words}; it said: ${printed}`,
    );
  return { printed: () => printed, says, kill, ended };
}

/** Looks again and again until there is something; other processes do not tell when they are ready. */
export async function eventually<T>(
  look: () => T | undefined | Promise<T | undefined>,
  what: string,
): Promise<T> {
  for (const until = Date.now() + 30_000; Date.now() < until; await setTimeout(20)) {
    const found = await look();
    if (found !== undefined) return found;
  }
  throw new Error(`Waited in vain for ${what}`);
}

export async function startEmulator(): Promise<{ readonly url: string; readonly program: Program }> {
  const program = start(process.execPath, ["src/emulator/main.ts", "--port", "0"]);
  const [, url = ""] = await program.says(/Bot API\s+(http:\S+)/);
  return { url, program };
}

/** A port that was free a moment ago. */
export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer().once("error", reject);
    server.listen(0, "127.0.0.1", () => {
      const { port } = server.address() as AddressInfo;
      server.close(() => resolve(port));
    });
  });
}

export function dataDir(): string {
  const dir = mkdtempSync(join(tmpdir(), "krug-process-"));
  onTestFinished(() => rmSync(dir, { recursive: true, force: true }));
  return dir;
}

/** What the bot is told, its clock `speed` times faster than the wall's. */
const environment = (url: string, dir: string, speed: number) => ({
  BOT_TOKEN: TOKEN,
  TELEGRAM_API_ROOT: url,
  DATA_DIR: dir,
  CLOCK_SPEED: String(speed),
  NODE_OPTIONS: `--import=${join(root, "tests/process/fast-clock.mjs")}`,
});

/** The bot as its operator starts it. */
export const startBot = (url: string, dir: string, speed = 40, env: Record<string, string> = {}): Program =>
  start("npm", ["start"], { ...env, ...environment(url, dir, speed) });

/** The bot without npm, which takes a while itself: for those who start it often. */
export const startBare = (url: string, dir: string, speed: number, env: Record<string, string>): Program =>
  start(process.execPath, ["src/main.ts"], { ...env, ...environment(url, dir, speed) });

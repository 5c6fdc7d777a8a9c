import { parseArgs } from "node:util";
import { z } from "zod";
import { createMovableClock } from "./clock.ts";
import { createEmulator, serveEmulator } from "./index.ts";

const HELP = `A local Telegram Bot API for one bot, in memory.

Usage: npm run emulator -- [options]

  --port <number>      where to listen; 0 = any free port (8081)
  --host <address>     which address to listen on (127.0.0.1)
  --token <token>      the bot's token (one that is no secret)
  --username <name>    the bot's username (krug_bot)
  --no-privacy         the bot hears everything in groups
  --help               this text
`;

const options = z.object({
  port: z.coerce
    .number("--port is a number from 0 to 65535.")
    .int("--port is a number from 0 to 65535.")
    .min(0, "--port is a number from 0 to 65535.")
    .max(65_535, "--port is a number from 0 to 65535."),
  host: z.string().min(1, "--host is an address such as 127.0.0.1."),
  token: z
    .string()
    .regex(
      /^\d+:[\w-]{30,}$/,
      "--token looks like 700000001:AAAA… with 30 characters or more after the colon.",
    )
    .optional(),
  username: z
    .string()
    .regex(/^\w{2,29}bot$/i, "--username has 5 to 32 letters, digits or _ and ends in bot.")
    .optional(),
  "no-privacy": z.boolean(),
  help: z.boolean(),
});

function readOptions(): z.infer<typeof options> {
  const { values } = parseArgs({
    options: {
      port: { type: "string", default: "8081" },
      host: { type: "string", default: "127.0.0.1" },
      token: { type: "string" },
      username: { type: "string" },
      "no-privacy": { type: "boolean", default: false },
      help: { type: "boolean", default: false },
    },
  });
  return options.parse(values);
}

async function main(): Promise<void> {
  const { port, host, token, username, help, "no-privacy": open } = readOptions();
  if (help) {
    process.stdout.write(HELP);
    return;
  }
  const clock = createMovableClock();
  const given = { ...(token !== undefined && { token }), ...(username !== undefined && { username }) };
  const emulator = createEmulator({ now: clock.now, advance: clock.advance, privacy: !open, ...given });
  const { url, close } = await serveEmulator(emulator, { port, host });
  for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => void close());
  process.stdout.write(
    `Bot API   ${url}  (in grammY: client.apiRoot)\nToken     ${emulator.token}\n` +
      `People    ${url}/people, ${url}/groups, ${url}/events  (see src/emulator/README.md)\n`,
  );
}

function inOneLine(error: unknown): string {
  if (error instanceof z.ZodError) return error.issues[0]?.message ?? "The options are wrong.";
  return error instanceof Error ? (error.message.split("\n")[0] ?? "") : String(error);
}

try {
  await main();
} catch (error) {
  process.stderr.write(`${inOneLine(error)}\n`);
  process.exitCode = 1;
}

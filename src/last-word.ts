import { nameOf, placeOf } from "./service/trouble.ts";

/**
 * Whatever nobody else has caught ends the process with one line, which tells its name and where it happened: Node's
 * own would quote the message, and with it what people wrote, or the token.
 */
export function haveTheLastWord(): void {
  process.on("uncaughtException", end).on("unhandledRejection", end);
}

function end(error: unknown): void {
  const place = placeOf(error);
  process.stderr.write(`Unexpected: ${nameOf(error)}${place && ` at ${place}`}\n`);
  process.exit(1);
}

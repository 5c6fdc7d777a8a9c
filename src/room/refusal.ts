import { PersonRefused } from "../emulator/failure.ts";
import type { Locale } from "./wire.ts";
import { roomWords } from "./words.ts";

/** Somebody wants what cannot be done; the message says why, in the room's language. */
export class RoomRefused extends Error {
  override readonly name = "RoomRefused";
}

export const refuse = (why: string): never => {
  throw new RoomRefused(why);
};

/** Why it cannot be done, as one sentence to a reader; undefined = nobody refused anything, it is a failure. */
export function refusalIn(error: unknown, locale: Locale): string | undefined {
  if (error instanceof RoomRefused) return error.message;
  return error instanceof PersonRefused ? roomWords[locale].refused[error.reason] : undefined;
}

import { PersonRefused } from "../emulator/failure.ts";

/** Somebody wants what cannot be done; the message says why, in the room's language. */
export class RoomRefused extends Error {
  override readonly name = "RoomRefused";
}

export const refuse = (why: string): never => {
  throw new RoomRefused(why);
};

/** Why it cannot be done; undefined = nobody refused anything, it is a failure. */
export const refusalIn = (error: unknown): string | undefined =>
  error instanceof RoomRefused || error instanceof PersonRefused ? error.message : undefined;

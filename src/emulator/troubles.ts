import type { Fault } from "./faults.ts";
import type { World } from "./world.ts";

/** A misfortune that lies on certain calls for a while. */
export interface Trouble {
  readonly fault: Fault;
  /** Bot API methods; none given = all but `getUpdates`. */
  readonly methods?: readonly string[] | undefined;
  readonly chat?: number | undefined;
  /** Milliseconds; the calls from then on. */
  readonly from: number;
  /** Milliseconds; the calls before then. */
  readonly until: number;
  /** How many calls it still strikes. */
  left: number;
}

/** The fault that befalls this call, if any: the first trouble that fits is used up by one. */
export function strike(world: World, method: string, chatId: number | undefined): Fault | undefined {
  const { troubles } = world;
  if (troubles.length === 0) return undefined;
  const now = world.now();
  const past = ({ until, left }: Trouble) => until <= now || left === 0;
  if (troubles.some(past)) troubles.splice(0, troubles.length, ...troubles.filter((one) => !past(one)));
  const struck = troubles.find((trouble) => trouble.from <= now && fits(trouble, method, chatId));
  if (!struck) return undefined;
  struck.left -= 1;
  return struck.fault;
}

function fits({ methods, chat }: Trouble, method: string, chatId: number | undefined): boolean {
  if (chat !== undefined && chat !== chatId) return false;
  if (!methods) return method.toLowerCase() !== "getupdates";
  return methods.some((name) => name.toLowerCase() === method.toLowerCase());
}

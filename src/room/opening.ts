import { networkInterfaces } from "node:os";
import { openDoor, type Served } from "../serving.ts";
import { addressesOf, isEverywhere, isLoopback } from "./addresses.ts";
import { type Environment, hasDesktop, openBrowser } from "./desktop.ts";
import { createRoomApp } from "./door/app.ts";
import type { RoomOptions } from "./options.ts";
import { createRoom } from "./room.ts";
import type { Locale } from "./wire.ts";

export interface Opening extends RoomOptions {
  /** The port that was asked for; undefined = any that is free, from 8080 on. */
  readonly port: number | undefined;
  readonly locale: Locale;
  readonly env: Environment;
  readonly write: (line: string) => void;
  readonly signal: AbortSignal;
}

const USUAL = 8_080;
/** How many ports after the usual one are tried. */
const TRIES = 20;

/** Opens the room until it is told to close. Returns "closed", or one sentence that says why it cannot be opened. */
export async function openRoom(opening: Opening): Promise<string> {
  const { host, opens, env, write, signal, locale } = opening;
  const room = await createRoom(locale);
  const app = createRoomApp(room, host);
  try {
    const door = await freeDoor(opening, (port) => openDoor(app, { port, host }));
    if (typeof door === "string") return door;
    const [address, ...others] = addressesOf(host, door.port, networkInterfaces());
    if (opening.port === undefined && door.port !== USUAL)
      write(`Port ${USUAL} is taken, so the room is on ${door.port}.`);
    if (!isLoopback(host)) write(warningOf(host));
    write(`The rehearsal room is open: ${address}  (Ctrl+C closes it)`);
    if (others.length > 0) write(`From other machines: ${others.join("  ")}`);
    if (opens && hasDesktop(process.platform, env)) openBrowser(address, process.platform);
    await told(signal);
    const closed = room.close();
    await Promise.all([closed, door.close()]);
    return "closed";
  } finally {
    await room.close();
  }
}

const told = (signal: AbortSignal): Promise<void> =>
  new Promise((resolve) => {
    if (signal.aborted) resolve();
    else signal.addEventListener("abort", () => resolve(), { once: true });
  });

function warningOf(host: string): string {
  const where = isEverywhere(host) ? "this machine" : host;
  return `Warning: whoever can reach ${where} can look into the room and take part; nothing asks who they are.`;
}

/** Names that lead nowhere, and addresses of other machines. */
const notHere: ReadonlySet<string> = new Set(["EADDRNOTAVAIL", "ENOTFOUND", "EINVAL", "EAFNOSUPPORT"]);

type Knock = (port: number) => Promise<Served>;

/** The port that was asked for and no other; where none was, the first free one. */
async function freeDoor({ port, host }: Opening, open: Knock): Promise<Served | string> {
  const wanted = port === undefined ? Array.from({ length: TRIES }, (_, more) => USUAL + more) : [port];
  for (const one of wanted) {
    try {
      return await open(one);
    } catch (error) {
      const code = error instanceof Error && "code" in error ? error.code : undefined;
      if (code === "EADDRINUSE") continue;
      if (code === "EACCES") return `Port ${one} may not be opened by you: choose another PORT.`;
      if (code === "EAI_AGAIN")
        return `The name ${host} cannot be looked up just now: give the address in numbers.`;
      if (notHere.has(String(code))) return `${host} is no address of this machine.`;
      throw error;
    }
  }
  return port === undefined
    ? `The ports from ${USUAL} to ${USUAL + TRIES - 1} are all taken: choose one with PORT.`
    : `Port ${port} is taken: choose another PORT.`;
}

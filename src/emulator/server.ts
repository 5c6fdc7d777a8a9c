import type { AddressInfo } from "node:net";
import { type ServerType, serve } from "@hono/node-server";
import type { Emulator } from "./index.ts";

export interface ServeOptions {
  /** 0 = any that is free. */
  readonly port: number;
  readonly host?: string;
}

export interface Served {
  readonly url: string;
  close(): Promise<void>;
}

const TICK = 1_000;

/** Opens the emulator to other programs over HTTP. */
export function serveEmulator(
  emulator: Emulator,
  { port, host = "127.0.0.1" }: ServeOptions,
): Promise<Served> {
  return new Promise((resolve, reject) => {
    const ticking = setInterval(() => emulator.tick(), TICK).unref();
    const server = serve({ fetch: emulator.app.fetch, port, hostname: host }, (address: AddressInfo) => {
      const shown = host.includes(":") ? `[${host}]` : host;
      resolve({ url: `http://${shown}:${address.port}`, close: () => shut(server, ticking) });
    });
    server.once("error", (error) => {
      clearInterval(ticking);
      reject(error);
    });
  });
}

/** Long polls in flight are cut, so that closing does not wait for them. */
function shut(server: ServerType, ticking: NodeJS.Timeout): Promise<void> {
  clearInterval(ticking);
  return new Promise((resolve, reject) => {
    server.close((error) => (error ? reject(error) : resolve()));
    if ("closeAllConnections" in server) server.closeAllConnections();
  });
}

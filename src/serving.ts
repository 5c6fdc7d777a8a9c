import type { AddressInfo } from "node:net";
import { type ServerType, serve } from "@hono/node-server";
import type { Hono } from "hono";

export interface Served {
  readonly port: number;
  /** Answers what has come in, and no more. */
  readonly close: () => Promise<void>;
}

/** Opens a door to the network. Rejects where the port is taken. */
export function openDoor(app: Hono, { port, host }: { port: number; host: string }): Promise<Served> {
  return new Promise((resolve, reject) => {
    const server = serve({ fetch: app.fetch, port, hostname: host }, (address: AddressInfo) =>
      resolve({ port: address.port, close: () => shut(server) }),
    );
    server.once("error", reject);
  });
}

function shut(server: ServerType): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    // Connections that are kept alive for later would hold up the end.
    if ("closeIdleConnections" in server) server.closeIdleConnections();
    if ("closeAllConnections" in server) setTimeout(() => server.closeAllConnections(), LAST_ANSWERS).unref();
  });
}

/** In milliseconds. */
const LAST_ANSWERS = 1_000;

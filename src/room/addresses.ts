import { isIP } from "node:net";
import type { networkInterfaces } from "node:os";

const everywhere: ReadonlySet<string> = new Set(["0.0.0.0", "::"]);

/** Whether a host stands for every address of this machine. */
export const isEverywhere = (host: string): boolean => everywhere.has(host);

/** Whether only this machine itself reaches a host. */
export const isLoopback = (host: string): boolean =>
  host === "localhost" || host === "::1" || (isIP(host) === 4 && host.startsWith("127."));

/** A host as browsers write it, however it was typed; undefined = it can be none. */
export function hostIn(typed: string): string | undefined {
  const url = `http://${inAddress(typed)}/`;
  if (!URL.canParse(url)) return undefined;
  const { href, hostname } = new URL(url);
  return href === `http://${hostname}/` ? hostname.replace(/^\[|\]$/g, "") : undefined;
}

/** Where the room is opened in a browser: here first, then from other machines, as far as that is known. */
export function addressesOf(
  host: string,
  port: number,
  interfaces: ReturnType<typeof networkInterfaces>,
): readonly [string, ...string[]] {
  const address = (one: string) => `http://${inAddress(one)}:${port}/`;
  if (!isEverywhere(host)) return [address(host)];
  const own = Object.values(interfaces)
    .flatMap((some) => some ?? [])
    .filter(
      ({ internal, family, scopeid }) => !internal && (family === "IPv4" || (host === "::" && !scopeid)),
    );
  return [address(host === "::" ? "::1" : "127.0.0.1"), ...own.map((one) => address(one.address))];
}

const inAddress = (host: string): string =>
  host.includes(":") && !host.startsWith("[") ? `[${host}]` : host;

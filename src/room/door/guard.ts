import { isIP } from "node:net";
import type { HonoRequest, MiddlewareHandler } from "hono";
import { isEverywhere } from "../addresses.ts";

const contentSecurity = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data:",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join("; ");

const headers = {
  "content-security-policy": contentSecurity,
  "x-content-type-options": "nosniff",
  "x-frame-options": "DENY",
  "referrer-policy": "no-referrer",
  "cross-origin-opener-policy": "same-origin",
  "cross-origin-resource-policy": "same-origin",
  "cache-control": "no-store",
} as const;

const loopback: ReadonlySet<string> = new Set(["localhost", "127.0.0.1", "[::1]"]);

/**
 * Lets in who reads or speaks, came by an address of the room's own, and does so from its own page: another site could
 * otherwise speak through the person's browser, even by a name that leads here, or keep the room busy.
 */
export const guard =
  (host: string, refusal: () => string): MiddlewareHandler =>
  async (c, next) => {
    const came = (c.req.header("host") ?? "").toLowerCase();
    const origin = c.req.header("origin")?.toLowerCase();
    const { method } = c.req;
    const isOwn = origin === undefined || origin === `http://${came}`;
    if (!isKnown(came, host) || (method === "POST" && !isOwn) || isForeign(c.req))
      c.res = c.text(refusal(), 403);
    else if (method !== "GET" && method !== "POST") c.res = c.text("", 405, { allow: "GET, POST" });
    else await next();
    for (const [name, value] of Object.entries(headers)) c.res.headers.set(name, value);
  };

/** Another site's page may lead a person here, and ask for nothing else. */
function isForeign(asked: HonoRequest): boolean {
  const site = asked.header("sec-fetch-site");
  if (site !== "cross-site" && site !== "same-site") return false;
  return asked.header("sec-fetch-mode") !== "navigate" || asked.header("sec-fetch-dest") !== "document";
}

/** Where the room listens everywhere, its addresses are not known beforehand: any number will do, but no name. */
function isKnown(came: string, host: string): boolean {
  const name = came.replace(/:\d+$/, "");
  if (loopback.has(name) || name === host || name === `[${host}]`) return true;
  return isEverywhere(host) && isIP(name.replace(/^\[|\]$/g, "")) !== 0;
}

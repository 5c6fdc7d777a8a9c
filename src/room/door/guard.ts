import { isIP } from "node:net";
import type { MiddlewareHandler } from "hono";

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
const everywhere: ReadonlySet<string> = new Set(["0.0.0.0", "::"]);

export const isLoopback = (host: string): boolean => loopback.has(host) || host === "::1";

/**
 * Lets in who came by an address of the room's own, and whose words come from its own page: another site could
 * otherwise speak through the person's browser, even by a name that leads here.
 */
export const guard =
  (host: string, refusal: () => string): MiddlewareHandler =>
  async (c, next) => {
    const came = c.req.header("host") ?? "";
    const origin = c.req.header("origin");
    const isOwn = origin === undefined || origin === `http://${came}`;
    if (!isKnown(came, host) || (c.req.method === "POST" && !isOwn)) c.res = c.text(refusal(), 403);
    else await next();
    for (const [name, value] of Object.entries(headers)) c.res.headers.set(name, value);
  };

/** Where the room listens everywhere, its addresses are not known beforehand: any number will do, but no name. */
function isKnown(came: string, host: string): boolean {
  const name = came.replace(/:\d+$/, "");
  if (loopback.has(name) || name === host || name === `[${host}]`) return true;
  return everywhere.has(host) && isIP(name.replace(/^\[|\]$/g, "")) !== 0;
}

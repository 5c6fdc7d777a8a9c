import { createHash, timingSafeEqual } from "node:crypto";
import type { Update } from "grammy/types";
import { Hono } from "hono";
import { bodyLimit } from "hono/body-limit";
import { nameOf } from "../service/trouble.ts";

export interface DoorDeps {
  /** The path of the address that Telegram was told. */
  readonly path: string;
  /** What Telegram shows to be let in. */
  readonly secret: string;
  /** Keeps an update; throws where it could not be kept. */
  readonly take: (update: Update) => void;
  /** Whether the bot is awake and hears. */
  readonly isWell: () => boolean;
  readonly report: (event: string, details: Record<string, string | number>) => void;
}

const MOST_BYTES = 1024 * 1024;

/** Where Telegram brings its news. "200" is said only once an update is kept; after anything else it comes again. */
export function createDoor({ path, secret, take, isWell, report }: DoorDeps): Hono {
  const app = new Hono();
  const isTelegram = isSecret(secret);
  app.get("/health", (c) => (isWell() ? c.text("ok") : c.text("not well", 503)));
  app.post(
    path,
    async (c, next) => {
      if (!isTelegram(c.req.header("x-telegram-bot-api-secret-token") ?? "")) return c.body(null, 401);
      await next();
      return;
    },
    bodyLimit({ maxSize: MOST_BYTES, onError: (c) => c.body(null, 413) }),
    async (c) => {
      const update = readUpdate(await c.req.text());
      if (!update) return c.body(null, 400);
      take(update);
      return c.body(null, 200);
    },
  );
  // What went wrong is for the log alone, and even there only its name.
  app.onError((error, c) => {
    report("not-taken-in", { what: nameOf(error) });
    return c.body(null, 500);
  });
  return app;
}

/** Compares digests, so that neither the length nor the beginning of a wrong secret can be felt out. */
function isSecret(secret: string): (shown: string) => boolean {
  const digest = (text: string) => createHash("sha256").update(text).digest();
  const right = digest(secret);
  return (shown) => timingSafeEqual(digest(shown), right);
}

/** Ids below zero are our own: nothing from outside may bear one. */
function readUpdate(body: string): Update | undefined {
  try {
    const value: unknown = JSON.parse(body);
    const { update_id: id } = (value ?? {}) as { readonly update_id?: unknown };
    return Number.isSafeInteger(id) && Number(id) >= 0 ? (value as Update) : undefined;
  } catch {
    return undefined;
  }
}

import type { WebhookInfo } from "grammy/types";
import type { Clock } from "../service/clock.ts";
import type { Hearing } from "../service/hearing.ts";

export interface WebhookDeps {
  readonly call: (method: string, payload: Record<string, unknown>) => Promise<unknown>;
  readonly info: () => Promise<WebhookInfo>;
  readonly clock: Clock;
  readonly hearing: Hearing;
  readonly allowedUpdates: readonly string[];
}

/** Order holds within a chat only, so a few at once do no harm. */
const AT_ONCE = 8;

/** What Telegram is told about where to bring its news, and what it says of how that goes. */
export function createWebhook({ call, info, clock, hearing, allowedUpdates }: WebhookDeps) {
  let calmError: number | undefined; // when Telegram last failed to reach us, as it said while nothing waited

  return {
    /** From now on Telegram calls. Returns the address as it remembers it. */
    set: async (url: string, secret: string): Promise<string> => {
      const payload = { url, secret_token: secret, allowed_updates: allowedUpdates };
      await call("setWebhook", { ...payload, max_connections: AT_ONCE });
      const set = await info();
      calmError = set.last_error_date;
      return set.url ?? "";
    },
    /** From now on Telegram waits to be asked; what it still holds it keeps. Returns whether there was a webhook. */
    drop: async (): Promise<boolean> => {
      if (!(await info()).url) return false;
      await call("deleteWebhook", { drop_pending_updates: false });
      return true;
    },
    /** Asks Telegram whether it reaches us, and where. Returns the address. */
    look: async (): Promise<string> => {
      const began = clock.now();
      const {
        url = "",
        pending_update_count: pending,
        last_error_date: lastError,
      } = await info().catch((error) => {
        hearing.missed(began);
        throw error;
      });
      if (pending === 0) calmError = lastError;
      // Updates that wait, and a failure since: people write, and Telegram cannot bring it.
      if (lastError === calmError) hearing.heard();
      else hearing.missed(began);
      return url;
    },
  };
}

export type Webhook = ReturnType<typeof createWebhook>;

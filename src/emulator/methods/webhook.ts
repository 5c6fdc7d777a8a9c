import { z } from "zod";
import { badRequest } from "../failure.ts";
import { defineMethod } from "../method.ts";
import { flag, integer, text } from "../params.ts";
import type { UpdateQueue } from "../updates.ts";
import { deliverTo, type Webhook } from "../webhook.ts";
import { allowedUpdates } from "./getUpdates.ts";

const setParams = z.object({
  url: text,
  max_connections: integer.optional(),
  allowed_updates: allowedUpdates.optional(),
  drop_pending_updates: flag.optional(),
  secret_token: text.optional(),
});

export const setWebhook = defineMethod("setWebhook", setParams, (world, params) => {
  const { url, secret_token: secret, max_connections: maxConnections = 40 } = params;
  if (url !== "" && !URL.canParse(url)) throw badRequest("invalid webhook URL specified");
  if (secret !== undefined && !/^[\w-]{1,256}$/.test(secret)) {
    throw badRequest("secret token contains unallowed characters");
  }
  const queue = world.updates;
  forgetWebhook(queue, params.drop_pending_updates);
  if (params.allowed_updates) queue.allowed = params.allowed_updates;
  if (url === "") return true;
  const hook: Webhook = { url, secret, maxConnections, lastError: undefined };
  queue.interrupt?.("terminated by setWebhook request");
  queue.webhook = hook;
  void deliverTo(world, hook);
  return true;
});

const deleteParams = z.object({ drop_pending_updates: flag.optional() });

export const deleteWebhook = defineMethod("deleteWebhook", deleteParams, ({ updates }, params) => {
  forgetWebhook(updates, params.drop_pending_updates);
  return true;
});

function forgetWebhook(queue: UpdateQueue, dropPending: boolean | undefined): void {
  if (dropPending) queue.pending.length = 0;
  if (!queue.webhook) return;
  queue.webhook = undefined;
  // Lets the delivery notice that it is no longer wanted.
  queue.wake?.();
  queue.wake = undefined;
}

export const getWebhookInfo = defineMethod("getWebhookInfo", z.object({}), ({ updates }) => {
  const { webhook, pending, allowed } = updates;
  return {
    url: webhook?.url ?? "",
    has_custom_certificate: false,
    pending_update_count: pending.length,
    ...(webhook && { max_connections: webhook.maxConnections }),
    ...(webhook?.lastError && {
      last_error_date: webhook.lastError.date,
      last_error_message: webhook.lastError.message,
    }),
    ...(allowed.length > 0 && { allowed_updates: [...allowed] }),
  };
});

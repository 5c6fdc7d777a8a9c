import type { Update } from "@grammyjs/types";
import { z } from "zod";
import { conflict } from "../failure.ts";
import { defineMethod } from "../method.ts";
import { integer, json } from "../params.ts";
import { longPoll } from "../polling.ts";
import { confirm, type UpdateKind, waiting } from "../updates.ts";

const MOST = 100;

export const allowedUpdates = json(z.array(z.custom<UpdateKind>((kind) => typeof kind === "string")));

const params = z.object({
  offset: integer.optional(),
  limit: integer.optional(),
  timeout: integer.optional(),
  allowed_updates: allowedUpdates.optional(),
});

export const getUpdates = defineMethod(
  "getUpdates",
  params,
  (world, { offset = 0, limit = MOST, timeout = 0, allowed_updates }, signal) => {
    const queue = world.updates;
    if (queue.webhook) throw conflict(WEBHOOK_ACTIVE);
    queue.interrupt?.(OTHER_INSTANCE);
    if (allowed_updates) queue.allowed = allowed_updates;
    if (offset !== 0) confirm(queue, offset);
    const most = limit >= 1 && limit <= MOST ? limit : MOST;
    const ready = waiting(world, most);
    if (ready.length > 0 || timeout <= 0) return ready as Update[];
    return longPoll(world, { limit: most, timeout, signal }) as Promise<Update[]>;
  },
);

const OTHER_INSTANCE =
  "terminated by other getUpdates request; make sure that only one bot instance is running";

const WEBHOOK_ACTIVE =
  "can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first";

import type { Update } from "@grammyjs/types";
import { confirm, waiting } from "./updates.ts";
import { seconds, type World } from "./world.ts";

export interface Webhook {
  readonly url: string;
  readonly secret: string | undefined;
  readonly maxConnections: number;
  lastError: { readonly date: number; readonly message: string } | undefined;
}

const FIRST_RETRY = 50;
const LONGEST_PAUSE = 30_000;
const PATIENCE = 60_000;

/** Posts the updates to the bot's address, one after another, for as long as this webhook is set. */
export async function deliverTo(world: World, hook: Webhook): Promise<void> {
  const queue = world.updates;
  let failures = 0; // in a row
  while (queue.webhook === hook) {
    const [update] = waiting(world, 1);
    if (!update) {
      await new Promise<void>((resolve) => {
        queue.wake = resolve;
      });
      continue;
    }
    const error = await push(hook, update);
    if (queue.webhook !== hook) return;
    if (error === undefined) {
      failures = 0;
      confirm(queue, update.update_id + 1);
      continue;
    }
    hook.lastError = { date: seconds(world), message: error };
    await pause(Math.min(FIRST_RETRY * 2 ** failures, LONGEST_PAUSE));
    failures += 1;
  }
}

/** Returns what went wrong, if anything. */
async function push({ url, secret }: Webhook, update: Update): Promise<string | undefined> {
  try {
    const headers: Record<string, string> = { "content-type": "application/json" };
    if (secret !== undefined) headers["x-telegram-bot-api-secret-token"] = secret;
    const body = JSON.stringify(update);
    const answer = await fetch(url, { method: "POST", headers, body, signal: AbortSignal.timeout(PATIENCE) });
    await answer.arrayBuffer();
    return answer.ok ? undefined : `Wrong response from the webhook: ${answer.status} ${answer.statusText}`;
  } catch {
    return "Connection refused";
  }
}

function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds).unref());
}

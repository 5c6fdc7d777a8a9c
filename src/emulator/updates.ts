import type { Update } from "@grammyjs/types";
import type { Webhook } from "./webhook.ts";
import type { World } from "./world.ts";

export type UpdateKind = Exclude<keyof Update, "update_id">;

interface Pending {
  readonly update: Update;
  /** Milliseconds; after that nobody gets it any more. */
  readonly until: number;
}

/** What waits for the bot, the oldest first. */
export interface UpdateQueue {
  readonly pending: Pending[];
  nextId: number;
  /** Empty = all but those that must be asked for. */
  allowed: readonly UpdateKind[];
  webhook: Webhook | undefined;
  /** Called when something new has come; one listener: a long poll or the webhook. */
  wake: (() => void) | undefined;
  /** Ends the long poll that is open now. */
  interrupt: ((reason: string) => void) | undefined;
}

const DAY = 24 * 3_600_000;
/** How long a tap can be fetched and answered, in milliseconds. */
export const TAP_LIFETIME = 150_000;
const ONLY_ON_DEMAND: ReadonlySet<UpdateKind> = new Set<UpdateKind>([
  "chat_member",
  "message_reaction",
  "message_reaction_count",
]);

export function createUpdateQueue(firstId: number): UpdateQueue {
  return {
    pending: [],
    nextId: firstId,
    allowed: [],
    webhook: undefined,
    wake: undefined,
    interrupt: undefined,
  };
}

function isAllowed({ allowed }: UpdateQueue, kind: UpdateKind): boolean {
  return allowed.length > 0 ? allowed.includes(kind) : !ONLY_ON_DEMAND.has(kind);
}

/** Queues an update for the bot if it asked for this kind. */
export function offer<K extends UpdateKind>(world: World, kind: K, content: NonNullable<Update[K]>): void {
  const queue = world.updates;
  if (!isAllowed(queue, kind)) return;
  const lifetime = kind === "callback_query" ? TAP_LIFETIME : DAY;
  const update: Update = { update_id: queue.nextId, [kind]: content };
  queue.nextId += 1;
  queue.pending.push({ update, until: world.now() + lifetime });
  queue.wake?.();
}

/** Forgets all updates before `offset`; a negative one keeps the last so many. */
export function confirm({ pending }: UpdateQueue, offset: number): void {
  if (offset < 0) {
    pending.splice(0, Math.max(0, pending.length + offset));
    return;
  }
  const kept = pending.findIndex(({ update }) => update.update_id >= offset);
  pending.splice(0, kept === -1 ? pending.length : kept);
}

/** The oldest `limit` updates that are still good. They stay in the queue until confirmed. */
export function waiting(world: World, limit: number): readonly Update[] {
  const { pending } = world.updates;
  const now = world.now();
  const good: Pending[] = [];
  let seen = 0;
  // Updates expire at different ages, so expired ones may lie between good ones.
  for (; seen < pending.length && good.length < limit; seen += 1) {
    const item = pending[seen];
    if (item && item.until > now) good.push(item);
  }
  if (good.length < seen) pending.splice(0, seen, ...good);
  return good.map(({ update }) => update);
}

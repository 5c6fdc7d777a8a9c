import type { OutboxRow, Post, Store } from "../store/index.ts";
import type { Clock } from "./clock.ts";

/** A poll that was found by its first vote: nobody told us where it stands. */
export const isUnplaced = (messageId: number): boolean => messageId < 0;

/** The messages that a letter speaks of by their name, the oldest first. */
export const standingFor = (store: Store, { meetingId, chatId, payload }: OutboxRow): readonly Post[] => {
  const { upTo = Number.POSITIVE_INFINITY } = payload as { readonly upTo?: number };
  return store.posts
    .named(meetingId, [String(payload.name)])
    .filter((post) => post.chatId === chatId && !isUnplaced(post.messageId) && post.messageId <= upTo);
};

/** Old messages that are written over one after the other. */
export interface Blot {
  /** Where they stand: the numbers mean others in a chat that the group has become since. */
  readonly chat: number;
  /** Their numbers. */
  readonly left: readonly number[];
  /** What is tried with the first of them: a text has no caption, and a photo no text. */
  readonly field: "text" | "caption";
  /** How many of those before could not be written over. */
  readonly kept: number;
  readonly instead: unknown;
}

export const blotOf = ({ payload }: OutboxRow): Blot => payload as unknown as Blot;

/** How many messages a letter was to take back that still stand; 0 = it takes nothing back. */
export function unerasedBy(store: Store, row: OutboxRow): number {
  if (row.method === "erase" || row.method === "retell") return standingFor(store, row).length;
  return row.method === "blot" ? blotOf(row).left.length + blotOf(row).kept : 0;
}

interface Told {
  readonly store: Store;
  readonly clock: Clock;
}

/**
 * What could not be taken back is told: to the presenter who stopped the case, or, where nobody is there any more who
 * asked for it, to whoever keeps the group.
 */
export function tellUnerased({ store, clock }: Told, row: OutboxRow, count: number): void {
  const { meetingId: meeting, payload, method } = row;
  if (count === 0 || payload.quietly) return;
  const forgotten = method === "retell" || payload.instead !== undefined;
  store.inbox.receiveAnswer({ answer: "not-erased", meeting, count, forgotten }, clock.now());
}

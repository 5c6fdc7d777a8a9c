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
  /** Their numbers. */
  readonly left: readonly number[];
  /** What is tried with the first of them: a text has no caption, and a photo no text. */
  readonly field: "text" | "caption";
  /** How many of those before could not be written over. */
  readonly kept: number;
  readonly instead: unknown;
}

export const blotOf = ({ payload }: OutboxRow): Blot => payload as unknown as Blot;

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

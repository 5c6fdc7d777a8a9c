import type { Message } from "@grammyjs/types";
import type { World } from "./world.ts";

/** Something that people in a chat could have watched happening. */
export type Happening =
  | { readonly type: "sent" | "edited"; readonly chatId: number; readonly message: Message }
  | { readonly type: "deleted" | "pinned" | "unpinned"; readonly chatId: number; readonly messageId: number }
  | { readonly type: "reacted"; readonly chatId: number; readonly messageId: number; readonly by: number }
  | {
      readonly type: "pollClosed";
      readonly chatId: number;
      readonly messageId: number;
      readonly pollId: string;
    }
  | {
      readonly type: "voted";
      readonly chatId: number;
      readonly messageId: number;
      readonly by: number;
      readonly options: readonly number[];
    }
  | {
      readonly type: "tapped";
      readonly chatId: number;
      readonly messageId: number;
      readonly by: number;
      readonly queryId: string;
      readonly data: string;
    }
  | {
      readonly type: "tapAnswered";
      readonly queryId: string;
      readonly by: number;
      readonly text?: string;
      readonly showAlert: boolean;
    }
  | {
      readonly type: "statusChanged";
      readonly chatId: number;
      readonly userId: number;
      readonly by: number;
      readonly status: string;
    };

/** `seq` counts all events without a gap; `at` is in milliseconds. */
export type WorldEvent = Happening & { readonly seq: number; readonly at: number };

const KEPT = 20_000;
const SLACK = 5_000;

/** Appends to a list that forgets its oldest items, a whole slice at a time to stay cheap. */
export function remember<T>(list: T[], item: T, kept: number, slack: number): void {
  list.push(item);
  if (list.length >= kept + slack) list.splice(0, list.length - kept);
}

/** Writes an event into the log and returns its number. */
export function note(world: World, happening: Happening): number {
  world.seq += 1;
  remember(world.log, { ...happening, seq: world.seq, at: world.now() }, KEPT, SLACK);
  return world.seq;
}

/** Everything that happened after event number `seq` and is still remembered. */
export function eventsAfter(world: World, seq: number): readonly WorldEvent[] {
  const first = world.log[0];
  if (!first) return [];
  return world.log.slice(Math.max(0, seq + 1 - first.seq));
}

import { ApiFailure, badRequest } from "../failure.ts";
import type { Fault } from "../faults.ts";
import type { World } from "../world.ts";
import { findGroup } from "./who.ts";

/** Which calls a misfortune strikes, and when; by default all but `getUpdates`, from now on and for ever. */
export interface Reach {
  readonly methods?: readonly string[] | undefined;
  readonly chat?: number | undefined;
  /** Begins after so many milliseconds. */
  readonly afterMs?: number | undefined;
  /** Lasts so many milliseconds. */
  readonly forMs?: number | undefined;
  /** Strikes so many calls and no more. */
  readonly times?: number | undefined;
}

export interface Unwillingness {
  /** As Telegram says it, without "Bad Request: " or "Forbidden: "; also something that no list knows. */
  readonly words: string;
  /** 400 unless said otherwise. */
  readonly code?: 400 | 403 | undefined;
  /** Milliseconds; for ever unless said otherwise. */
  readonly forMs?: number | undefined;
}

export interface Troubling {
  /** Calls down a fault of the network or of Telegram on the bot's calls. */
  trouble(fault: Fault, reach?: Reach): void;
  /** Ends all that `trouble` has called down. */
  calm(): void;
  /** A group refuses what the bot sends: by words such as CHAT_SEND_PHOTOS_FORBIDDEN that one kind, else everything. */
  refuse(chatId: number, unwillingness: Unwillingness): void;
  /** It takes everything again. */
  relent(chatId: number): void;
}

const FOREVER = Number.POSITIVE_INFINITY;

export function createTroubling(world: World): Troubling {
  return {
    trouble(fault, { methods, chat, afterMs = 0, forMs = FOREVER, times = FOREVER } = {}) {
      const from = world.now() + afterMs;
      world.troubles.push({ fault, methods, chat, from, until: from + forMs, left: times });
    },
    calm() {
      world.troubles.length = 0;
    },
    refuse(chatId, { words, code = 400, forMs = FOREVER }) {
      const failure = code === 400 ? badRequest(words) : new ApiFailure(code, `Forbidden: ${words}`);
      findGroup(world, chatId).refusals.push({ words, failure, until: world.now() + forMs });
    },
    relent(chatId) {
      findGroup(world, chatId).refusals.length = 0;
    },
  };
}

import type { User } from "@grammyjs/types";
import { type Chance, createChance } from "./chance.ts";
import type { WorldEvent } from "./events.ts";
import type { FaultHook } from "./faults.ts";
import type { StoredFile } from "./files.ts";
import { createPace, type Limits, type Pace } from "./limits.ts";
import type { PollState } from "./polls.ts";
import { type BotProfile, createProfile } from "./profile.ts";
import type { Channel, Person, Room } from "./rooms.ts";
import type { TapState } from "./taps.ts";
import type { Trouble } from "./troubles.ts";
import { createUpdateQueue, type UpdateQueue } from "./updates.ts";

/** One Bot API call as it was made: for tests to look at. `at` is in milliseconds. */
export interface CallRecord {
  readonly at: number;
  readonly method: string;
  readonly payload: unknown;
  readonly ok: boolean;
  readonly error?: string;
}

export type BotUser = User & { readonly is_bot: true; readonly username: string };

/** All there is: people, chats, the bot, and what waits to be delivered to it. */
export interface World {
  readonly bot: BotUser;
  readonly now: () => number;
  readonly chance: Chance;
  readonly people: Map<number, Person>;
  readonly rooms: Map<number, Room>;
  readonly channels: Map<number, Channel>;
  readonly polls: Map<string, PollState>;
  /** Open polls with a closing time, the earliest first. */
  readonly timedPolls: PollState[];
  readonly taps: Map<string, TapState>;
  readonly files: Map<string, StoredFile>;
  readonly updates: UpdateQueue;
  readonly profile: BotProfile;
  /** The latest calls, at least 5 000 of them. */
  readonly calls: CallRecord[];
  /** The latest events, at least 20 000 of them. */
  readonly log: WorldEvent[];
  readonly pace: Pace;
  seq: number;
  /** With privacy on, a bot that is no administrator hears only what is meant for it. */
  privacy: boolean;
  limits: Limits | undefined;
  faults: FaultHook | undefined;
  /** What people have called down on calls, the first that fits first. */
  readonly troubles: Trouble[];
}

export interface WorldOptions {
  readonly bot: BotUser;
  readonly now: () => number;
  readonly seed: number;
  readonly privacy: boolean;
}

export function createWorld({ bot, now, seed, privacy }: WorldOptions): World {
  const chance = createChance(seed);
  return {
    bot,
    now,
    chance,
    privacy,
    seq: 0,
    limits: undefined,
    faults: undefined,
    troubles: [],
    people: new Map(),
    rooms: new Map(),
    channels: new Map(),
    polls: new Map(),
    timedPolls: [],
    taps: new Map(),
    files: new Map(),
    calls: [],
    log: [],
    pace: createPace(),
    updates: createUpdateQueue(chance.between(100_000_000, 900_000_000)),
    profile: createProfile(bot.first_name),
  };
}

/** The Bot API counts time in whole seconds. */
export function seconds(world: World): number {
  return Math.floor(world.now() / 1000);
}

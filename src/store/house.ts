import { and, lte, sql } from "./drizzle.ts";
import type { Keyring } from "./keyring.ts";
import type { Db } from "./open.ts";
import { dialogues, drafts } from "./schema.ts";

const DAY = 24 * 3_600_000;

/** Dialogues of a meeting begin with its number; these belong to none. */
const ofNoMeeting = sql`${dialogues.key} NOT GLOB '[0-9]*'`;

/**
 * What passes through the house belongs to no meeting yet: news that came in, letters on their way, words without a
 * place. Every day it gets another key, so that no copy of the database tells for longer what passed through it.
 */
export function houseTables(db: Db, keyring: Pick<Keyring, "turnHouse">, sealAnew: () => void) {
  return {
    /** To be called now and then: the house has another key every day. */
    turn: (now: number): void => keyring.turnHouse(Math.floor(now / DAY), sealAnew),
    /** Words that were never given a place, and a set-up that nobody went on with, are not kept for ever. */
    clear: (before: number): void => {
      db.delete(drafts)
        .where(and(lte(drafts.meetingId, 0), lte(drafts.changedAt, before)))
        .run();
      db.delete(dialogues)
        .where(and(ofNoMeeting, lte(dialogues.changedAt, before)))
        .run();
    },
  };
}

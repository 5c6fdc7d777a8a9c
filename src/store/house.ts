import { and, eq, lte, ne, sql } from "./drizzle.ts";
import type { Keyring } from "./keyring.ts";
import type { Db } from "./open.ts";
import { places } from "./places.ts";
import { dialogues, drafts, inbox, outbox } from "./schema.ts";
import type { Vault } from "./vault.ts";

const DAY = 24 * 3_600_000;

/** Dialogues of a meeting begin with its number; these belong to none. */
const ofNoMeeting = sql`${dialogues.key} NOT GLOB '[0-9]*'`;

/**
 * What passes through the house belongs to no meeting yet: news that came in, letters on their way, words without a
 * place. Every day it gets another key, so that no copy of the database tells for longer what passed through it.
 */
export function houseTables(db: Db, keyring: Pick<Keyring, "turnHouse">, vault: Vault) {
  /** The same words under the key of today; undefined where nobody can read them any more. */
  const again = (stored: string, place: string): string => {
    const clear = vault.open("house", stored, place);
    return clear === undefined ? "" : vault.seal("house", clear, place);
  };

  function sealAgain(): void {
    for (const { id, body } of db.select().from(inbox).where(ne(inbox.body, "")).all())
      db.update(inbox)
        .set({ body: again(body, places.update(id)) })
        .where(eq(inbox.id, id))
        .run();
    const kept = and(lte(outbox.meetingId, 0), ne(outbox.payload, ""));
    for (const { id, key, payload } of db.select().from(outbox).where(kept).all())
      db.update(outbox)
        .set({ payload: again(payload, places.letter(key)) })
        .where(eq(outbox.id, id))
        .run();
    for (const row of db.select().from(drafts).where(lte(drafts.meetingId, 0)).all())
      db.update(drafts)
        .set({ pieces: again(row.pieces, places.draft(row)) })
        .where(and(eq(drafts.personId, row.personId), eq(drafts.meetingId, row.meetingId)))
        .run();
    for (const { key, state } of db.select().from(dialogues).where(ofNoMeeting).all())
      db.update(dialogues)
        .set({ state: again(state, places.dialogue(key)) })
        .where(eq(dialogues.key, key))
        .run();
  }

  return {
    /** To be called now and then: the house has another key every day. */
    turn: (now: number): void =>
      keyring.turnHouse(Math.floor(now / DAY), () => db.$client.transaction(sealAgain).immediate()),
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

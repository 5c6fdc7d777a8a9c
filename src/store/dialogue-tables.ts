import { and, desc, eq, like, or } from "drizzle-orm";
import { z } from "zod";
import { type Piece, piece } from "../core/meeting.ts";
import type { Db } from "./open.ts";
import { dialogues, drafts, notes } from "./schema.ts";

/** Which draft: one person's, for one ask of one meeting. */
export interface DraftKey {
  readonly personId: number;
  readonly meetingId: number;
  readonly step: string;
  readonly kind: string;
  readonly about: number;
}

export interface Draft extends DraftKey {
  readonly pieces: readonly Piece[];
  readonly listening: boolean;
  readonly messageId: number;
  readonly changedAt: number;
}

const pieces = z.array(piece).readonly();

/** What people have begun to say: drafts, private notes, and where a dialogue stands. */
export function dialogueTables(db: Db) {
  const thisDraft = (key: DraftKey) =>
    and(
      eq(drafts.personId, key.personId),
      eq(drafts.meetingId, key.meetingId),
      eq(drafts.step, key.step),
      eq(drafts.kind, key.kind),
      eq(drafts.about, key.about),
    );
  const read = (row: typeof drafts.$inferSelect): Draft => ({ ...row, pieces: pieces.parse(row.pieces) });

  return {
    draft: (key: DraftKey): Draft | undefined => {
      const row = db.select().from(drafts).where(thisDraft(key)).get();
      return row && read(row);
    },
    /** A person's drafts, the one they touched last first. */
    draftsOf: (personId: number): readonly Draft[] =>
      db
        .select()
        .from(drafts)
        .where(eq(drafts.personId, personId))
        .orderBy(desc(drafts.changedAt))
        .all()
        .map(read),
    draftsIn: (meetingId: number, step: string): readonly Draft[] =>
      db
        .select()
        .from(drafts)
        .where(and(eq(drafts.meetingId, meetingId), eq(drafts.step, step)))
        .all()
        .map(read),
    keepDraft: (draft: Draft): void => {
      const target = [drafts.personId, drafts.meetingId, drafts.step, drafts.kind, drafts.about];
      db.insert(drafts).values(draft).onConflictDoUpdate({ target, set: draft }).run();
    },
    dropDraft: (key: DraftKey): void => {
      db.delete(drafts).where(thisDraft(key)).run();
    },

    dialogue: (key: string): unknown =>
      db.select().from(dialogues).where(eq(dialogues.key, key)).get()?.state,
    lastDialogue: (personId: number, prefix: string): { key: string; changedAt: number } | undefined =>
      db
        .select({ key: dialogues.key, changedAt: dialogues.changedAt })
        .from(dialogues)
        .where(and(eq(dialogues.personId, personId), like(dialogues.key, `${prefix}%`)))
        .orderBy(desc(dialogues.changedAt))
        .get(),
    keepDialogue: (row: typeof dialogues.$inferInsert): void => {
      db.insert(dialogues).values(row).onConflictDoUpdate({ target: dialogues.key, set: row }).run();
    },
    dropDialogue: (key: string): void => {
      db.delete(dialogues).where(eq(dialogues.key, key)).run();
    },
    dropDialoguesOf: (meetingId: number, step: string): void => {
      db.delete(dialogues)
        .where(or(like(dialogues.key, `${meetingId}:${step}:%`)))
        .run();
    },

    addNote: (row: typeof notes.$inferInsert): void => {
      db.insert(notes).values(row).run();
    },
    notesOf: (personId: number, meetingId: number): readonly string[] =>
      db
        .select()
        .from(notes)
        .where(and(eq(notes.personId, personId), eq(notes.meetingId, meetingId)))
        .orderBy(notes.id)
        .all()
        .map(({ text }) => text),
  };
}

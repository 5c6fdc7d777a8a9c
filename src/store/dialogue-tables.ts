import { z } from "zod";
import { type Piece, piece } from "../core/meeting.ts";
import { and, desc, eq, gte, like, lt, sql } from "./drizzle.ts";
import type { Db } from "./open.ts";
import { places } from "./places.ts";
import { dialogues, drafts, notes } from "./schema.ts";
import { upsert } from "./upsert.ts";
import { ofMeeting, type Vault } from "./vault.ts";

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

/** Where one person's conversation stands. */
export interface Dialogue {
  readonly key: string;
  readonly personId: number;
  readonly state: unknown;
  readonly changedAt: number;
}

const pieces = z.array(piece).readonly();

/** The meeting that a dialogue's key begins with; 0 = it belongs to none. */
const meetingIn = (key: string): number => Number(/^(\d+):/.exec(key)?.[1] ?? 0);

/** What people have begun to say: drafts, private notes, and where a dialogue stands. */
export function dialogueTables(db: Db, vault: Vault) {
  const thisDraft = and(
    eq(drafts.personId, sql.placeholder("personId")),
    eq(drafts.meetingId, sql.placeholder("meetingId")),
    eq(drafts.step, sql.placeholder("step")),
    eq(drafts.kind, sql.placeholder("kind")),
    eq(drafts.about, sql.placeholder("about")),
  );
  const draft = db.select().from(drafts).where(thisDraft).prepare();
  const dropDraft = db.delete(drafts).where(thisDraft).prepare();
  const draftsIn = db
    .select()
    .from(drafts)
    .where(and(eq(drafts.meetingId, sql.placeholder("meeting")), eq(drafts.step, sql.placeholder("step"))))
    .prepare();
  const draftsOf = db
    .select()
    .from(drafts)
    .where(eq(drafts.personId, sql.placeholder("person")))
    .orderBy(desc(drafts.changedAt))
    .prepare();
  const thisDialogue = eq(dialogues.key, sql.placeholder("key"));
  const dialogue = db.select().from(dialogues).where(thisDialogue).prepare();
  const dropDialogue = db.delete(dialogues).where(thisDialogue).prepare();
  // Between ":" and the character after it lie all keys that go on after the colon; "like" would look at every row.
  const dropDialogues = db
    .delete(dialogues)
    .where(and(gte(dialogues.key, sql.placeholder("from")), lt(dialogues.key, sql.placeholder("to"))))
    .prepare();
  const lastDialogue = db
    .select({ key: dialogues.key, changedAt: dialogues.changedAt })
    .from(dialogues)
    .where(
      and(eq(dialogues.personId, sql.placeholder("person")), like(dialogues.key, sql.placeholder("pattern"))),
    )
    .orderBy(desc(dialogues.changedAt))
    .limit(1)
    .prepare();
  const read = (row: typeof drafts.$inferSelect): Draft => ({
    ...row,
    pieces: pieces.parse(vault.openJson(ofMeeting(row.meetingId), row.pieces, places.draft(row)) ?? []),
  });
  const keepDraft = upsert(db, drafts, [
    drafts.personId,
    drafts.meetingId,
    drafts.step,
    drafts.kind,
    drafts.about,
  ]);
  const keepDialogue = upsert(db, dialogues, [dialogues.key]);

  return {
    draft: (key: DraftKey): Draft | undefined => {
      const row = draft.get({ ...key });
      return row && read(row);
    },
    /** A person's drafts, the one they touched last first. */
    draftsOf: (person: number): readonly Draft[] => draftsOf.all({ person }).map(read),
    draftsIn: (meeting: number, step: string): readonly Draft[] => draftsIn.all({ meeting, step }).map(read),
    keepDraft: (row: Draft): void =>
      keepDraft({ ...row, pieces: vault.sealJson(ofMeeting(row.meetingId), row.pieces, places.draft(row)) }),
    /** What this person has begun to write in a meeting stays, and nobody waits for it any more. */
    leaveDrafts: (meetingId: number, personId: number): void => {
      db.update(drafts)
        .set({ changedAt: 0, listening: false })
        .where(and(eq(drafts.meetingId, meetingId), eq(drafts.personId, personId)))
        .run();
    },
    dropDraft: (key: DraftKey): void => {
      dropDraft.run({ ...key });
    },

    dialogue: (key: string): unknown => {
      const row = dialogue.get({ key });
      return row && vault.openJson(ofMeeting(meetingIn(key)), row.state, places.dialogue(key));
    },
    /** Where all of a person's conversations stand. */
    dialoguesOf: (person: number): readonly Dialogue[] =>
      db
        .select()
        .from(dialogues)
        .where(eq(dialogues.personId, person))
        .all()
        .map((row) => ({
          ...row,
          state: vault.openJson(ofMeeting(meetingIn(row.key)), row.state, places.dialogue(row.key)),
        })),
    lastDialogue: (person: number, prefix: string): { key: string; changedAt: number } | undefined =>
      lastDialogue.get({ person, pattern: `${prefix}%` }),
    keepDialogue: (row: Dialogue): void =>
      keepDialogue({
        ...row,
        state: vault.sealJson(ofMeeting(meetingIn(row.key)), row.state, places.dialogue(row.key)),
      }),
    dropDialogue: (key: string): void => {
      dropDialogue.run({ key });
    },
    dropDialoguesOf: (meetingId: number, step: string): void => {
      dropDialogues.run({ from: `${meetingId}:${step}:`, to: `${meetingId}:${step};` });
    },

    /** Where everybody's conversations in a meeting stand: what they go on from are their drafts. */
    dropDialoguesIn: (meetingId: number): void => {
      dropDialogues.run({ from: `${meetingId}:`, to: `${meetingId};` });
    },

    /** Nothing that a person has begun to say, or said to themself, is kept. */
    dropAllOf: (person: number): void => {
      for (const table of [drafts, notes, dialogues])
        db.delete(table).where(eq(table.personId, person)).run();
    },
    /** Returns the note's id. */
    addNote: (row: typeof notes.$inferInsert): number => {
      const text = vault.seal(ofMeeting(row.meetingId), row.text, places.note(row));
      const { lastInsertRowid } = db
        .insert(notes)
        .values({ ...row, text })
        .run();
      return Number(lastInsertRowid);
    },
    changeNote: (id: number, words: string): void => {
      const row = db.select().from(notes).where(eq(notes.id, id)).get();
      if (!row) return;
      const text = vault.seal(ofMeeting(row.meetingId), words, places.note(row));
      db.update(notes).set({ text }).where(eq(notes.id, id)).run();
    },
    countNotes: (personId: number, meetingId: number): number =>
      db
        .select({ count: sql<number>`count(*)` })
        .from(notes)
        .where(and(eq(notes.personId, personId), eq(notes.meetingId, meetingId)))
        .get()?.count ?? 0,
    notesOf: (personId: number, meetingId: number): readonly string[] =>
      db
        .select()
        .from(notes)
        .where(and(eq(notes.personId, personId), eq(notes.meetingId, meetingId)))
        .orderBy(notes.id)
        .all()
        .map((row) => vault.open(ofMeeting(meetingId), row.text, places.note(row)) ?? ""),
  };
}

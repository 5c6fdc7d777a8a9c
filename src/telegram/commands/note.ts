import type { Meeting } from "../../core/meeting.ts";
import type { Line } from "../../core/notice.ts";
import { from, lengthOf, plain } from "../../core/wording/formatting.ts";
import type { KrugContext } from "../context.ts";
import { meetingsFor } from "../permissions/door.ts";
import { repliedTo } from "../replied.ts";
import { noteNoted } from "../talk/given.ts";
import { typed } from "../talk/typed.ts";
import type { Command } from "./command.ts";

/** Long notes are kept whole, up to what one message holds. */
export const LONGEST_NOTE = 3500;

/** So many notes one person keeps in a meeting. */
const MOST_NOTES = 100;

/** So many of them are shown, as far as they fit into one message together; the export holds all. */
const MOST_SHOWN = 10;

/** A private note: nobody else ever sees it. Without words, it shows what was noted last. */
export const note: Command = {
  name: "note",
  scopes: ["private"],
  run: (ctx, rest) => {
    const replied = repliedTo(ctx, []);
    const meetings = meetingsFor(ctx, "note");
    const meeting = meetings.find(({ id }) => id === replied?.meeting) ?? meetings[0];
    if (!meeting) return;
    if (rest === "") showNotes(ctx, meeting.id === replied?.meeting ? [meeting] : meetings);
    else keepNote(ctx, meeting, rest);
  },
};

function showNotes(ctx: KrugContext, meetings: readonly Meeting[]): void {
  const { work } = ctx;
  const person = ctx.from?.id ?? 0;
  const noted = meetings.filter(({ id }) => work.store.dialogues.countNotes(person, id) > 0);
  for (const { id, group: groupId } of noted) {
    const lines = newest(work.store.dialogues.notesOf(person, id));
    work.tell(person, "notes", { args: { lines: { lines } } }, work.store.circles.group(groupId));
  }
  const [first] = meetings;
  if (noted.length === 0 && first) work.tell(person, "note-empty", {}, work.store.circles.group(first.group));
}

/** The last notes in the order in which they were written, and how many came before. */
function newest(texts: readonly string[]): readonly Line[] {
  const shown: string[] = [];
  let length = 0; // of all that is shown
  for (const text of texts.toReversed()) {
    length += lengthOf(text);
    if (shown.length > 0 && (shown.length === MOST_SHOWN || length > LONGEST_NOTE)) break;
    shown.unshift(text);
  }
  const count = texts.length - shown.length;
  const earlier = count > 0 ? [{ key: "line-notes-earlier", args: { count } }] : [];
  return [...earlier, ...shown.map((text) => ({ key: "line-note", args: { text } }))];
}

function keepNote(ctx: KrugContext, meeting: Meeting, rest: string): void {
  const { work } = ctx;
  const person = ctx.from?.id ?? 0;
  const group = work.store.circles.group(meeting.group);
  if (rest.length > LONGEST_NOTE) {
    const args = { max: LONGEST_NOTE, length: rest.length };
    return work.tell(person, "refusal-tooLong", { args }, group);
  }
  if (work.store.dialogues.countNotes(person, meeting.id) >= MOST_NOTES)
    return work.tell(person, "note-full", { args: { max: MOST_NOTES } }, group);
  const whole = typed(ctx.message ?? {}) ?? "";
  const said = { type: "text", text: whole, file: "", message: ctx.message?.message_id } as const;
  const text = from(whole, plain(whole).trimEnd().length - rest.length).trim();
  work.write(() => {
    const row = { meetingId: meeting.id, personId: person, text, at: work.now };
    noteNoted(ctx, { meeting: meeting.id, chat: person }, said, work.store.dialogues.addNote(row));
  });
  work.tell(person, "note-kept", {}, group);
}

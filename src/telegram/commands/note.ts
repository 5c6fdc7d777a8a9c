import { from, plain } from "../../core/wording/formatting.ts";
import { meetingsFor } from "../permissions/door.ts";
import { repliedTo } from "../replied.ts";
import { noteNoted } from "../talk/given.ts";
import { typed } from "../talk/typed.ts";
import type { Command } from "./command.ts";

/** Long notes are kept whole, up to what one message holds. */
export const LONGEST_NOTE = 3500;

/** A private note: nobody else ever sees it. Without words, it shows what was noted. */
export const note: Command = {
  name: "note",
  scopes: ["private"],
  run: (ctx, rest) => {
    const { work } = ctx;
    const person = ctx.from?.id ?? 0;
    const replied = repliedTo(ctx, []);
    const meetings = meetingsFor(ctx, "note");
    const meeting = meetings.find(({ id }) => id === replied?.meeting) ?? meetings[0];
    if (!meeting) return;
    const group = work.store.circles.group(meeting.group);
    const whole = typed(ctx.message ?? {}) ?? "";
    const said = { type: "text", text: whole, file: "", message: ctx.message?.message_id } as const;
    if (rest === "") {
      const texts = work.store.dialogues.notesOf(person, meeting.id);
      if (texts.length === 0) return work.tell(person, "note-empty", {}, group);
      const lines = texts.map((text) => ({ key: "line-note", args: { text } }));
      return work.tell(person, "notes", { args: { lines: { lines } } }, group);
    }
    if (rest.length > LONGEST_NOTE)
      return work.tell(
        person,
        "refusal-tooLong",
        { args: { max: LONGEST_NOTE, length: rest.length } },
        group,
      );
    work.write(() => {
      const row = {
        meetingId: meeting.id,
        personId: person,
        text: from(whole, plain(whole).trimEnd().length - rest.length).trim(),
        at: work.now,
      };
      noteNoted(ctx, { meeting: meeting.id, member: person }, said, work.store.dialogues.addNote(row));
    });
    work.tell(person, "note-kept", {}, group);
  },
};

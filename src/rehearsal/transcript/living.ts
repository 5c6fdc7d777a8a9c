import type { Message } from "@grammyjs/types";
import { type Entry, plainLine } from "./entry.ts";

/**
 * The messages that the bot edits in place, the agenda and the sheet. Of the agenda only a new step is news; of the
 * sheet, how it stands when the step is over.
 */
export function createLiving() {
  const pinned = new Set<number>();
  let step = ""; // the line of the agenda that says where the group is
  let sheet: Entry | undefined;
  let shownLines = 0; // how long the sheet was when it was shown last; every plus and minus is a line

  function agendaMoved(entry: Entry, { text = "" }: Message): readonly Entry[] {
    const now = text.split("\n").find((line) => line.startsWith("→")) ?? "";
    if (now === "" || now === step) return [];
    step = now;
    return [{ ...entry, kind: "agenda", lines: [plainLine(now.slice(1).trim())], buttons: [] }];
  }

  return {
    pin: (messageId: number): void => void pinned.add(messageId),
    edited(entry: Entry, message: Message): readonly Entry[] {
      if (pinned.has(message.message_id)) return agendaMoved(entry, message);
      sheet = entry;
      return [];
    },
    /** The timetable of the next meeting looks like that of the first. */
    sent(entry: Entry): Entry {
      const timetable = entry.lines.findIndex(({ text }) => text.startsWith("• "));
      if (pinned.size === 0 || timetable < 0) return entry;
      return { ...entry, lines: [...entry.lines.slice(0, timetable), plainLine("…")] };
    },
    step: (): string => step,
    /** The sheet, if it has changed since it was shown. */
    sheet(): readonly Entry[] {
      if (!sheet || sheet.lines.length === shownLines) return [];
      shownLines = sheet.lines.length;
      return [{ ...sheet, buttons: [] }];
    },
  };
}

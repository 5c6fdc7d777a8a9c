import { DateTime } from "luxon";
import type { Entry } from "./entry.ts";
import { type Paint, wrapped } from "./paper.ts";
import { createShortener } from "./shortener.ts";
import type { StageWords } from "./words.ts";

export interface Printing {
  readonly write: (text: string) => void;
  readonly paint: Paint;
  readonly words: StageWords;
  readonly locale: "en" | "ru";
  readonly zone: string;
  readonly botName: string;
  /** Only the group's chat. */
  readonly quiet: boolean;
}

const TIME = 7; // the width of "09:00  "
const PRIVATE = 4; // how much further in the private chats stand
const HANG = 2;
const RULE = 90;
const MOST_BUTTONS = 8;

/** Prints entries like the log of a chat: the day, the time, who, what. */
export function createPrinter({ write, paint, words, locale, zone, botName, quiet }: Printing) {
  const shorten = createShortener();
  let day = "";
  let minute = "";
  let place = "";

  /** A new day, and whose chat this is, wherever that is not clear from the line before. */
  function header({ at, privately }: Entry): void {
    const local = DateTime.fromMillis(at, { zone, locale });
    const today = local.toFormat("cccc, d MMMM");
    const here = privately.join(", ");
    if (today === day && here === place) return;
    if (today !== day) write(`\n${paint("heading", `── ${today} ${"─".repeat(RULE - today.length)}`)}\n`);
    write("\n");
    day = today;
    place = here;
    minute = "";
    if (here === "") return;
    const each = privately.length > 1 ? ` (${words.each})` : "";
    const label = wrapped(`${here} ⇄ ${botName}${each}`, TIME + PRIVATE).slice(TIME);
    write(`${clock(at)}${paint("private", label)}\n`);
  }

  function clock(at: number): string {
    const time = DateTime.fromMillis(at, { zone }).toFormat("HH:mm");
    const shown = time === minute ? "" : time;
    minute = time;
    return paint("faint", shown.padEnd(TIME));
  }

  function body(entry: Entry, { lines, buttons }: Pick<Entry, "lines" | "buttons">): void {
    const { at, privately, answers } = entry;
    const indent = TIME + (privately.length > 0 ? PRIVATE : 0);
    const [first, ...rest] = lines;
    const reply = answers === "" ? "" : `(${words.repliesTo(answers)}) `;
    const opening = wrapped(`${nameOf(entry)}${reply}${first?.text ?? ""}`, indent, indent + HANG);
    // New buttons under an old message come without words.
    const hasWords = first !== undefined || entry.kind === "tapped";
    if (hasWords) write(`${clock(at)}${paintName(entry, opening.slice(TIME))}\n`);
    for (const { text, quoted } of rest) {
      const bar = quoted ? "│ " : "";
      if (text !== "") write(`${wrapped(text, indent + HANG, indent + HANG, bar)}\n`);
    }
    if (buttons.length > 0) write(`${paint("button", buttonRows(buttons, indent + HANG))}\n`);
  }

  function nameOf({ who, kind, buttons }: Entry): string {
    switch (kind) {
      case "said":
        return `${who}: `;
      case "tapped":
        return `${who} → [ ${buttons.join(" ")} ]`;
      case "did":
        return `${who} `;
      case "agenda":
        return `${words.agenda} → `;
      case "result":
        return "";
    }
  }

  function paintName({ who, byBot, kind }: Entry, row: string): string {
    if (kind === "agenda") return paint("agenda", row);
    return who === "" ? row : row.replace(who, paint(byBot ? "bot" : "person", who));
  }

  /** A button is never broken over two rows. */
  function buttonRows(labels: readonly string[], indent: number): string {
    const shown = labels.length > MOST_BUTTONS ? labels.slice(0, MOST_BUTTONS - 2) : labels;
    const left = labels.length - shown.length;
    const all = [...shown.map((label) => `[ ${label} ]`), ...(left > 0 ? [words.more(left)] : [])];
    const unbroken = all.map((one) => one.replaceAll(" ", "\u00a0"));
    return wrapped(unbroken.join(" "), indent).replaceAll("\u00a0", " ");
  }

  return {
    show(entries: readonly Entry[]): void {
      for (const entry of entries) {
        if (quiet && entry.privately.length > 0) continue;
        const shortened = shorten(entry);
        if (!shortened) continue;
        header(entry);
        body(entry, shortened);
      }
    },
  };
}

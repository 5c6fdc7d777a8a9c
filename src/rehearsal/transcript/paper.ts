import { styleText } from "node:util";

const WIDTH = 100;

/**
 * Breaks a text between words so that it fits the paper. The first line begins after `indent` blanks, the others
 * after `hanging`; `bar` stands before each of them.
 */
export function wrapped(text: string, indent: number, hanging = indent, bar = ""): string {
  const rows: string[] = [];
  let row = " ".repeat(indent) + bar;
  let isEmpty = true; // nothing but the margin stands in this row
  for (const word of text.split(" ")) {
    if (!isEmpty && row.length + 1 + word.length > WIDTH) {
      rows.push(row);
      row = " ".repeat(hanging) + bar;
      isEmpty = true;
    }
    row += isEmpty ? word : ` ${word}`;
    isEmpty = false;
  }
  return [...rows, row].join("\n");
}

/** A text that is longer than this may be shown by its first words. */
export const LONG = 70;

/** The first words of a text, ending in "…"; a short text stays whole. */
export const cut = (text: string): string => {
  if (text.length <= LONG) return text;
  return `${text.slice(0, text.lastIndexOf(" ", LONG)).replace(/[\s.,:;?…]+$/, "")}…`;
};

const styles = {
  heading: ["bold"],
  faint: ["dim"],
  private: ["magenta"],
  button: ["cyan"],
  bot: ["bold", "green"],
  person: ["bold", "yellow"],
  agenda: ["blue"],
} as const;

/** Colours a text on a terminal, and leaves it as it is anywhere else. */
export type Paint = (style: keyof typeof styles, text: string) => string;

export const createPaint =
  (coloured: boolean): Paint =>
  (style, text) =>
    coloured ? styleText([...styles[style]], text, { validateStream: false }) : text;

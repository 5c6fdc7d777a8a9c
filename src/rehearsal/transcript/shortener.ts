import type { Entry, Line } from "./entry.ts";
import { cut, LONG } from "./paper.ts";

const TAIL = 40;

/** A line is the same line in the next step and for the next person, with other times, numbers and names in it. */
const shapeOf = (text: string): string => {
  const shape = text.replaceAll(/\d+/g, "#");
  return shape.length > LONG ? shape.slice(-TAIL) : shape;
};

type Shortened = Pick<Entry, "lines" | "buttons">;

/**
 * What the group reads is shown in full the first time that it stands in the group. In private only what is new
 * anywhere: a prompt that everybody gets, the preview of what has just been typed, are shown once. Undefined: the
 * bot answers as it has answered before, which is no news.
 */
export function createShortener(): (entry: Entry) => Shortened | undefined {
  const shown = new Set<string>();
  const inGroup = new Set<string>();
  const isOld = ({ text }: Line): boolean => text === "" || shown.has(shapeOf(text));

  function shorten(entry: Entry): Shortened | undefined {
    const { kind, privately, lines, buttons, isReaction, byBot } = entry;
    if (kind === "tapped") return { lines, buttons: [] };
    if (kind !== "said" || lines.length === 0) return { lines, buttons };
    if (privately.length === 0)
      return { lines: lines.map((line) => (inGroup.has(shapeOf(line.text)) ? short(line) : line)), buttons };
    if (!lines.every(isOld)) return { lines: byBot ? onlyNew(lines, isOld) : lines, buttons };
    return isReaction ? undefined : { lines: [whole(lines)], buttons: [] };
  }

  return (entry) => {
    const shortened = shorten(entry);
    for (const { text } of entry.kind === "said" ? entry.lines : []) {
      shown.add(shapeOf(text));
      if (entry.privately.length === 0 && text.length > LONG) inGroup.add(shapeOf(text));
    }
    return shortened;
  };
}

const short = (line: Line): Line => ({ ...line, text: cut(line.text) });

/** The first words of a message that is known already. */
const whole = (lines: readonly Line[]): Line => ({
  text: cut(lines.map(({ text }) => text).join(" ")),
  quoted: false,
});

function onlyNew([first, ...rest]: readonly Line[], isOld: (line: Line) => boolean): readonly Line[] {
  if (!first) return [];
  const opening = isOld(first) ? short(first) : first;
  const kept = rest.filter((line) => !isOld(line));
  if (rest.every((line) => line.text === "" || !isOld(line))) return [opening, ...kept];
  return [opening.text.endsWith("…") ? opening : { ...opening, text: `${opening.text} …` }, ...kept];
}

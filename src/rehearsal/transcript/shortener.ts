import type { Entry, Line } from "./entry.ts";
import { cut } from "./paper.ts";

const TAIL = 50;
/** A number, a name, the formula: what may stand before words that are known. */
const PREFIX = 30;
/** A line as short as this is not worth leaving out. */
const BRIEF = 40;

/** Lines that have been shown: with other times and numbers, or with other words before it, a line is the same. */
function createMemory() {
  const shown = new Map<string, number>(); // how long the line was, by its end
  const shapeOf = (text: string): string => {
    const bare = text.replace(/^(\d+\. )?(\p{L}+: )*/u, "").replaceAll(/\d+/g, "#");
    return bare.length > 2 * TAIL ? bare.slice(-TAIL) : bare;
  };
  return {
    add: ({ text }: Line): void => void shown.set(shapeOf(text), text.length),
    has: ({ text }: Line): boolean => {
      const length = shown.get(shapeOf(text));
      return length !== undefined && Math.abs(length - text.length) <= PREFIX;
    },
  };
}

type Shortened = Pick<Entry, "lines" | "buttons">;

/**
 * What the group reads is shown in full the first time that it stands in the group. In private only what is new
 * anywhere: a prompt that everybody gets, the preview of what has just been typed, are shown once. Undefined: the
 * bot answers as it has answered before, which is no news.
 */
export function createShortener(): (entry: Entry) => Shortened | undefined {
  const shown = createMemory();
  const inGroup = createMemory();
  const isOld = (line: Line): boolean => line.text === "" || shown.has(line);

  function shorten(entry: Entry): Shortened | undefined {
    const { kind, privately, lines, buttons, isReaction, byBot } = entry;
    if (kind === "tapped") return { lines, buttons: [] };
    if (kind !== "said" || lines.length === 0) return { lines, buttons };
    if (privately.length === 0) {
      const again = (line: Line, index: number) => (index > 0 && inGroup.has(line) ? short(line) : line);
      return { lines: lines.map(again), buttons };
    }
    if (!lines.every(isOld)) return { lines: byBot ? onlyNew(lines, isOld) : lines, buttons };
    return isReaction ? undefined : { lines: [whole(lines)], buttons: [] };
  }

  return (entry) => {
    const shortened = shorten(entry);
    for (const line of entry.kind === "said" ? entry.lines : []) {
      shown.add(line);
      if (entry.privately.length === 0) inGroup.add(line);
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
  const kept = [isOld(first) ? short(first) : first];
  for (const line of rest) {
    const last = kept.at(-1);
    const isLeftOut = (line.quoted || line.text.length > BRIEF) && isOld(line);
    if (!isLeftOut) kept.push(line);
    else if (last && !last.text.endsWith("…")) kept.splice(-1, 1, { ...last, text: `${last.text} …` });
  }
  return kept;
}

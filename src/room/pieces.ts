/** A text as Telegram's app sends it: in one piece where it fits, else in several. Lengths in UTF-16 units. */
export function piecesOf(text: string, longestFirst: number, longest: number): readonly string[] {
  const pieces: string[] = [];
  let rest = text.trim();
  for (let most = longestFirst; rest.length > most; most = longest) {
    const end = endOfPiece(rest, most);
    pieces.push(rest.slice(0, end).trimEnd());
    rest = rest.slice(end).trimStart();
  }
  return [...pieces, rest];
}

/** The end of a paragraph or a line that does not leave the piece half empty, else of a word. */
function endOfPiece(text: string, most: number): number {
  const window = text.slice(0, most + 1);
  const last = (end: RegExp): number => [...window.matchAll(end)].at(-1)?.index ?? 0;
  const found = [last(/\n\s*\n/g), last(/\n/g)].find((end) => end >= most / 2) ?? last(/[ \t\n]/g);
  if (found > 0) return found;
  return isPair(text, most) ? most - 1 : most;
}

/** One character stands on both sides of this place. */
const isPair = (text: string, at: number): boolean => (text.codePointAt(at - 1) ?? 0) > 0xffff;

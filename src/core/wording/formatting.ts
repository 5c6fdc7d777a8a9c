/** How part of a text is shown: what a person can choose for it, and nothing that names somebody. */
export type Style =
  | { readonly type: Plain }
  | { readonly type: "text_link"; readonly url: string }
  | { readonly type: "pre"; readonly language?: string };

const plainStyles = [
  "bold",
  "italic",
  "underline",
  "strikethrough",
  "spoiler",
  "code",
  "blockquote",
  "expandable_blockquote",
] as const;
type Plain = (typeof plainStyles)[number];

/** A style and where it lies, in UTF-16 units. */
export type Styled = Style & { readonly offset: number; readonly length: number };

/*
 * Formatting travels inside the text itself, as marks around what it covers: whatever is put before a text, cut off or
 * joined to it, no offset can ever be wrong, and no text can lose it on its way. The marks are Unicode's noncharacters,
 * which are no text: nobody can type them, and none comes in from outside (`withMarksOut`).
 */
const FIRST = 0xfdd0;
const LINK = "\uFDE0";
const PRE = "\uFDE1";
/** Ends the address of a link, or the language of a block of code. */
const VALUE_ENDS = "\uFDEE";
const CLOSE = "\uFDEF";

const marks = /[\uFDD0-\uFDEF]/gu;
const token = /([\uFDD0-\uFDDF\uFDEF]|[\uFDE0\uFDE1][^\uFDD0-\uFDEF]*\uFDEE)/u;

/** What comes in from outside: a mark that it holds is no mark, one for one, so that offsets stay. */
export const withMarksOut = (outside: string): string => outside.replace(marks, "\uFFFD");

/** A text in pieces: marks at odd places, between them what people read. */
export const partsOf = (text: string): readonly string[] => text.split(token);

export const closesStyle = (part: string): boolean => part === CLOSE;

/** The style that begins with a mark; undefined = it is none that opens. */
export function openedBy(part: string): Style | undefined {
  const value = part.slice(1, -1);
  if (part.startsWith(LINK)) return { type: "text_link", url: value };
  if (part.startsWith(PRE)) return { type: "pre", ...(value !== "" && { language: value }) };
  const type = plainStyles[part.charCodeAt(0) - FIRST];
  return type && { type };
}

function opening(style: Style): string {
  if (style.type === "text_link") return `${LINK}${style.url.replace(marks, "")}${VALUE_ENDS}`;
  if (style.type === "pre") return `${PRE}${style.language?.replace(marks, "") ?? ""}${VALUE_ENDS}`;
  return String.fromCharCode(FIRST + plainStyles.indexOf(style.type));
}

/** A text with its formatting in it. Styles that cross are cut where they do, as nothing may half overlap. */
export function formatted(text: string, styles: readonly Styled[]): string {
  const inside = styles
    .map((style) => ({ style, from: Math.max(0, style.offset), to: style.offset + style.length }))
    .filter(({ from, to }) => from < to && to <= text.length);
  const ends = [...new Set(inside.flatMap(({ from, to }) => [from, to]))].toSorted((a, b) => a - b);
  let open: typeof inside = [];
  let at = 0; // 0 <= at <= text.length: everything before it is in marked
  let marked = "";
  for (const end of ends) {
    marked += text.slice(at, end);
    at = end;
    const first = open.findIndex(({ to }) => to === end);
    const closed = first < 0 ? [] : open.slice(first);
    const begun = [...closed, ...inside.filter(({ from }) => from === end)]
      .filter(({ to }) => to > end)
      .toSorted((a, b) => b.to - a.to);
    marked += CLOSE.repeat(closed.length) + begun.map(({ style }) => opening(style)).join("");
    open = [...open.slice(0, open.length - closed.length), ...begun];
  }
  return marked + text.slice(at);
}

/** What people read of a text, without its formatting. */
export const plain = (text: string): string =>
  partsOf(text)
    .filter((_, index) => index % 2 === 0)
    .join("");

/** How long a text is for whoever reads it, in UTF-16 units, without white space around it. */
export const lengthOf = (text: string): number => plain(text).trim().length;

/** Whether two lines say the same, whatever they look like. */
export const saysTheSame = (one: string, other: string): boolean =>
  written(one).trim().toLowerCase() === written(other).trim().toLowerCase();

/** For where nothing can be a link: the addresses stand behind the words. */
export function written(text: string): string {
  const addresses: string[] = []; // of the styles that are open, "" for those that are no link
  return partsOf(text)
    .map((part, index) => {
      if (index % 2 === 0) return part;
      const style = openedBy(part);
      if (style) addresses.push(style.type === "text_link" ? style.url : "");
      const address = style ? "" : addresses.pop();
      return address ? ` (${address})` : "";
    })
    .join("");
}

/** The text from a place on, in UTF-16 units of what people read, its formatting with it. */
export function from(text: string, start: number): string {
  let left = start; // of what people read, still to be left out
  return partsOf(text)
    .map((part, index) => {
      if (index % 2 === 1) return part;
      const kept = part.slice(left);
      left = Math.max(0, left - part.length);
      return kept;
    })
    .join("");
}

import type { MessageEntity } from "grammy/types";
import { closesStyle, openedBy, partsOf, plain, type Style } from "../core/wording/formatting.ts";

/** A text as Telegram takes it: plain words, and entities that say what is bold; never hand-made HTML. */
export interface Spoken {
  readonly text: string;
  readonly entities: MessageEntity[];
}

/** What `{ $b }`, `{ $i }`, `{ $q }` and `{ $e }` stand for: private-use characters, turned into entities in the end. */
export const marks = { b: "\uE000", i: "\uE001", q: "\uE002", e: "\uE00F" } as const;

const reserved = /[\uE000-\uE00F]/gu;

const styles: Readonly<Record<string, Style>> = {
  [marks.b]: { type: "bold" },
  [marks.i]: { type: "italic" },
  [marks.q]: { type: "blockquote" },
};

/**
 * What people typed loses the few characters that we mark with, and nothing else: it can never break a message. Their
 * own formatting stays in it, as long as it ends where it begins.
 */
export const withoutMarks = (typed: string): string => {
  const text = typed.replace(reserved, "");
  return isWhole(text) ? text : plain(text);
};

/** Every style that is opened in it is closed in it. */
function isWhole(text: string): boolean {
  let depth = 0; // styles that are open
  for (const part of partsOf(text)) {
    if (openedBy(part)) depth += 1;
    else if (closesStyle(part)) depth -= 1;
    if (depth < 0) return false;
  }
  return depth === 0;
}

interface Opened {
  readonly style: Style | undefined;
  readonly from: number;
}

/** Turns marks into entities with offsets in UTF-16 units, as Telegram counts them. */
export function spoken(marked: string): Spoken {
  const open: Opened[] = [];
  const entities: MessageEntity[] = [];
  let text = ""; // entities speak of this text, without marks
  const close = () => {
    const last = open.pop();
    if (last?.style) entities.push({ ...last.style, offset: last.from, length: text.length - last.from });
  };
  for (const part of partsOf(marked).flatMap((one) => one.split(/([\uE000-\uE00F])/u))) {
    const style = styles[part] ?? openedBy(part);
    if (style) open.push({ style: isInside(open, style) ? undefined : style, from: text.length });
    else if (part === marks.e || closesStyle(part)) close();
    else text += part.replace(reserved, "");
  }
  while (open.length > 0) close();
  return trimmed(text, entities);
}

/** Telegram nests no quote in a quote, and bold in bold is bold. */
const isInside = (open: readonly Opened[], { type }: Style): boolean =>
  open.some(({ style }) => style?.type === type || (isQuote(style?.type) && isQuote(type)));

const isQuote = (type: Style["type"] | undefined): boolean =>
  type === "blockquote" || type === "expandable_blockquote";

/** Neither the text nor an entity begins or ends with white space; what is empty then is dropped. */
function trimmed(text: string, entities: readonly MessageEntity[]): Spoken {
  const start = text.length - text.trimStart().length;
  const moved = entities.flatMap((entity) => {
    const covered = text.slice(entity.offset, entity.offset + entity.length);
    const length = covered.trim().length;
    const offset = entity.offset + covered.length - covered.trimStart().length - start;
    return length === 0 ? [] : [{ ...entity, offset, length }];
  });
  return {
    text: text.trim(),
    entities: moved.toSorted((a, b) => a.offset - b.offset || b.length - a.length),
  };
}

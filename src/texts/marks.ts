import type { MessageEntity } from "grammy/types";

/** A text as Telegram takes it: plain words, and entities that say what is bold; never hand-made HTML. */
export interface Spoken {
  readonly text: string;
  readonly entities: MessageEntity[];
}

/** What `{ $b }`, `{ $i }`, `{ $q }` and `{ $e }` stand for: private-use characters, turned into entities in the end. */
export const marks = { b: "\uE000", i: "\uE001", q: "\uE002", e: "\uE00F" } as const;

const reserved = /[\uE000-\uE00F]/gu;

type Style = "bold" | "italic" | "blockquote";

const styles: Readonly<Record<string, Style>> = {
  [marks.b]: "bold",
  [marks.i]: "italic",
  [marks.q]: "blockquote",
};

/** What people typed loses the few characters that we mark with, and nothing else: it can never break a message. */
export const withoutMarks = (typed: string): string => typed.replace(reserved, "");

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
    if (last?.style) entities.push({ type: last.style, offset: last.from, length: text.length - last.from });
  };
  for (const part of marked.split(/([\uE000-\uE00F])/u)) {
    const style = styles[part];
    if (style) open.push({ style: isInside(open, style) ? undefined : style, from: text.length });
    else if (part === marks.e) close();
    else text += withoutMarks(part);
  }
  while (open.length > 0) close();
  return trimmed(text, entities);
}

/** Telegram nests no quote in a quote, and bold in bold is bold. */
const isInside = (open: readonly Opened[], style: Style): boolean => open.some((one) => one.style === style);

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

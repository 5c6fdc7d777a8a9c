import type { MessageEntity } from "grammy/types";
import type { Spoken } from "../texts/index.ts";

/** Telegram's limit for one message, in UTF-16 units. */
export const LONGEST_MESSAGE = 4096;

/** As many entities does Telegram show in one message; it drops the others without a word. */
const MOST_ENTITIES = 100;

/**
 * Cuts a long text into messages, at a paragraph, a line or a word, its entities with it. The first one may have to be
 * shorter, as the words under a file are.
 */
export function split(
  { text, entities }: Spoken,
  longest = LONGEST_MESSAGE,
  longestFirst = longest,
): readonly Spoken[] {
  const parts: Spoken[] = [];
  let from = 0; // 0 <= from <= text.length: everything before it is in parts
  for (;;) {
    const most = parts.length === 0 ? longestFirst : longest;
    const end = Math.min(from + most, firstTooMany(entities, from));
    if (text.length <= end) return [...parts, slice(text, entities, from, text.length)];
    const to = cutBefore(text, from, end);
    parts.push(slice(text, entities, from, to));
    from = to;
  }
}

/** Where the first entity begins that one message from a place on would not show any more. */
function firstTooMany(entities: readonly MessageEntity[], from: number): number {
  const [first] = entities
    .filter(({ offset, length }) => offset + length > from)
    .toSorted((a, b) => a.offset - b.offset)
    .slice(MOST_ENTITIES);
  return first ? Math.max(first.offset, from + 1) : Number.POSITIVE_INFINITY;
}

/** The best place to cut in (from, to]: never inside a surrogate pair. */
function cutBefore(text: string, from: number, to: number): number {
  for (const mark of ["\n\n", "\n", " "]) {
    const at = text.lastIndexOf(mark, to - mark.length);
    if (at > from + (to - from) / 2) return at + mark.length;
  }
  const inPair = /[\uD800-\uDBFF]/.test(text[to - 1] ?? "");
  return inPair ? to - 1 : to;
}

function slice(text: string, entities: readonly MessageEntity[], from: number, to: number): Spoken {
  const inside = entities.flatMap((entity) => {
    const start = Math.max(entity.offset, from);
    const end = Math.min(entity.offset + entity.length, to);
    return end > start ? [{ ...entity, offset: start - from, length: end - start }] : [];
  });
  return { text: text.slice(from, to), entities: inside };
}

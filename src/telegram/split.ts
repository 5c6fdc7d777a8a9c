import type { MessageEntity } from "grammy/types";
import type { Spoken } from "../texts/index.ts";

/** Telegram's limit for one message, in UTF-16 units. */
export const LONGEST_MESSAGE = 4096;

/** Cuts a long text into messages, at a paragraph, a line or a word, its entities with it. */
export function split({ text, entities }: Spoken, longest = LONGEST_MESSAGE): readonly Spoken[] {
  const parts: Spoken[] = [];
  let from = 0; // 0 <= from <= text.length: everything before it is in parts
  while (text.length - from > longest) {
    const to = cutBefore(text, from, from + longest);
    parts.push(slice(text, entities, from, to));
    from = to;
  }
  return [...parts, slice(text, entities, from, text.length)];
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

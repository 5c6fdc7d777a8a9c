import type { MessageEntity } from "@grammyjs/types";
import { badRequest } from "./failure.ts";

/** A text with its formatting; offsets are in UTF-16 units. */
export interface Formatted {
  readonly text: string;
  readonly entities: readonly MessageEntity[];
}

/** Refuses formatting that lies outside the text or cuts a character in two; trims the text as Telegram does. */
export function checkFormatted(text: string, entities: readonly MessageEntity[] = []): Formatted {
  for (const entity of entities) checkEntity(text, entity);
  return trim(text, entities);
}

function checkEntity(text: string, { offset, length }: MessageEntity): void {
  const end = offset + length;
  if (offset < 0) throw badRequest("entity has incorrect offset");
  if (length <= 0) throw badRequest("entity has incorrect length");
  if (end > text.length) {
    throw badRequest(
      `entity beginning at UTF-16 offset ${offset} ends after the end of the text at UTF-16 offset ${end}`,
    );
  }
  if (splitsCharacter(text, offset)) {
    throw badRequest(`entity begins in a middle of a UTF-16 symbol at UTF-16 offset ${offset}`);
  }
  if (splitsCharacter(text, end)) {
    throw badRequest(
      `entity beginning at UTF-16 offset ${offset} ends in a middle of a UTF-16 symbol at UTF-16 offset ${end}`,
    );
  }
}

function splitsCharacter(text: string, at: number): boolean {
  const before = text.charCodeAt(at - 1);
  const after = text.charCodeAt(at);
  return before >= 0xd800 && before <= 0xdbff && after >= 0xdc00 && after <= 0xdfff;
}

function trim(text: string, entities: readonly MessageEntity[]): Formatted {
  const firstEntity = Math.min(...entities.map(({ offset }) => offset), text.length);
  const start = Math.min(text.length - text.trimStart().length, firstEntity);
  const trimmed = text.slice(start).trimEnd();
  if (start === 0 && trimmed.length === text.length) return { text, entities };
  const kept = entities
    .map((entity) => ({ ...entity, offset: entity.offset - start }))
    .filter(({ offset }) => offset < trimmed.length)
    .map((entity) => ({ ...entity, length: Math.min(entity.length, trimmed.length - entity.offset) }));
  return { text: trimmed, entities: kept };
}

type FoundType = "bot_command" | "mention" | "url";

const FOUND_IN_TEXT: readonly (readonly [FoundType, RegExp])[] = [
  ["bot_command", /(?<![\w/])\/[a-zA-Z0-9_]{1,64}(?:@[a-zA-Z0-9_]{3,32})?(?![\w/])/g],
  ["mention", /(?<![\w@/])@[a-zA-Z]\w{3,31}/g],
  ["url", /https?:\/\/[^\s<>"']+[^\s<>"'.,;:!?)]/g],
];

/** What Telegram itself marks in a message that a person typed: commands, mentions, addresses. */
export function findEntities(text: string): MessageEntity[] {
  if (!/[/@]/.test(text)) return [];
  const found = FOUND_IN_TEXT.flatMap(([type, pattern]) =>
    Array.from(
      text.matchAll(pattern),
      (match): MessageEntity => ({ type, offset: match.index, length: match[0].length }),
    ),
  );
  return found.sort((a, b) => a.offset - b.offset).filter(isOutsideTheOneBefore);
}

function isOutsideTheOneBefore(entity: MessageEntity, index: number, all: readonly MessageEntity[]): boolean {
  const before = all[index - 1];
  return !before || entity.offset >= before.offset + before.length;
}

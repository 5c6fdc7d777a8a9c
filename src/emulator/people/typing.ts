import type { MessageEntity } from "@grammyjs/types";
import { checkFormatted, type Formatted, findEntities } from "../entities.ts";
import { ApiFailure, refusePerson } from "../failure.ts";
import type { Content } from "../posting.ts";

/** How much a message and a caption hold, in UTF-16 units. */
export const LONGEST_TEXT = 4096;
export const LONGEST_CAPTION = 1024;

/** What becomes of a text that a person types: trimmed, with its commands and links marked. */
export function typedText(text: string, given: readonly MessageEntity[] | undefined): Content {
  const { text: typed, entities } = typedWords(text, given, LONGEST_TEXT);
  if (typed === "") throw refusePerson("An empty message cannot be sent.", "empty");
  return { text: typed, ...(entities.length > 0 && { entities: [...entities] }) };
}

export function typedCaption(caption: string | undefined): Content {
  if (caption === undefined || caption.trim() === "") return {};
  const { text, entities } = typedWords(caption, undefined, LONGEST_CAPTION);
  return { caption: text, ...(entities.length > 0 && { caption_entities: [...entities] }) };
}

function typedWords(text: string, given: readonly MessageEntity[] = [], longest: number): Formatted {
  const checked = checkAsPerson(text, given);
  if (checked.text.length > longest)
    throw refusePerson(`A message has at most ${longest} characters here.`, "tooLong");
  const found = findEntities(checked.text).filter(
    ({ offset, length }) =>
      !checked.entities.some(
        (other) => other.offset < offset + length && offset < other.offset + other.length,
      ),
  );
  const entities = [...checked.entities, ...found].sort((a, b) => a.offset - b.offset);
  return { text: checked.text, entities };
}

function checkAsPerson(text: string, entities: readonly MessageEntity[]): Formatted {
  try {
    return checkFormatted(text, entities);
  } catch (error) {
    if (error instanceof ApiFailure) throw refusePerson(`The formatting is wrong: ${error.message}`);
    throw error;
  }
}

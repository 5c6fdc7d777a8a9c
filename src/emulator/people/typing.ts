import type { MessageEntity } from "@grammyjs/types";
import { checkFormatted, type Formatted, findEntities } from "../entities.ts";
import { ApiFailure, refusePerson } from "../failure.ts";
import type { Content } from "../posting.ts";
import type { World } from "../world.ts";
import { findPerson } from "./who.ts";

/** How much a message and an ordinary caption hold, in UTF-16 units. */
export const LONGEST_TEXT = 4096;
export const LONGEST_CAPTION = 1024;
const LONGEST_PREMIUM_CAPTION = 4096;

/** How long this person's captions may be, in UTF-16 units. */
export function captionLimit(world: World, personId: number): number {
  return findPerson(world, personId).user.is_premium ? LONGEST_PREMIUM_CAPTION : LONGEST_CAPTION;
}

/** What becomes of a text that a person types: trimmed, with its commands and links marked. */
export function typedText(text: string, given: readonly MessageEntity[] | undefined): Content {
  const { text: typed, entities } = typedWords(text, given, LONGEST_TEXT);
  if (typed === "") throw refusePerson("An empty message cannot be sent.", "empty");
  return { text: typed, ...(entities.length > 0 && { entities: [...entities] }) };
}

export function typedCaption(
  caption: string | undefined,
  given: readonly MessageEntity[] | undefined,
  longest: number,
): Content {
  if (caption === undefined || caption.trim() === "") return {};
  const { text, entities } = typedWords(caption, given, longest);
  return { caption: text, ...(entities.length > 0 && { caption_entities: [...entities] }) };
}

function typedWords(text: string, given: readonly MessageEntity[] = [], longest: number): Formatted {
  const checked = checkAsPerson(text, given);
  if (checked.text.length > longest)
    throw refusePerson(`A message has at most ${longest} characters here.`, "tooLong");
  const found = findEntities(checked.text).filter(
    ({ offset, length }) =>
      !checked.entities.some(
        (other) =>
          hidesOthers(other) && other.offset < offset + length && offset < other.offset + other.length,
      ),
  );
  const entities = [...checked.entities, ...found].sort((a, b) => a.offset - b.offset || b.length - a.length);
  return { text: checked.text, entities };
}

/** Telegram looks for addresses under bold and the like, not under links and code. */
function hidesOthers({ type }: MessageEntity): boolean {
  return !OVERLAYS.has(type);
}

const OVERLAYS: ReadonlySet<MessageEntity["type"]> = new Set<MessageEntity["type"]>([
  "bold",
  "italic",
  "underline",
  "strikethrough",
  "spoiler",
  "blockquote",
  "expandable_blockquote",
]);

function checkAsPerson(text: string, entities: readonly MessageEntity[]): Formatted {
  for (const entity of entities) {
    if (entity.type === "text_link" && !/^(https?|tg|ton|mailto|tel):\S+$/i.test(entity.url)) {
      throw refusePerson(`"${entity.url}" is not an address.`, "brokenLink");
    }
  }
  try {
    return checkFormatted(text, entities);
  } catch (error) {
    if (error instanceof ApiFailure) throw refusePerson(`The formatting is wrong: ${error.message}`);
    throw error;
  }
}

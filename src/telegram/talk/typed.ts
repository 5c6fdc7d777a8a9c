import type { Message, MessageEntity } from "grammy/types";
import { formatted, type Styled } from "../../core/wording/formatting.ts";

/** A message's words, under a file as well as alone, as its author formatted them; undefined = it has none. */
export function typed({ text, caption, entities, caption_entities }: Partial<Message>): string | undefined {
  if (text !== undefined) return formatted(text, (entities ?? []).flatMap(chosen));
  return caption === undefined ? undefined : formatted(caption, (caption_entities ?? []).flatMap(chosen));
}

/**
 * What the author chose. Addresses, names and commands Telegram finds again by itself in every text; whom a mention
 * means is left out, since nobody else's number is kept; an emoji that bots may not send is an ordinary one.
 */
function chosen(entity: MessageEntity): readonly Styled[] {
  const { offset, length } = entity;
  switch (entity.type) {
    case "text_link":
      return [{ type: "text_link", url: entity.url, offset, length }];
    case "pre":
      return [
        { type: "pre", ...(entity.language !== undefined && { language: entity.language }), offset, length },
      ];
    case "bold":
    case "italic":
    case "underline":
    case "strikethrough":
    case "spoiler":
    case "code":
    case "blockquote":
    case "expandable_blockquote":
      return [{ type: entity.type, offset, length }];
    default:
      return [];
  }
}

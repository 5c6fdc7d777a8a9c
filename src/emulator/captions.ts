import type { MessageEntity } from "@grammyjs/types";
import { checkFormatted } from "./entities.ts";
import { badRequest } from "./failure.ts";
import { refuseParseMode } from "./params.ts";
import type { Content } from "./posting.ts";

const LONGEST_CAPTION = 1024;

interface Captioned {
  readonly caption?: string | undefined;
  readonly parse_mode?: string | undefined;
  readonly caption_entities?: readonly MessageEntity[] | undefined;
}

/** The part of a Message that holds the words under a file; no words, no caption. */
export function captionContent({ caption = "", parse_mode, caption_entities }: Captioned): Content {
  refuseParseMode(parse_mode);
  const { text, entities } = checkFormatted(caption, caption_entities);
  if (text === "") return {};
  if (text.length > LONGEST_CAPTION) throw badRequest("message caption is too long");
  return { caption: text, ...(entities.length > 0 && { caption_entities: [...entities] }) };
}

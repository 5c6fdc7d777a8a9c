import type { ApiMethods } from "@grammyjs/types";
import { z } from "zod";
import type { Sendable } from "../access.ts";
import { captionContent } from "../captions.ts";
import { badRequest } from "../failure.ts";
import { type FileKind, findFile } from "../files.ts";
import { mediaContent } from "../media.ts";
import { defineMethod, type Method } from "../method.ts";
import { entities, parseMode, text } from "../params.ts";
import { envelope, send } from "../sending.ts";

type MediaMethod =
  | "sendPhoto"
  | "sendDocument"
  | "sendVoice"
  | "sendAudio"
  | "sendVideo"
  | "sendVideoNote"
  | "sendAnimation"
  | "sendSticker";

/** Method, parameter, the word for it in a refusal. */
const MEDIA: readonly (readonly [MediaMethod, FileKind, Sendable])[] = [
  ["sendPhoto", "photo", "photos"],
  ["sendDocument", "document", "documents"],
  ["sendVoice", "voice", "voice notes"],
  ["sendAudio", "audio", "audios"],
  ["sendVideo", "video", "videos"],
  ["sendVideoNote", "video_note", "video notes"],
  ["sendAnimation", "animation", "animations"],
  ["sendSticker", "sticker", "stickers"],
];

const params = envelope.extend({
  caption: text.optional(),
  parse_mode: parseMode,
  caption_entities: entities.optional(),
});

const CAPTIONLESS: readonly FileKind[] = ["video_note", "sticker"];

/** The methods that send one file, by its id or an address. */
export const sendMedia: readonly Method[] = MEDIA.map(([name, kind, what]) =>
  defineMethod(name, params.and(z.record(z.string(), z.unknown())), (world, call) => {
    const reference = call[kind];
    if (typeof reference !== "string")
      throw badRequest(`there is no ${kind.replace("_", " ")} in the request`);
    const caption = CAPTIONLESS.includes(kind) ? {} : captionContent(call);
    const content = { ...mediaContent(findFile(world, reference, kind), kind), ...caption };
    return send(world, call, what, content) as ReturnType<ApiMethods<string>[typeof name]>;
  }),
);

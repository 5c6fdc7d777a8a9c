import type { ApiMethods } from "@grammyjs/types";
import { z } from "zod";
import type { Sendable } from "../access.ts";
import { captionContent } from "../captions.ts";
import { badRequest } from "../failure.ts";
import { type FileKind, findFile } from "../files.ts";
import { mediaContent } from "../media.ts";
import { defineMethod } from "../method.ts";
import { entities, json, parseMode, text } from "../params.ts";
import { envelope, send } from "../sending.ts";

const FEWEST = 2;
const MOST = 10;

const SENDABLES = {
  photo: "photos",
  document: "documents",
  audio: "audios",
  video: "videos",
} as const satisfies Partial<Record<FileKind, Sendable>>;

const item = z.object({
  type: z.enum(["photo", "document", "audio", "video"]),
  media: text,
  caption: text.optional(),
  parse_mode: parseMode,
  caption_entities: entities.optional(),
});

const params = envelope.omit({ reply_markup: true }).extend({ media: json(z.array(item)) });

export const sendMediaGroup = defineMethod("sendMediaGroup", params, (world, call) => {
  if (call.media.length < FEWEST || call.media.length > MOST) {
    throw badRequest(`media group must include ${FEWEST}-${MOST} items`);
  }
  const media_group_id = world.chance.digits(17);
  const contents = call.media.map(({ type, media, ...words }) => ({
    what: SENDABLES[type],
    content: {
      ...mediaContent(findFile(world, media, type), type),
      ...captionContent(words),
      media_group_id,
    },
  }));
  const sent = contents.map(({ what, content }) => send(world, call, what, content));
  return sent as ReturnType<ApiMethods<string>["sendMediaGroup"]>;
});

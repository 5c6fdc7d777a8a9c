import type { Message } from "@grammyjs/types";
import { type FileKind, type StoredFile, sizeOf } from "./files.ts";

type MediaFields = Pick<
  Message,
  "photo" | "document" | "voice" | "audio" | "video" | "video_note" | "animation" | "sticker"
>;

/** The part of a Message that describes a file of each kind; sizes and durations are made up. */
export function mediaContent(file: StoredFile, kind: FileKind): MediaFields {
  const { fileId: file_id, uniqueId: file_unique_id, name } = file;
  const base = { file_id, file_unique_id, file_size: sizeOf(file) };
  const named = name === undefined ? {} : { file_name: name };
  switch (kind) {
    case "photo":
      return { photo: [{ ...base, width: 640, height: 480 }] };
    case "document":
      return { document: { ...base, ...named } };
    case "voice":
      return { voice: { ...base, duration: 3, mime_type: "audio/ogg" } };
    case "audio":
      return { audio: { ...base, ...named, duration: 3 } };
    case "video":
      return { video: { ...base, ...named, width: 640, height: 480, duration: 3 } };
    case "video_note":
      return { video_note: { ...base, length: 240, duration: 3 } };
    case "animation": {
      const animation = { ...base, ...named, width: 320, height: 240, duration: 3 };
      return { animation, document: { ...base, ...named } };
    }
    case "sticker":
      return {
        sticker: {
          ...base,
          type: "regular",
          width: 512,
          height: 512,
          is_animated: false,
          is_video: false,
        },
      };
  }
}

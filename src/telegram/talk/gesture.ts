import type { Message, Update } from "grammy/types";
import type { Piece } from "../../core/meeting.ts";
import { decodeChoice } from "../choices.ts";
import { readWrite } from "./ask-ref.ts";

/** What a person did in the private chat, as a dialogue understands it. */
export type Gesture =
  | { readonly type: "text"; readonly text: string; readonly messageId: number; readonly edited: boolean }
  | { readonly type: "file"; readonly piece: Piece; readonly messageId: number }
  | { readonly type: "tap"; readonly verb: string; readonly arg: number; readonly messageId: number }
  | { readonly type: "other" };

/** Reads an update; conversations replay it, so nothing but the update itself may matter. */
export function gestureOf(update: Update): Gesture {
  const message = update.message ?? update.edited_message;
  if (message) return ofMessage(message, update.edited_message !== undefined);
  const token = decodeChoice(update.callback_query?.data ?? "");
  const command = token && "command" in token ? readWrite(token.command) : undefined;
  if (!command) return { type: "other" };
  return {
    type: "tap",
    verb: command.verb,
    arg: command.arg,
    messageId: update.callback_query?.message?.message_id ?? 0,
  };
}

function ofMessage(message: Message, edited: boolean): Gesture {
  const { message_id: messageId, text } = message;
  if (text !== undefined) return { type: "text", text, messageId, edited };
  const piece = pieceOf(message);
  return piece ? { type: "file", piece, messageId } : { type: "other" };
}

/** A file that can be part of a case; Telegram keeps it, we keep its id. */
function pieceOf(message: Message): Piece | undefined {
  const text = message.caption ?? "";
  const photo = message.photo?.at(-1);
  if (photo) return { type: "photo", file: photo.file_id, text };
  const { voice, video, audio, video_note: round, animation, document } = message;
  if (voice) return { type: "voice", file: voice.file_id, text };
  if (video) return { type: "video", file: video.file_id, text };
  if (audio) return { type: "audio", file: audio.file_id, text };
  if (round) return { type: "video_note", file: round.file_id, text };
  // Telegram sends an animation as a document, too.
  if (animation) return { type: "animation", file: animation.file_id, text };
  return document ? { type: "document", file: document.file_id, text } : undefined;
}

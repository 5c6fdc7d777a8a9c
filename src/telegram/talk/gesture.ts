import type { Message, Update } from "grammy/types";
import type { Piece } from "../../core/meeting.ts";
import { isBlank } from "../../core/wording/blank.ts";
import { decodeChoice } from "../choices.ts";
import { readWrite } from "./ask-ref.ts";
import { typed } from "./typed.ts";

/** What a person did in the private chat, as a dialogue understands it. */
export type Gesture =
  /** A text or a file; several where they have waited together. */
  | { readonly type: "said"; readonly pieces: readonly Piece[] }
  /** A message of theirs says something else now; the draft that holds it is read with the change. */
  | { readonly type: "edited"; readonly piece: Piece }
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

/** What was said in words, each as a text: what stands under a file is words, too. */
export const worded = (pieces: readonly Piece[]): readonly Piece[] =>
  pieces
    .filter(({ text }) => !isBlank(text))
    .map(({ text, message, album }) => ({ type: "text", text, file: "", message, album }));

/** The words of what was said, without its files; empty where there are none. */
export const wordsIn = (pieces: readonly Piece[]): string =>
  worded(pieces)
    .map(({ text }) => text)
    .join("\n\n")
    .trim();

/** The message that the last piece came in; 0 = there is none. */
export const newest = (pieces: readonly Piece[]): number =>
  Math.max(0, ...pieces.map(({ message = 0 }) => message));

function ofMessage(message: Message, isEdit: boolean): Gesture {
  const piece = pieceOf(message);
  if (!piece) return { type: "other" };
  return isEdit ? { type: "edited", piece } : { type: "said", pieces: [piece] };
}

/** What a message says: a text, or a file that Telegram keeps, of which we keep the id. */
function pieceOf(sent: Message): Piece | undefined {
  const { message_id: message } = sent;
  const text = typed(sent) ?? "";
  if (sent.text !== undefined) return { type: "text", text, file: "", message };
  const file = fileIn(sent);
  if (!file) return undefined;
  const { media_group_id: album } = sent;
  const together = album === undefined ? {} : { album };
  return { type: file.type, text, file: file.file_id, unique: file.file_unique_id, message, ...together };
}

function fileIn(sent: Partial<Message>) {
  const photo = sent.photo?.at(-1);
  if (photo) return { type: "photo", ...photo } as const;
  if (sent.voice) return { ...sent.voice, type: "voice" } as const;
  if (sent.video) return { ...sent.video, type: "video" } as const;
  if (sent.audio) return { ...sent.audio, type: "audio" } as const;
  if (sent.video_note) return { ...sent.video_note, type: "video_note" } as const;
  // Telegram sends an animation as a document, too.
  if (sent.animation) return { ...sent.animation, type: "animation" } as const;
  return sent.document && ({ ...sent.document, type: "document" } as const);
}

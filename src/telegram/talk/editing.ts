import type { Piece } from "../../core/meeting.ts";
import { plain } from "../../core/wording/formatting.ts";
import type { Gesture } from "./gesture.ts";

/** A text that Telegram takes for a command, as long as it is new. */
const COMMAND = /^\/\w{1,32}(@\w+)?(\s|$)/;

/** A command is no text, neither under a file nor after an edit. */
export const isCommand = (text: string): boolean => COMMAND.test(plain(text));

/**
 * Telegram reports a message as edited also where nothing of what it says has changed, as with a first
 * reaction. Of a file whose words alone were kept, only those matter.
 */
export const saysTheSame = (one: Piece, other: Piece): boolean =>
  one.text === other.text && (isText(one) || isText(other) || isSameFile(one, other));

const isText = ({ type }: Piece): boolean => type === "text";
const isSameFile = (one: Piece, other: Piece): boolean =>
  one.type === other.type && fileOf(one) === fileOf(other);

/** The file in it, by the name that stays; a text has none. */
export const fileOf = ({ type, file, unique }: Piece): string => (type === "text" ? "" : (unique ?? file));

/** The piece that came in the message of this one; undefined where these hold none of it. */
export const heldIn = (pieces: readonly Piece[], { message }: Piece): Piece | undefined =>
  pieces.find((one) => one.message !== undefined && one.message === message);

/** A draft's pieces as an edit leaves them: only the one from that very message is another one now. */
export function edited(pieces: readonly Piece[], gesture: Gesture): readonly Piece[] {
  if (gesture.type !== "edited") return pieces;
  const held = heldIn(pieces, gesture.piece);
  return pieces.map((one) => (one === held ? changed(one, gesture.piece) : one));
}

/** A text stays one, also where it stood under a file, and keeps whatever its dialogue has noted beside it. */
const changed = (before: Piece, after: Piece): Piece =>
  isText(before) ? { ...before, text: after.text } : after;

import type { MeetingId, MemberId, Piece } from "./meeting.ts";

/** A value inside a sentence. What people typed is only ever a string or a line's argument. */
export type Arg =
  | string
  | number
  | { readonly moment: number }
  | { readonly names: readonly string[] }
  | { readonly word: string }
  | { readonly lines: readonly Line[] };

export type Args = Readonly<Record<string, Arg>>;

/** One line of a list: a text key and what it speaks of. */
export interface Line {
  readonly key: string;
  readonly args: Args;
}

/** A move as it travels in a button: a type and a few small values. */
export type AnyMove = Readonly<{ type: string } & Record<string, unknown>>;

/** A button: what it says, and the move it makes, the command it gives, or the link it opens. */
export type Choice = {
  readonly label: string;
  readonly args?: Args;
  /** The meeting it belongs to, where that is not the one that speaks. */
  readonly of?: { readonly id: number; readonly epoch: number };
} & ({ readonly move: AnyMove } | { readonly command: string } | { readonly link: string });

export type Audience = { readonly group: true } | { readonly member: MemberId };

export interface Telling {
  readonly choices?: readonly Choice[];
  /** Contributions are protected from forwarding (protocol: confidential). */
  readonly sealed?: boolean;
  /** It rings for nobody. */
  readonly silent?: boolean;
  /** A name by which answers to this message, and later edits of it, find it again. */
  readonly post?: string;
  /** The post that this one answers. */
  readonly replyTo?: string;
  /** The message of the person who is spoken to that this one answers. */
  readonly answers?: number;
  /** A file to show instead of plain text; the words become its caption. */
  readonly piece?: Piece;
  /** Files to show together, each with its own words. */
  readonly album?: readonly Piece[];
  /** A ballot to be put as a poll. */
  readonly ballot?: number;
  /** It says that something stands in the group, and is not said before that is true. */
  readonly afterwards?: boolean;
  /** Who is named in it so that Telegram tells them. */
  readonly mention?: { readonly id: MemberId; readonly name: string };
  /** The messages of these posts are deleted as far as Telegram allows. */
  readonly erase?: readonly string[];
}

/** One thing to say: a text key, its arguments, its buttons. The words live beside the steps. */
export interface Notice extends Telling {
  readonly to: Audience;
  readonly key: string;
  readonly args: Args;
  readonly meeting: MeetingId;
}

export const tellGroup = (
  meeting: { readonly id: MeetingId },
  key: string,
  args: Args = {},
  how: Telling = {},
): Notice => ({ ...how, to: { group: true }, key, args, meeting: meeting.id });

export const tell = (
  meeting: { readonly id: MeetingId },
  member: MemberId,
  key: string,
  args: Args = {},
  how: Telling = {},
): Notice => ({ ...how, to: { member }, key, args, meeting: meeting.id });

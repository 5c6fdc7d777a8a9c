import type { Happening, Refusal } from "../core/decision.ts";
import type { Meeting, MemberId } from "../core/meeting.ts";
import type { AnyMove } from "../core/notice.ts";
import type { Played } from "../core/play.ts";

/** What a meeting is given to decide: somebody's move, what was decided outside of it, or nothing but time. */
export type Input = (
  | { readonly by: MemberId; readonly move: AnyMove }
  | { readonly happening: Happening }
  | Readonly<Record<never, never>>
) & {
  /** Who is writing something for the open step meanwhile. */
  readonly drafting: readonly MemberId[];
};

/** Reads along, once it is committed, what meetings are given to decide, and what comes of it: for histories. */
export type Witness = (seen: {
  readonly before: Meeting;
  /** Milliseconds since 1970. */
  readonly now: number;
  readonly input: Input;
  readonly played: Played | Refusal;
}) => void;

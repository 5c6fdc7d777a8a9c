import type { Contribution, Meeting, MemberId } from "../../core/meeting.ts";
import type { AnyMove } from "../../core/notice.ts";
import type { Talk } from "./talk.ts";

/** Something that was said in the group as a reply to one of the bot's messages. */
export interface Reply {
  readonly meeting: Meeting;
  readonly by: MemberId;
  readonly text: string;
  /** The contribution that it answers; undefined where it answers whose turn it is. */
  readonly about: Meeting["contributions"][number] | undefined;
}

/** The private conversation of one step: per kind of ask, what is said until the person makes a move. */
export interface Dialogue {
  readonly step: string;
  readonly kinds: Readonly<Record<string, (talk: Talk) => Promise<AnyMove | undefined>>>;
  /** What a reply in the group means in this step; undefined = nothing. */
  readonly reply?: (reply: Reply) => AnyMove | undefined;
  /** What a contribution says once the reply that it came of was edited to this; undefined = that would be another deed. */
  readonly mended?: (said: Contribution, text: string) => string | undefined;
}

export const defineDialogue = (dialogue: Dialogue): Dialogue => dialogue;

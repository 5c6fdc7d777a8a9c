/**
 * What the room and its page say to each other, in JSON. Moments are milliseconds since 1970. The page hears by
 * server-sent events from `GET /news`: first `whole`, then `news` in batches; it does things by `POST /deed`.
 */

export type Locale = "en" | "ru";
export type Character = "prompt" | "slow" | "silent" | "talkative" | "leaver";

/** Where a rehearsal begins; the same one with the same seed goes the same way, as long as nobody meddles. */
export interface Beginning {
  /** Empty: the bot has just come into the group, and nobody has set it up. */
  readonly story: "kindergarten" | "psychologists" | "empty";
  readonly locale: Locale;
  readonly preset: "week" | "hour";
  /** How many people, 3 to 12. */
  readonly people: number;
  readonly seed: number;
}

/** Everything that there is to see. */
export interface Whole {
  /** Another one: everything known so far belongs to a room that is gone. */
  readonly life: string;
  readonly beginning: Beginning;
  /** Nobody has done anything yet, and no time has passed: who leaves it leaves nothing behind. */
  readonly isFresh: boolean;
  readonly clock: ClockFace;
  readonly bot: BotFace;
  readonly people: readonly Colleague[];
  /** Whose problem the story is about; left out = nobody's yet. */
  readonly presenter?: number;
  /** The group first, then everybody's chat with the bot. */
  readonly chats: readonly Chat[];
  readonly steps: readonly StepMark[];
  readonly glass: Glass;
}

/** What has changed since; what is left out has not. */
export interface News {
  readonly life: string;
  readonly clock?: ClockFace;
  readonly bot?: BotFace;
  readonly people?: readonly Colleague[];
  /** New or changed messages; a chat that is not known yet comes with its first ones. */
  readonly bubbles?: readonly Bubble[];
  readonly gone?: readonly { readonly chat: number; readonly id: number }[];
  /** Which message is pinned in a chat now; 0 = none. */
  readonly pinned?: readonly { readonly chat: number; readonly id: number }[];
  /** What Telegram's app shows for a moment after a tap. */
  readonly toasts?: readonly { readonly who: number; readonly text: string; readonly alert: boolean }[];
  readonly steps?: readonly StepMark[];
  readonly glass?: Glass;
}

export interface ClockFace {
  readonly now: number;
  /** An IANA name. */
  readonly zone: string;
  /** When next something happens by itself, and what; left out = nothing is to come. */
  readonly next?: { readonly at: number; readonly what: "bot" | "person"; readonly who?: number };
  /** When the open step closes. */
  readonly deadline?: number;
  /** How many seconds pass in one; 0 = time stands still. */
  readonly speed: number;
}

export interface BotFace {
  readonly id: number;
  readonly name: string;
  readonly username: string;
  readonly isRunning: boolean;
  readonly isInGroup: boolean;
  /** What it has complained of in its log, the latest last, ten at most. */
  readonly complaints: readonly string[];
}

export interface Colleague {
  readonly id: number;
  readonly name: string;
  /** 0 to 7: the colour of their name. */
  readonly colour: number;
  readonly character: Character;
  /** False: whoever is in the room plays them. */
  readonly actsByItself: boolean;
  readonly isInGroup: boolean;
  readonly blocksBot: boolean;
  /** The group gathers, and they have not said yet whether they take part. */
  readonly mayJoin: boolean;
  /** What is awaited of them now, in the words that /now would use, one line each. */
  readonly owes: readonly string[];
}

export interface Chat {
  readonly id: number;
  readonly title: string;
  /** Whose chat with the bot it is; left out = the group's. */
  readonly owner?: number;
  /** Those of the latest 300 numbers, and the pinned one however old it is; the oldest first. */
  readonly bubbles: readonly Bubble[];
  readonly pinned: number;
}

export interface Bubble {
  readonly chat: number;
  readonly id: number;
  readonly at: number;
  readonly from: { readonly id: number; readonly name: string };
  /** Something that happened, told by the app; everything else is left out then. */
  readonly service?: string;
  readonly text: string;
  /** As Telegram gives them: offsets and lengths in UTF-16 units. */
  readonly entities: readonly Entity[];
  readonly isEdited: boolean;
  readonly isProtected: boolean;
  readonly reply?: { readonly id: number; readonly name: string; readonly text: string };
  readonly media?: "photo" | "voice" | "document" | "video" | "audio" | "sticker";
  readonly fileName?: string;
  readonly buttons: readonly (readonly Button[])[];
  readonly poll?: Poll;
}

export interface Entity {
  readonly type: string;
  readonly offset: number;
  readonly length: number;
  readonly url?: string;
  readonly userId?: number;
  readonly unixTime?: number;
}

/** A button either does something (`data`) or leads somewhere (`url`). */
export interface Button {
  readonly label: string;
  readonly data?: string;
  readonly url?: string;
}

export interface Poll {
  readonly question: string;
  readonly options: readonly { readonly text: string; readonly votes?: number }[];
  readonly isClosed: boolean;
  readonly isMultiple: boolean;
  readonly total: number;
  /** Who chose what, by the numbers of the options. */
  readonly chosen: readonly { readonly who: number; readonly options: readonly number[] }[];
}

export interface StepMark {
  readonly id: string;
  readonly label: string;
  readonly state: "done" | "now" | "coming" | "skipped";
}

/** Behind the glass: for those who want to know. */
export interface Glass {
  /** Bot API calls and updates as they passed, the latest last, 200 at most. */
  readonly passing: readonly Passing[];
  /** The meeting as the core sees it, as indented JSON; empty where there is none. */
  readonly meeting: string;
  /** What waits in the outbox, or is in doubt. */
  readonly outbox: readonly {
    readonly id: number;
    readonly chat: number;
    readonly method: string;
    readonly state: string;
    readonly tries: number;
  }[];
}

export interface Passing {
  readonly at: number;
  readonly way: "call" | "update";
  readonly name: string;
  readonly summary: string;
  readonly error?: string;
}

/** What somebody in the room does. */
export type Deed =
  | {
      readonly do: "tap";
      readonly who: number;
      readonly chat: number;
      readonly message: number;
      readonly data: string;
    }
  /** Follows a link; a deep link of the bot opens their private chat with it. */
  | { readonly do: "open"; readonly who: number; readonly url: string }
  | {
      readonly do: "say";
      readonly who: number;
      readonly chat: number;
      /** At most 16,000 UTF-16 units; sent in several messages where it is too long for one. */
      readonly text: string;
      readonly reply?: number;
      readonly media?: "photo" | "voice" | "document";
    }
  | {
      readonly do: "edit";
      readonly who: number;
      readonly chat: number;
      readonly message: number;
      readonly text: string;
    }
  /** No options: the vote is taken back. */
  | {
      readonly do: "vote";
      readonly who: number;
      readonly chat: number;
      readonly message: number;
      readonly options: readonly number[];
    }
  | {
      readonly do: "cast";
      readonly who: number;
      readonly actsByItself?: boolean;
      readonly character?: Character;
    }
  /** Next: up to the next thing that happens; deadline: just past the closing of the step; week: to the meeting's end. */
  | { readonly do: "time"; readonly to: "next" | "deadline" | "week" | "stop" }
  | { readonly do: "play"; readonly speed: number }
  | { readonly do: "break"; readonly what: Mishap; readonly who?: number }
  | {
      readonly do: "begin";
      readonly beginning: Beginning /** Goes on to this moment at once. */;
      readonly at?: number;
    };

export type Mishap =
  | "block"
  | "unblock"
  | "leave"
  | "return"
  | "kick-bot"
  | "add-bot"
  | "outage"
  | "flood"
  | "delete-card"
  | "restart";

/** The answer to a deed: done, or one sentence that says why not. */
export type Outcome =
  | { readonly done: true /** The chat to be shown now. */; readonly chat?: number }
  | { readonly done: false; readonly why: string };

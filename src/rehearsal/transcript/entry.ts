/** One line of what is said; quoted lines stand behind a bar, as in the app. */
export interface Line {
  readonly text: string;
  readonly quoted: boolean;
}

/** One thing that could be watched in the chats. */
export interface Entry {
  /** Milliseconds since 1970. */
  readonly at: number;
  /** In whose private chats with the bot it stands; nobody's = in the group. */
  readonly privately: readonly string[];
  readonly who: string;
  readonly kind: "said" | "tapped" | "did" | "agenda" | "result";
  readonly byBot: boolean;
  /** The bot's answer to what this very person has just done. */
  readonly isReaction: boolean;
  /** The beginning of the message that this one answers. */
  readonly answers: string;
  readonly lines: readonly Line[];
  /** The labels, one after the other. */
  readonly buttons: readonly string[];
}

export const plainLine = (text: string): Line => ({ text, quoted: false });

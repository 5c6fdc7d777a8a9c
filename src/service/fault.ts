/** What a failed call means for the letter that made it. */
export type Fault =
  /** Too fast: this chat has to wait. */
  | { readonly type: "postpone"; readonly ms: number }
  /** It may or may not have happened. */
  | { readonly type: "ambiguous" }
  /** The process died while it was on its way: it may have happened, and nothing is wrong with the way. */
  | { readonly type: "interrupted" }
  /** It has certainly not happened; trying again is safe. */
  | { readonly type: "again" }
  /** It had happened before: as good as done. */
  | { readonly type: "already" }
  /** This person cannot be written to. */
  | { readonly type: "unreachable" }
  /** This person's account is no more. */
  | { readonly type: "departed" }
  /** The bot is no longer in this chat. */
  | { readonly type: "removed" }
  | { readonly type: "migrated"; readonly to: number }
  /** The bot is in the chat, but may not write there now. */
  | { readonly type: "muted" }
  /** The bot may write there, but not send files of this kind. */
  | { readonly type: "refused" }
  /** The bot may not pin there. */
  | { readonly type: "unpinnable" }
  | { readonly type: "pollsForbidden" }
  /** The message that it speaks of is not there any more. */
  | { readonly type: "gone" }
  /** Another instance, or a webhook, takes our updates. */
  | { readonly type: "conflict" }
  | { readonly type: "unauthorized" }
  | { readonly type: "failed"; readonly why: string };

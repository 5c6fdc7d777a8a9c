/** What a failed call means for the letter that made it. */
export type Fault =
  | { readonly type: "postpone"; readonly ms: number }
  /** It may or may not have happened. */
  | { readonly type: "ambiguous" }
  /** It has certainly not happened; trying again is safe. */
  | { readonly type: "again" }
  /** It had happened before: as good as done. */
  | { readonly type: "already" }
  /** This person cannot be written to. */
  | { readonly type: "unreachable" }
  /** The bot is no longer in this chat. */
  | { readonly type: "removed" }
  | { readonly type: "migrated"; readonly to: number }
  | { readonly type: "pollsForbidden" }
  /** The message that it speaks of is not there any more. */
  | { readonly type: "gone" }
  | { readonly type: "conflict" }
  | { readonly type: "unauthorized" }
  | { readonly type: "failed"; readonly why: string };

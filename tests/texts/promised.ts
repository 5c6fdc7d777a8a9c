/**
 * Words that were written before the code that says them. A key leaves this list when the code names it; what is
 * still here when everything is built has nobody to say it.
 */
export const promised: ReadonlySet<string> = new Set([
  "minutes",
  "draft-kept",
  "post-again",
  "button-post-again",
  "migrated",
  "checking",
  "welcome-back",
  "weighed",
  "panel-done",
  "refusal-staleButton",
  "refusal-notYours",
  "refusal-unknown",
]);

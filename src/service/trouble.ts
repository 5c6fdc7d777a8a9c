/** Errors are named in the log, never quoted: their messages may hold what people wrote, or the token. */
export const nameOf = (error: unknown): string => (error instanceof Error ? error.name : typeof error);

/** The line of our code that it came through. */
export const placeOf = (error: unknown): string =>
  (error instanceof Error ? (error.stack ?? "") : "").match(/src\/[\w./-]+:\d+/)?.[0] ?? "";

/** A full or broken disk is no fault of what was being done, which can be done again when there is room. */
export function isOfTheDisk(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const { code, cause } = error as { readonly code?: unknown; readonly cause?: unknown };
  return /^SQLITE_(FULL|IOERR|BUSY|READONLY|CANTOPEN)/.test(String(code)) || isOfTheDisk(cause);
}

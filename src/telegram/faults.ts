import { GrammyError, HttpError } from "grammy";
import type { Fault } from "../service/fault.ts";

/** Faults that are told by code and part of the description alone. */
type ByText = "already" | "unreachable" | "removed" | "gone" | "pollsForbidden";

const texts: readonly (readonly [number, RegExp, ByText])[] = [
  [403, /bot was blocked|user is deactivated|can't initiate conversation/i, "unreachable"],
  [403, /kicked|not a member|chat was deleted/i, "removed"],
  [400, /chat not found/i, "removed"],
  [400, /message is not modified|poll has already been closed|CHAT_NOT_MODIFIED/i, "already"],
  [400, /query is too old/i, "already"],
  [
    400,
    /message to (edit|delete|pin) not found|message with poll to stop not found|message can't be edited/i,
    "gone",
  ],
  [400, /not enough rights to send polls/i, "pollsForbidden"],
];

/** Failures to even reach Telegram, where the request cannot have arrived. */
const unsent = /ECONNREFUSED|ENOTFOUND|EAI_AGAIN|EHOSTUNREACH|ENETUNREACH/;

/** The one place that knows what Telegram's errors mean. */
export function classify(error: unknown): Fault {
  if (error instanceof HttpError) return { type: wasUnsent(error.error) ? "again" : "ambiguous" };
  if (!(error instanceof GrammyError)) return { type: "failed", why: "bug" };
  const { error_code: code, description, parameters } = error;
  if (parameters.retry_after !== undefined) return { type: "postpone", ms: parameters.retry_after * 1000 };
  if (parameters.migrate_to_chat_id !== undefined)
    return { type: "migrated", to: parameters.migrate_to_chat_id };
  if (code >= 500) return { type: "ambiguous" };
  if (code === 401) return { type: "unauthorized" };
  if (code === 409) return { type: "conflict" };
  const known = texts.find(([status, text]) => status === code && text.test(description));
  return known ? { type: known[2] } : { type: "failed", why: `${code} ${description}` };
}

function wasUnsent(error: unknown): boolean {
  const { code, cause } = (error ?? {}) as { code?: unknown; cause?: unknown };
  return unsent.test(String(code)) || (cause !== undefined && wasUnsent(cause));
}

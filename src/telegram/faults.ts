import { GrammyError, HttpError } from "grammy";
import type { Fault } from "../service/fault.ts";
import { inItsOwnWords } from "./complaint.ts";

/** Faults that are told by code and part of the description alone. */
type ByText =
  | "already"
  | "unreachable"
  | "departed"
  | "removed"
  | "muted"
  | "refused"
  | "unpinnable"
  | "gone"
  | "pollsForbidden";

/** The first one that fits counts. */
const known: readonly (readonly [code: number, part: string, type: ByText])[] = [
  [403, "bot was blocked by the user", "unreachable"],
  [403, "user is deactivated", "departed"],
  [403, "bot can't initiate conversation", "unreachable"],
  [403, "can't send messages to bots", "unreachable"],
  [403, "bot was kicked", "removed"],
  [403, "bot is not a member", "removed"],
  [403, "the group chat was deleted", "removed"],
  [400, "chat not found", "removed"],
  [400, "message is not modified", "already"],
  [400, "CHAT_NOT_MODIFIED", "already"],
  [400, "poll has already been closed", "already"],
  [400, "query is too old", "already"],
  [400, "HIDE_REQUESTER_MISSING", "already"],
  [400, "USER_ALREADY_PARTICIPANT", "already"],
  [400, "message to edit not found", "gone"],
  [400, "message can't be edited", "gone"],
  [400, "message to delete not found", "gone"],
  [400, "message to pin not found", "gone"],
  [400, "message to be replied not found", "gone"],
  [400, "message to copy not found", "gone"],
  [400, "message with poll to stop not found", "gone"],
  [400, "user not found", "gone"],
  [400, "member not found", "gone"],
  [400, "PARTICIPANT_ID_INVALID", "gone"],
  [400, "USER_ID_INVALID", "gone"],
  [400, "have no rights to send a message", "muted"],
  [403, "have no rights to send a message", "muted"],
  [400, "not enough rights to send text messages", "muted"],
  [403, "CHAT_WRITE_FORBIDDEN", "muted"],
  [400, "CHAT_WRITE_FORBIDDEN", "muted"],
  [400, "message thread not found", "muted"],
  [400, "TOPIC_CLOSED", "muted"],
  [400, "CHAT_RESTRICTED", "muted"],
  [403, "CHAT_RESTRICTED", "muted"],
  [400, "CHAT_SEND_PLAIN_FORBIDDEN", "muted"],
  [403, "CHAT_SEND_PLAIN_FORBIDDEN", "muted"],
  [400, "CHAT_SEND_POLL_FORBIDDEN", "pollsForbidden"],
  [400, "CHAT_SEND_POLLS_FORBIDDEN", "pollsForbidden"],
  [403, "CHAT_SEND_POLLS_FORBIDDEN", "pollsForbidden"],
  [400, "not enough rights to manage pinned messages", "unpinnable"],
  [400, "not enough rights to send polls", "pollsForbidden"],
  [400, "not enough rights to send", "refused"], // photos, documents, voice notes, …
];

/** Failures to even reach Telegram, where the request cannot have arrived. */
const unsent = /ECONNREFUSED|ENOTFOUND|EAI_AGAIN|EHOSTUNREACH|ENETUNREACH/;

/** The one place that knows what Telegram's errors mean. An unknown one is never tried again. */
export function classify(error: unknown): Fault {
  if (error instanceof HttpError) return { type: wasUnsent(error.error) ? "again" : "ambiguous" };
  if (!(error instanceof GrammyError)) return { type: "failed", why: "bug" };
  const { error_code: code, description, parameters } = error;
  if (code === 429 || parameters.retry_after !== undefined)
    return { type: "postpone", ms: (parameters.retry_after ?? secondsIn(description)) * 1000 };
  if (parameters.migrate_to_chat_id !== undefined)
    return { type: "migrated", to: parameters.migrate_to_chat_id };
  if (code >= 500) return { type: "ambiguous" };
  if (code === 401) return { type: "unauthorized" };
  if (code === 409) return { type: "conflict" };
  const said = description.toLowerCase();
  const found = known.find(([status, part]) => status === code && said.includes(part.toLowerCase()));
  return found ? { type: found[2] } : { type: "failed", why: `${code} ${inItsOwnWords(description)}` };
}

const secondsIn = (description: string): number => Number(/retry after (\d+)/i.exec(description)?.[1] ?? 1);

function wasUnsent(error: unknown): boolean {
  const { code, cause } = (error ?? {}) as { code?: unknown; cause?: unknown };
  return unsent.test(String(code)) || (cause !== undefined && wasUnsent(cause));
}

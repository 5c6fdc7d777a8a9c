import type { ApiError, ResponseParameters } from "@grammyjs/types";

/** What the Bot API says when a call is refused. */
export class ApiFailure extends Error {
  readonly code: number;
  readonly parameters: ResponseParameters | undefined;

  constructor(code: number, description: string, parameters?: ResponseParameters) {
    super(description);
    this.name = "ApiFailure";
    this.code = code;
    this.parameters = parameters;
  }
}

export function badRequest(reason: string, parameters?: ResponseParameters): ApiFailure {
  return new ApiFailure(400, `Bad Request: ${reason}`, parameters);
}

export function forbidden(reason: string): ApiFailure {
  return new ApiFailure(403, `Forbidden: ${reason}`);
}

export function conflict(reason: string): ApiFailure {
  return new ApiFailure(409, `Conflict: ${reason}`);
}

export function tooManyRequests(seconds: number): ApiFailure {
  return new ApiFailure(429, `Too Many Requests: retry after ${seconds}`, { retry_after: seconds });
}

export function errorAnswer({ code, message, parameters }: ApiFailure): ApiError {
  const answer = { ok: false as const, error_code: code, description: message };
  return parameters ? { ...answer, parameters } : answer;
}

/** What people run into in Telegram's app. "senseless": no app would let them try, so a program must have. */
export type PersonalReason =
  | "alreadyIn"
  | "botBlocked"
  | "botIsIn"
  | "botIsOut"
  | "brokenLink"
  | "chatGone"
  | "empty"
  | "messageGone"
  | "notAdministrator"
  | "notAuthor"
  | "outsider"
  | "pollClosed"
  | "removed"
  | "senseless"
  | "silenced"
  | "tooLong"
  | "voteFinal"
  | "voteless"
  | "wordless";

/** A person tried something that Telegram would not let them do, or that makes no sense; the message says what. */
export class PersonRefused extends Error {
  override readonly name = "PersonRefused";
  readonly reason: PersonalReason;

  constructor(message: string, reason: PersonalReason) {
    super(message);
    this.reason = reason;
  }
}

export function refusePerson(message: string, reason: PersonalReason = "senseless"): PersonRefused {
  return new PersonRefused(message, reason);
}

import type { ApiAnswer, Outcome } from "./dispatch.ts";
import { ApiFailure, errorAnswer } from "./failure.ts";

/** The HTTP form of an outcome; a lost connection has none. */
export function toResponse(outcome: Exclude<Outcome, { kind: "lost" }>): Response {
  if (outcome.kind === "html") {
    const page = "<html><body><h1>Bad Gateway</h1></body></html>";
    return new Response(page, { status: outcome.status, headers: { "content-type": "text/html" } });
  }
  return answerResponse(outcome.answer);
}

export function answerResponse(answer: ApiAnswer): Response {
  return Response.json(answer, { status: answer.ok ? 200 : answer.error_code });
}

export const UNAUTHORIZED: ApiAnswer = errorAnswer(new ApiFailure(401, "Unauthorized"));
export const NOT_FOUND: ApiAnswer = errorAnswer(new ApiFailure(404, "Not Found"));
export const BAD_JSON: ApiAnswer = errorAnswer(new ApiFailure(400, "Bad Request: can't parse JSON object"));

/** What fetch does when the network fails. */
export function lostConnection(): TypeError {
  return new TypeError("fetch failed", { cause: new Error("the connection was reset") });
}

/** Marks a response that stands for a connection that dies; it must not reach the caller. */
export const LOST = "x-emulator-lost";

import { GrammyError, HttpError } from "grammy";
import { expect, test } from "vitest";
import type { Fault } from "../../src/service/fault.ts";
import { classify } from "../../src/telegram/faults.ts";

const refusal = (code: number, description: string, parameters: object = {}) =>
  new GrammyError("Call failed", { ok: false, error_code: code, description, parameters }, "sendMessage", {});

/** Every error that is worth knowing, and what it means for a letter. */
const told: readonly (readonly [number, string, Fault["type"]])[] = [
  [401, "Unauthorized", "unauthorized"],
  [404, "Not Found: method not found", "failed"],
  [
    409,
    "Conflict: terminated by other getUpdates request; make sure that only one bot instance is running",
    "conflict",
  ],
  [
    409,
    "Conflict: can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first",
    "conflict",
  ],
  [429, "Too Many Requests: retry after 7", "postpone"],
  [400, "Bad Request: chat not found", "removed"],
  [403, "Forbidden: bot was blocked by the user", "unreachable"],
  [403, "Forbidden: user is deactivated", "departed"],
  [403, "Forbidden: bot can't initiate conversation with a user", "unreachable"],
  [403, "Forbidden: bots can't send messages to bots", "unreachable"],
  [403, "Forbidden: bot can't send messages to bots", "unreachable"],
  [403, "Forbidden: bot was kicked from the group chat", "removed"],
  [403, "Forbidden: bot was kicked from the supergroup chat", "removed"],
  [403, "Forbidden: bot is not a member of the group chat", "removed"],
  [403, "Forbidden: bot is not a member of the supergroup chat", "removed"],
  [403, "Forbidden: the group chat was deleted", "removed"],
  [400, "Bad Request: have no rights to send a message", "muted"],
  [400, "Bad Request: not enough rights to send text messages to the chat", "muted"],
  [400, "Bad Request: not enough rights to send polls to the chat", "pollsForbidden"],
  [400, "Bad Request: not enough rights to send photos to the chat", "refused"],
  [400, "Bad Request: not enough rights to send voice notes to the chat", "refused"],
  [400, "Bad Request: message text is empty", "failed"],
  [400, "Bad Request: text must be non-empty", "failed"],
  [400, "Bad Request: message is too long", "failed"],
  [
    400,
    "Bad Request: message is not modified: specified new message content and reply markup are exactly the same as a current content and reply markup of the message",
    "already",
  ],
  [400, "Bad Request: message to edit not found", "gone"],
  [400, "Bad Request: message can't be edited", "gone"],
  [400, "Bad Request: message to delete not found", "gone"],
  [400, "Bad Request: message can't be deleted", "failed"],
  [400, "Bad Request: message to pin not found", "gone"],
  [400, "Bad Request: not enough rights to manage pinned messages in the chat", "unpinnable"],
  [400, "Bad Request: CHAT_NOT_MODIFIED", "already"],
  [400, "Bad Request: message to be replied not found", "gone"],
  [400, "Bad Request: message to copy not found", "gone"],
  [400, "Bad Request: message has protected content and can't be forwarded", "failed"],
  [400, "Bad Request: BUTTON_DATA_INVALID", "failed"],
  [400, "Bad Request: query is too old and response timeout expired or query ID is invalid", "already"],
  [400, "Bad Request: reply markup is too long", "failed"],
  [400, "Bad Request: message thread not found", "muted"],
  [400, "Bad Request: TOPIC_CLOSED", "muted"],
  [400, "Bad Request: poll question length must not exceed 300", "failed"],
  [400, "Bad Request: poll options length must not exceed 100", "failed"],
  [400, "Bad Request: poll must have at least one answer option", "failed"],
  [400, "Bad Request: poll can't have more than 12 options", "failed"],
  [400, "Bad Request: message with poll to stop not found", "gone"],
  [400, "Bad Request: poll has already been closed", "already"],
  [400, "Bad Request: HIDE_REQUESTER_MISSING", "already"],
  [400, "Bad Request: USER_ALREADY_PARTICIPANT", "already"],
  [400, "Bad Request: not enough rights to manage chat join requests", "failed"],
  [400, "Bad Request: method is available only for supergroups", "failed"],
  [400, "Bad Request: user not found", "gone"],
  [400, "Bad Request: something that nobody has seen before", "failed"],
  [500, "Internal Server Error", "ambiguous"],
  [502, "Bad Gateway", "ambiguous"],
];

test.each(told)("%i %s: %s", (code, description, type) => {
  expect(classify(refusal(code, description)).type).toBe(type);
  expect(classify(refusal(code, description.toUpperCase())).type).toBe(type);
});

test("a group that became a supergroup says where it is now", () => {
  const description = "Bad Request: group chat was upgraded to a supergroup chat";
  const moved = refusal(400, description, { migrate_to_chat_id: -1009 });
  expect(classify(moved)).toEqual({ type: "migrated", to: -1009 });
});

test("too fast says for how long, in its parameters or in its words", () => {
  const told = refusal(429, "Too Many Requests: retry after 7");
  expect(classify(told)).toEqual({ type: "postpone", ms: 7_000 });
  const meant = refusal(429, "Too Many Requests", { retry_after: 30 });
  expect(classify(meant)).toEqual({ type: "postpone", ms: 30_000 });
});

test("what never reached Telegram may be sent again; what may have reached it is in doubt", () => {
  const refused = Object.assign(new Error("connect"), { code: "ECONNREFUSED" });
  expect(classify(new HttpError("no way", new Error("fetch", { cause: refused })))).toEqual({
    type: "again",
  });
  expect(classify(new HttpError("no answer", new Error("ECONNRESET")))).toEqual({ type: "ambiguous" });
});

test("a mistake of our own is never taken for one of Telegram's", () => {
  expect(classify(new TypeError("undefined is not a function"))).toEqual({ type: "failed", why: "bug" });
});

test("a complaint that nobody knows is told in Telegram's own words, and nothing that it quotes", () => {
  const why = (description: string) => classify(refusal(400, description));
  const failed = (said: string) => ({ type: "failed", why: `400 ${said}` });
  expect(why("Bad Request: BUTTON_DATA_INVALID")).toEqual(failed("Bad Request: BUTTON_DATA_INVALID"));
  expect(why("Bad Request: message text is empty")).toEqual(failed("Bad Request: message text is empty"));
  expect(why('Bad Request: can\'t parse entities: Unsupported start tag "Anna" at byte offset 7')).toEqual(
    failed("Bad Request: can't parse entities: Unsupported … at …"),
  );
  expect(why("Bad Request: ANNA_SAID so, in https://anna.example")).toEqual(failed("Bad Request: … in …"));
});

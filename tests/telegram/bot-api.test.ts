import { afterEach, expect, test, vi } from "vitest";
import { createBotApi } from "../../src/telegram/bot-api.ts";
import { classify } from "../../src/telegram/faults.ts";

afterEach(() => vi.useRealTimers());

/** A Telegram that takes every call and never answers. */
const hanging = ((_: unknown, init?: RequestInit) =>
  new Promise((_, reject) =>
    init?.signal?.addEventListener("abort", () => reject(new DOMException("aborted", "AbortError"))),
  )) as typeof fetch;

/** After how many seconds a call that hangs is given up, and what it counts as. */
async function givenUp(ask: (api: ReturnType<typeof createBotApi>) => Promise<unknown>) {
  vi.useFakeTimers();
  const { signal } = new AbortController();
  const api = createBotApi({ token: "1:A", apiRoot: "https://here", longPoll: 25, fetch: hanging, signal });
  const began = Date.now();
  const why = ask(api).catch((error: unknown) => ({
    fault: classify(error).type,
    after: Date.now() - began,
  }));
  await vi.advanceTimersByTimeAsync(120_000);
  return why;
}

test.each([
  ["sendMessage", 12],
  ["sendPoll", 12],
  ["editMessageText", 12],
  ["answerCallbackQuery", 12],
  ["getChatMember", 12],
  ["sendPhoto", 30],
  ["sendMediaGroup", 30],
])("when Telegram takes %s and never answers, it is given up after %i s, and may have arrived", async (method, seconds) => {
  const outcome = await givenUp(({ call }) => call(method, { chat_id: 1 }));
  expect(outcome).toEqual({ fault: "ambiguous", after: seconds * 1000 });
});

test("a quiet group is listened to for as long as a long poll takes", async () => {
  const outcome = await givenUp(({ getUpdates }) => getUpdates({ timeout: 25 }, undefined));
  expect(outcome).toMatchObject({ after: 35_000 });
});

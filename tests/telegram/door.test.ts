import type { Update } from "grammy/types";
import { expect, test } from "vitest";
import { createDoor, type DoorDeps } from "../../src/telegram/door.ts";

const SECRET = "only-Telegram-knows";

/** The door of a bot, and what came in by it. */
function door(deps: Partial<DoorDeps> = {}) {
  const taken: Update[] = [];
  const app = createDoor({
    path: "/from-telegram",
    secret: SECRET,
    take: (update) => taken.push(update),
    isWell: () => true,
    report: () => {},
    ...deps,
  });
  const bring = async (
    body: string | ReadableStream,
    secret = SECRET,
    path = "/from-telegram",
  ): Promise<number> => {
    const headers = { "x-telegram-bot-api-secret-token": secret };
    return (await app.request(path, { method: "POST", headers, body, duplex: "half" })).status;
  };
  return { app, bring, taken };
}

test("an update with the right secret comes in", async () => {
  const { bring, taken } = door();
  expect(await bring('{"update_id":7,"message":{}}')).toBe(200);
  expect(taken).toEqual([{ update_id: 7, message: {} }]);
});

test("a wrong secret, none, or one that only begins right is turned away", async () => {
  const { bring, taken } = door();
  for (const secret of ["", "a guess", SECRET.slice(0, -1), `${SECRET}!`, SECRET.toUpperCase()])
    expect(await bring('{"update_id":7}', secret)).toBe(401);
  expect(taken).toEqual([]);
});

test("what is no update is refused", async () => {
  const { bring, taken } = door();
  const wrong = [
    "",
    "{",
    "null",
    "[]",
    "7",
    '"7"',
    "{}",
    '{"update_id":"7"}',
    '{"update_id":1.5}',
    '{"update_id":1e99}',
  ];
  for (const body of wrong) expect(await bring(body), body).toBe(400);
  expect(taken).toEqual([]);
});

test("nothing from outside can pass for an answer to the bot's own questions", async () => {
  const { bring, taken } = door();
  const body = { update_id: -1, answer: "member", chat: -100, person: 1, purpose: "join", status: "member" };
  expect(await bring(JSON.stringify(body))).toBe(400);
  expect(taken).toEqual([]);
});

test("more than a megabyte is not read to its end", async () => {
  const { bring, taken } = door();
  const long = JSON.stringify({ update_id: 7, text: "x".repeat(1024 * 1024) });
  expect(await bring(long)).toBe(413);
  expect(await bring(new Blob([long]).stream())).toBe(413);
  expect(taken).toEqual([]);
});

test("an update that could not be kept is not confirmed, so that Telegram brings it again", async () => {
  const reported: unknown[] = [];
  const { bring } = door({
    take: () => {
      throw new RangeError("the disk is full of secrets");
    },
    report: (...what) => reported.push(what),
  });
  expect(await bring('{"update_id":7}')).toBe(500);
  expect(reported).toEqual([["not-taken-in", { what: "RangeError" }]]);
});

test("other paths and methods lead nowhere", async () => {
  const { app, bring } = door();
  expect(await bring('{"update_id":7}', SECRET, "/")).toBe(404);
  expect((await app.request("/from-telegram")).status).toBe(404);
});

test("the operator can ask whether the bot is well", async () => {
  const well = { is: true };
  const { app } = door({ isWell: () => well.is });
  expect(await (await app.request("/health")).text()).toBe("ok");
  well.is = false;
  expect((await app.request("/health")).status).toBe(503);
});

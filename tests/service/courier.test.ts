import { expect, test } from "vitest";
import { lanes } from "../../src/service/letter.ts";
import { telegramLimits } from "../../src/service/limits.ts";
import { ANNA, GROUP, noAnswer, OTHER_GROUP, office, tooFast } from "./office.ts";

const many = (count: number) => Array.from({ length: count }, (_, index) => index);

test("letters to one chat arrive in the order in which they were written", async () => {
  const { write, drain, texts } = office();
  for (const text of ["one", "two", "three"]) write(text, GROUP);
  await drain();
  expect(texts()).toEqual(["one", "two", "three"]);
});

test("who waits for an answer has it before a thousand groups have their agenda", async () => {
  const { write, pass, calls } = office(telegramLimits);
  for (const index of many(1_000)) write("agenda", GROUP - index, { lane: lanes.bulk });
  await pass(1_000);
  write("answer", ANNA, { lane: lanes.answer });
  const written = calls.length;
  await pass(200);
  expect(calls.slice(written).findIndex(({ text }) => text === "answer")).toBeLessThan(2);
});

test("turns leave before reminders, and reminders before what can wait", async () => {
  const { write, drain, texts } = office();
  write("card", GROUP, { lane: lanes.bulk });
  write("reminder", GROUP, { lane: lanes.reminder });
  write("turn", GROUP);
  await drain();
  expect(texts()).toEqual(["turn", "reminder", "card"]);
});

test("a letter that is written twice under one key is sent once", async () => {
  const { write, drain, texts } = office();
  write("The vote begins.", GROUP, { key: "tick:7:3:1" });
  await drain();
  write("The vote begins.", GROUP, { key: "tick:7:3:1" });
  await drain();
  expect(texts()).toEqual(["The vote begins."]);
});

test("a chat that is written to too fast has to wait, all of it; the others go on", async () => {
  const { write, drain, pass, calls, trouble } = office();
  write("one", GROUP);
  write("two", GROUP);
  write("elsewhere", OTHER_GROUP);
  trouble(({ chat, at }) => (chat === GROUP && at < 30_000 ? tooFast(30) : undefined));
  await drain();
  await pass(20_000);
  expect(calls.map(({ text }) => text)).toEqual(["one", "elsewhere"]);
  write("three", GROUP);
  await pass(11_000);
  expect(calls.slice(2).map(({ text }) => text)).toEqual(["one", "two", "three"]);
});

test("a chat that has to wait still waits after a restart", async () => {
  const { write, drain, pass, calls, trouble, restart } = office();
  write("one", GROUP);
  trouble(() => tooFast(30));
  await drain();
  trouble(() => undefined);
  restart();
  await pass(29_000);
  expect(calls).toHaveLength(1);
  await pass(2_000);
  expect(calls).toHaveLength(2);
});

test("the toast on a button waits for nobody, even where the chat has to wait", async () => {
  const { write, drain, calls, trouble } = office();
  trouble(({ method }) => (method === "sendMessage" ? tooFast(30) : undefined));
  write("one", ANNA);
  await drain();
  write("", ANNA, { method: "answerCallbackQuery", lane: lanes.answer });
  await drain();
  expect(calls.map(({ method }) => method)).toEqual(["sendMessage", "answerCallbackQuery"]);
});

test("no second ever holds more than thirty messages, and no minute in a group more than twenty", async () => {
  const { write, pass, calls } = office(telegramLimits);
  for (const index of many(90)) write("agenda", GROUP - 1 - index);
  for (const _ of many(30)) write("news", GROUP);
  await pass(90_000);
  const most = (times: readonly number[], window: number) =>
    Math.max(...times.map((from) => times.filter((at) => at >= from && at < from + window).length));
  expect(
    most(
      calls.map(({ at }) => at),
      1_000,
    ),
  ).toBeLessThanOrEqual(30);
  const inGroup = calls.filter(({ chat }) => chat === GROUP).map(({ at }) => at);
  expect(most(inGroup, 60_000)).toBeLessThanOrEqual(20);
});

test("every file of an album counts against what a group may be sent in a minute", async () => {
  const { write, pass, calls } = office(telegramLimits);
  const media = Array.from({ length: 9 }, () => ({ type: "photo", media: "id" }));
  for (let album = 0; album < 4; album += 1)
    write("", GROUP, { method: "sendMediaGroup", payload: { media } });
  write("after them", GROUP);
  await pass(300_000, 500);
  const times = calls.flatMap(({ method, at }) => Array(method === "sendMediaGroup" ? 9 : 1).fill(at));
  const most = Math.max(
    ...times.map((from) => times.filter((at) => at >= from && at < from + 60_000).length),
  );
  expect(calls).toHaveLength(5);
  expect(most).toBeLessThanOrEqual(20);
});

test("a restart is no fresh start: what the bot has used up stays used up", async () => {
  const { write, drain, calls, restart } = office(telegramLimits);
  for (const _ of many(10)) write("news", ANNA);
  await drain();
  const before = calls.length;
  restart();
  await drain();
  expect(calls).toHaveLength(before);
});

test("buckets that are full again are forgotten", async () => {
  const { write, drain, pass, store } = office(telegramLimits);
  for (const index of many(20)) write("agenda", GROUP - index);
  await pass(1_000);
  expect(store().allowances.all().length).toBeGreaterThan(20);
  await pass(130_000);
  write("later", ANNA);
  await drain();
  expect(
    store()
      .allowances.all()
      .map(({ name }) => name),
  ).toEqual(["bot", `chat ${ANNA}`]);
});

test("ten thousand letters for a chat that has to wait keep nobody else waiting", async () => {
  const { write, drain, store, texts, trouble } = office();
  store().commit(() => {
    for (const index of many(10_000))
      store().outbox.send({
        key: `bulk:${index}`,
        chatId: GROUP,
        method: "sendMessage",
        payload: { text: "bulk" },
        meetingId: 0,
        post: "",
        lane: lanes.step,
        repeats: "never",
        notBefore: 0,
      });
  });
  trouble(({ chat }) => (chat === GROUP ? tooFast(60) : undefined));
  await drain();
  for (const index of many(100)) write("elsewhere", OTHER_GROUP - index);
  const began = performance.now();
  await drain();
  expect(texts().filter((text) => text === "elsewhere")).toHaveLength(100);
  expect(performance.now() - began).toBeLessThan(2_000);
});

test("what is said to a group may stand there or not after a lost connection: it is not repeated", async () => {
  const { write, drain, pass, calls, trouble, inState } = office();
  trouble(noAnswer);
  write("The presenter is Boris.", GROUP);
  await drain();
  trouble(() => undefined);
  await pass(120_000);
  expect(calls).toHaveLength(1);
  expect(inState("ambiguous")).toEqual(["The presenter is Boris."]);
});

test("a prompt is sent once more, and then let go", async () => {
  const { write, drain, pass, calls, trouble, inState } = office();
  trouble(noAnswer);
  write("What is your question?", ANNA);
  await drain();
  await pass(120_000);
  expect(calls).toHaveLength(2);
  expect(inState("ambiguous")).toEqual([]);
  expect(inState("failed")).toEqual([undefined]);
});

test("an edit is made until it is known to be made", async () => {
  const { write, drain, pass, calls, trouble } = office();
  trouble(noAnswer);
  write("new words", GROUP, { method: "editMessageText" });
  await drain();
  await pass(5_000);
  trouble(() => undefined);
  await pass(60_000);
  expect(calls.length).toBeGreaterThan(2);
  const made = calls.length;
  await pass(120_000);
  expect(calls).toHaveLength(made);
});

test("a deletion is tried for two days and keeps nobody waiting, and then whoever can make it is told", async () => {
  const { write, drain, pass, calls, trouble, store, learned, texts } = office();
  const post = { meetingId: 7, name: "post-3", chatId: GROUP };
  const hours = (count: number) => count * 3_600_000;
  store().commit(() => store().posts.add({ ...post, messageId: 5 }));
  trouble(({ method }) => (method === "deleteMessage" ? noAnswer() : undefined));
  write("", GROUP, { method: "erase", meetingId: 7, payload: { name: "post-3", instead: "taken back" } });
  await drain();
  await pass(hours(1), 60_000);
  write("The next turn.", GROUP);
  await drain();
  expect(texts()).toContain("The next turn.");
  store().commit(() => store().posts.add({ ...post, messageId: 90 }));
  await pass(hours(46), 60_000);
  expect(learned()).toEqual([]);
  await pass(hours(2), 60_000);
  expect(learned()).toMatchObject([{ answer: "not-erased", meeting: 7, count: 1, forgotten: true }]);
  const tried = calls.length;
  await pass(hours(1), 60_000);
  expect(calls).toHaveLength(tried);
});

test("what was on its way when the process died is in doubt for a group, and said again in private", async () => {
  const { write, drain, pass, store, restart, calls, inState } = office();
  write("to the group", GROUP);
  write("to Anna", ANNA);
  for (const { id } of store().outbox.inState("waiting")) store().outbox.sending(id);
  restart();
  await drain();
  await pass(5_000);
  expect(calls.map(({ text }) => text)).toEqual(["to Anna"]);
  expect(inState("ambiguous")).toEqual(["to the group"]);
});

test("what has been sent is not kept", async () => {
  const { write, drain, inState } = office();
  write("a secret", ANNA);
  await drain();
  expect(inState("sent")).toEqual([undefined]);
});

test("a full disk loses nothing: what came out is written down when there is room", async () => {
  const { write, drain, store, calls, inState } = office();
  write("to the group", GROUP);
  const real = store().commit;
  let commits = 0;
  store().commit = (writes) => {
    commits += 1;
    if (commits === 2) throw Object.assign(new Error("no room"), { code: "SQLITE_FULL" });
    real(writes);
  };
  await expect(drain()).rejects.toThrow("no room");
  await drain();
  expect(calls).toHaveLength(1);
  expect(inState("sent")).toHaveLength(1);
});

test("what was on its way when the group became a supergroup can be posted again in the new chat", async () => {
  const { write, store, restart } = office();
  write("to the group", GROUP);
  for (const { id } of store().outbox.inState("waiting")) store().outbox.sending(id);
  store().commit(() => store().outbox.moveChat(GROUP, OTHER_GROUP));
  restart();
  expect(store().outbox.inState("ambiguous")).toMatchObject([{ chatId: OTHER_GROUP }]);
});

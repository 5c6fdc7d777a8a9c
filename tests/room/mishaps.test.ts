import { expect, test } from "vitest";
import { group, lastOf, openedRoom, ownChat, personAt, post, stepNow, visit, week } from "./visitor.ts";

/** In the middle of a week: the case is told. */
async function inTheMiddle() {
  const url = await openedRoom();
  const visitor = await visit(url);
  await visitor.begin(week);
  for (let closings = 0; closings < 6; closings += 1) await visitor.act({ do: "time", to: "deadline" });
  const whole = await visitor.caughtUp();
  expect(stepNow(whole)).toBe("tell-case");
  const befall = (what: string, who?: number) =>
    post(url, { do: "break", what, ...(who !== undefined && { who }) });
  /** Goes on to the meeting's end. */
  const goOn = async () => {
    await visitor.act({ do: "time", to: "week" });
    return visitor.sees(
      ({ steps, clock, bot }) => clock.speed === 0 && steps.at(-1)?.state === "done" && bot,
    );
  };
  return { ...visitor, befall, goOn };
}

const refused = { done: false, why: expect.stringMatching(/^[A-ZА-Я].+\.$/) };
const done = { done: true };

test("who blocks the bot is marked, can write no more, and is back once they unblock it", async () => {
  const { befall, sees, seen, act, caughtUp } = await inTheMiddle();
  const { id } = personAt(seen(), 3);
  expect(await befall("block", id)).toEqual(done);
  expect(await befall("block", id)).toEqual(refused);
  await sees((whole) => personAt(whole, 3).blocksBot);
  await expect(act({ do: "say", who: id, chat: id, text: "/now" })).rejects.toThrow("blocked");
  expect(await befall("unblock", id)).toEqual(done);
  expect(await befall("unblock", id)).toEqual(refused);
  await act({ do: "say", who: id, chat: id, text: "/now" });
  expect(lastOf(ownChat(await caughtUp(), id))?.text).toContain("The tricky ten minutes");
});

test("who leaves is seen leaving, even the one who made the group, and comes back", async () => {
  const { befall, sees, seen } = await inTheMiddle();
  const { id, name } = personAt(seen(), 0);
  expect(await befall("leave", id)).toEqual(done);
  expect(await befall("leave", id)).toEqual(refused);
  await sees((whole) => !personAt(whole, 0).isInGroup);
  await sees((whole) =>
    group(whole).bubbles.some(({ service }) => service === `${name} is no longer in the group`),
  );
  expect(await befall("return", id)).toEqual(done);
  expect(await befall("return", id)).toEqual(refused);
  await sees((whole) => personAt(whole, 0).isInGroup);
});

test("once the one who made the group has left, the others can leave too, each at their time", async () => {
  const { befall, seen, act, sees } = await inTheMiddle();
  const [creator, heir] = [personAt(seen(), 0).id, personAt(seen(), 1).id];
  expect(await befall("leave", creator)).toEqual(done);
  await act({ do: "cast", who: heir, actsByItself: true, character: "leaver" });
  await act({ do: "time", to: "week" });
  const { people, bot } = await sees((whole) => !personAt(whole, 1).isInGroup && whole);
  expect(bot.complaints).toEqual([]);
  for (const { id } of people.slice(2)) expect(await befall("leave", id)).toEqual(done);
});

test("a bot that is kicked out says goodbye, and once it is brought back the meeting can go on", async () => {
  const { befall, sees, seen } = await inTheMiddle();
  const { id } = personAt(seen(), 1);
  expect(await befall("kick-bot")).toEqual(done);
  expect(await befall("kick-bot")).toEqual(refused);
  await sees(({ bot }) => !bot.isInGroup);
  await sees((whole) => lastOf(ownChat(whole, id))?.text.includes("no longer in"));
  expect(await befall("add-bot")).toEqual(done);
  expect(await befall("add-bot")).toEqual(refused);
  await sees(({ bot }) => bot.isInGroup);
  await sees((whole) => group(whole).bubbles.some(({ text }) => text.includes("I am here again")));
});

test("after an outage of a day the group is told, and gets its time back", async () => {
  const { befall, seen, goOn, caughtUp } = await inTheMiddle();
  const { clock, life } = seen();
  expect(await befall("outage")).toEqual(done);
  const after = await caughtUp();
  expect(after.life).toBe(life);
  expect(after.clock.now - clock.now).toBeGreaterThanOrEqual(25 * 3_600_000);
  expect(stepNow(after)).toBe("tell-case");
  expect(after.clock.deadline).toBeGreaterThan(after.clock.now);
  expect((await goOn()).complaints).toEqual([]);
});

test("when Telegram is flooded, the bot waits, and everything arrives", async () => {
  const { befall, sees, act, seen } = await inTheMiddle();
  const { id } = personAt(seen(), 2);
  expect(await befall("flood")).toEqual(done);
  await act({ do: "say", who: id, chat: id, text: "/help" });
  await sees(({ glass }) => glass.passing.some(({ error }) => error?.includes("Too Many Requests")));
  await sees(({ glass }) => glass.outbox.some(({ state }) => state === "waiting"));
  for (let things = 0; things < 5; things += 1) await act({ do: "time", to: "next" });
  await sees(({ glass }) => glass.outbox.every(({ state }) => state !== "waiting"));
});

test("a card that is deleted is posted and pinned again", async () => {
  const { befall, sees, seen, act } = await inTheMiddle();
  const { pinned } = group(seen());
  expect(await befall("delete-card")).toEqual(done);
  await sees((whole) => group(whole).bubbles.every(({ id }) => id !== pinned));
  expect(await befall("delete-card")).toEqual(refused);
  await act({ do: "time", to: "deadline" });
  await sees((whole) => group(whole).pinned > pinned);
});

test("a bot that is killed goes on where it was", async () => {
  const { befall, seen, goOn, caughtUp } = await inTheMiddle();
  const before = seen();
  expect(await befall("restart")).toEqual(done);
  const after = await caughtUp();
  expect(after.chats).toEqual(before.chats);
  expect(after.bot.isRunning).toBe(true);
  expect((await goOn()).complaints).toEqual([]);
});

test("something that befalls a person needs that person", async () => {
  const { befall } = await inTheMiddle();
  for (const what of ["block", "unblock", "leave", "return"])
    expect(await befall(what), what).toEqual(refused);
  expect(await befall("leave", 7)).toEqual(refused);
});

import { expect, test } from "vitest";
import { isOver, playByHand, setUpByHand } from "./playing.ts";
import { group, hour, lastOf, openedRoom, ownChat, personAt, stepNow, visit } from "./visitor.ts";

test("a person plays a whole meeting of an hour by hand, and the others play along", async () => {
  const url = await openedRoom();
  const visitor = await visit(url);
  await visitor.begin(hour);
  const { pressed, written, votes } = await playByHand(visitor, 0);
  expect([...pressed]).toEqual(
    expect.arrayContaining(["I take part", "That is my problem", "Publish as it is", "Share this"]),
  );
  expect(written).toHaveLength(5);
  expect(votes).toBeGreaterThanOrEqual(3);
  const whole = await visitor.caughtUp();
  expect(isOver(whole)).toBe(true);
  expect(whole.bot.complaints).toEqual([]);
  const said = group(whole).bubbles.map(({ text }) => text);
  for (const words of ["your problem in one sentence", "your solution", "what you take away"])
    expect(
      said.some((text) => text.includes(`I would speak of ${words}`)),
      words,
    ).toBe(true);
  expect(visitor.heard.whole).toBe(2);
});

test("what a colleague owes is told in the words of /now, and no longer once it is done", async () => {
  const visitor = await visit(await openedRoom());
  await visitor.begin(hour);
  for (let closings = 0; closings < 2; closings += 1) await visitor.act({ do: "time", to: "deadline" });
  const owed = await visitor.sees((whole) => stepNow(whole) === "agree-rules" && personAt(whole, 1).owes);
  expect(owed).toEqual([
    expect.stringMatching(/^Still waiting from you: your word on the rules, until Fri 20 Nov, 10:0\d$/),
  ]);
  await visitor.act({ do: "time", to: "deadline" });
  await visitor.sees((whole) => !personAt(whole, 1).owes.join().includes("your word on the rules"));
});

test("an empty group is set up by hand, and then its people come by themselves", async () => {
  const visitor = await visit(await openedRoom());
  const { act, seen, sees } = visitor;
  await visitor.begin({ ...hour, story: "empty" });
  expect(seen().presenter).toBeUndefined();
  expect(seen().steps.every(({ state }) => state === "coming")).toBe(true);
  await expect(act({ do: "time", to: "week" })).rejects.toThrow("/setup");
  await expect(act({ do: "time", to: "deadline" })).rejects.toThrow("No step is open");
  const { id } = personAt(seen(), 0);
  expect(await setUpByHand(visitor, id)).toBe(id);
  await act({ do: "time", to: "deadline" });
  await sees((whole) => stepNow(whole) === "elect-moderator");
});

test("an empty group that is set up for an hour goes on at the pace of an hour, whatever it began with", async () => {
  const visitor = await visit(await openedRoom());
  await visitor.begin({ ...hour, preset: "week", story: "empty" });
  const { id } = personAt(visitor.seen(), 0);
  await setUpByHand(visitor, id);
  await visitor.act({ do: "time", to: "week" });
  const whole = await visitor.sees((now) => now.clock.speed === 0 && isOver(now) && now);
  const late = /A little more time|From here on, the meeting is led by/;
  expect(group(whole).bubbles.filter(({ text }) => late.test(text))).toEqual([]);
  expect(whole.bot.complaints).toEqual([]);
});

test("in another zone than their own the colleagues are not late for anything", async () => {
  const { act, begin, seen, sees, now } = await visit(await openedRoom());
  await begin({ ...hour, locale: "ru", story: "empty" });
  const { id } = personAt(seen(), 0);
  const door = group(seen())
    .bubbles.flatMap(({ buttons }) => buttons.flat())
    .find((one) => one.url);
  await act({ do: "open", who: id, url: door?.url ?? "" });
  for (let screens = 0; screens < 12; screens += 1) {
    const last = lastOf(ownChat(await now(), id));
    const buttons = last?.buttons.flat() ?? [];
    if (last?.text.includes("часовом поясе"))
      await act({ do: "say", who: id, chat: id, text: "Asia/Vladivostok" });
    else {
      const wished = buttons.find(({ label }) => /За час|Сейчас|^3–4/.test(label)) ?? buttons[0];
      if (!wished?.data) break;
      await act({ do: "tap", who: id, chat: id, message: last?.id ?? 0, data: wished.data });
    }
  }
  expect((await now()).clock.zone).toBe("Asia/Vladivostok");
  await act({ do: "time", to: "week" });
  await sees(({ steps }) => steps.at(-1)?.state === "done");
});

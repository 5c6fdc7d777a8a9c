import { expect, test } from "vitest";
import { createRoom } from "../../src/room/room.ts";
import { roomWords } from "../../src/room/words.ts";
import { group, hour, openedRoom, post, stepNow, visit, week, wholeOf } from "./visitor.ts";

const DAY = 86_400_000;

test("the next thing, the next deadline: time goes so far and no further", async () => {
  const { act, begin, caughtUp } = await visit(await openedRoom());
  const { clock } = await begin(week);
  expect(clock.next?.at).toBeGreaterThan(clock.now);
  await act({ do: "time", to: "next" });
  const after = await caughtUp();
  expect(after.clock.now).toBeGreaterThanOrEqual(clock.next?.at ?? Number.POSITIVE_INFINITY);
  await act({ do: "time", to: "deadline" }); // the opening, on Monday
  const opened = await caughtUp();
  expect(stepNow(opened)).toBe("gather");
  expect(opened.steps).toHaveLength(14);
  await act({ do: "time", to: "deadline" });
  const closed = await caughtUp();
  expect(stepNow(closed)).toBe("elect-moderator");
  expect(closed.clock.now).toBeLessThanOrEqual((opened.clock.deadline ?? 0) + 1_000);
});

test("a whole week at full speed takes less than ten seconds, and can be watched", async () => {
  const { act, begin, sees, heard } = await visit(await openedRoom());
  await begin({ ...week, people: 6 });
  const before = heard.news;
  const began = performance.now();
  await act({ do: "time", to: "week" });
  await sees(({ clock }) => clock.speed > 0);
  const { steps, bot } = await sees((whole) => whole.clock.speed === 0 && whole);
  const seconds = (performance.now() - began) / 1_000;
  expect(steps.filter(({ state }) => state === "done")).toHaveLength(13);
  expect(bot.complaints).toEqual([]);
  expect(seconds).toBeLessThan(10);
  expect(heard.news - before).toBeLessThanOrEqual(Math.ceil(12 * seconds) + 1);
});

test("while a week plays, others have their say, and time can be stopped", async () => {
  const { act, begin, sees, seen } = await visit(await openedRoom());
  const { people } = await begin(week);
  await act({ do: "time", to: "week" });
  await act({ do: "say", who: people[0]?.id ?? 0, chat: group(seen()).id, text: "Is anybody here?" });
  await sees((whole) => group(whole).bubbles.some(({ text }) => text === "Is anybody here?"));
  await act({ do: "time", to: "stop" });
  const { clock, steps } = await sees((whole) => whole.clock.speed === 0 && whole);
  expect(steps.at(-1)?.state).toBe("coming");
  expect(clock.now).toBeLessThan(clock.deadline ?? Number.POSITIVE_INFINITY);
});

test("time plays at the speed that was chosen", async () => {
  const { act, begin, sees } = await visit(await openedRoom());
  const { clock } = await begin(hour);
  await act({ do: "play", speed: 600 });
  await sees((whole) => whole.clock.speed === 600 && whole.clock.now - clock.now > 60_000);
  await act({ do: "play", speed: 0 });
  await sees((whole) => whole.clock.speed === 0);
});

test("while time plays, it stands still when the meeting is over", async () => {
  const { act, begin, sees } = await visit(await openedRoom());
  await begin(hour);
  await act({ do: "play", speed: 604_800 });
  const { steps } = await sees(
    ({ clock, steps: all }) => clock.speed === 0 && all.at(-1)?.state !== "coming" && { steps: all },
  );
  expect(steps.at(-1)?.state).toBe("done");
});

test("a link leads to the same moment of the same story", async () => {
  const url = await openedRoom();
  const { act, begin, caughtUp } = await visit(url);
  await begin(week);
  for (let closings = 0; closings < 5; closings += 1) await act({ do: "time", to: "deadline" });
  for (let things = 0; things < 7; things += 1) await act({ do: "time", to: "next" });
  const there = await caughtUp();
  await begin(week, there.clock.now);
  const again = await caughtUp();
  expect(again.life).not.toBe(there.life);
  expect(again.clock).toEqual(there.clock);
  const said = (whole: typeof there) =>
    whole.chats.map(({ bubbles }) =>
      bubbles.map(({ text, at }) => ({ at, text: text.replace(/(setup|join)_\S+/, "") })),
    );
  expect(said(again)).toEqual(said(there));
});

test("a link leads to the fourth meeting of a story, too", async () => {
  const { begin } = await visit(await openedRoom());
  const { clock } = await begin(week);
  const there = await begin(week, clock.now + 25 * DAY);
  expect(there.clock.now).toBe(clock.now + 25 * DAY);
  expect(JSON.parse(there.glass.meeting)).toMatchObject({ id: 4, status: "running" });
  expect(there.bot.complaints).toEqual([]);
});

test("on the way to a far moment others go on in the old room, and the latest wish is the one that counts", async () => {
  const url = await openedRoom();
  const { act, begin, caughtUp, sees } = await visit(url);
  const { clock, life, people, chats } = await begin(week);
  const far = post(url, { do: "begin", beginning: week, at: clock.now + 90 * DAY });
  await act({ do: "say", who: people[0]?.id ?? 0, chat: chats[0]?.id ?? 0, text: "Is anybody here?" });
  expect(group(await caughtUp()).bubbles.at(-1)?.text).toBe("Is anybody here?");
  await act({ do: "begin", beginning: hour });
  expect(await far).toEqual({ done: false, why: roomWords.en.overtaken });
  await sees((whole) => whole.life !== life && whole.beginning.preset === "hour");
});

test("a room that is closed gives up what is on its way", async () => {
  const room = await createRoom("en");
  const far = room.do({ do: "begin", beginning: week, at: Date.UTC(2027, 0, 20) });
  const long = room.do({ do: "break", what: "outage" });
  await new Promise(setImmediate);
  await room.close();
  expect(await far).toEqual({ done: false, why: roomWords.en.closing });
  expect(await long).toEqual({ done: false, why: roomWords.en.closing });
  for (const deed of [
    { do: "begin", beginning: week },
    { do: "play", speed: 60 },
  ] as const)
    expect(await room.do(deed)).toEqual(await far);
});

test("a moment beyond all meetings, or before them, leads nowhere far", async () => {
  const url = await openedRoom();
  const { life, clock } = await wholeOf(url);
  expect(await post(url, { do: "begin", beginning: week, at: clock.now + 100 * DAY })).toEqual({
    done: false,
    why: roomWords.en.tooLate,
  });
  expect((await wholeOf(url)).life).toBe(life);
  expect(await post(url, { do: "begin", beginning: week, at: 0 })).toEqual({ done: true });
});

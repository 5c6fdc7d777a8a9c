import { expect, test } from "vitest";
import { group, hour, openedRoom, ownChat, personAt, stepNow, visit, week } from "./visitor.ts";

test("who is played by hand does nothing by themselves, and catches up when let go", async () => {
  const { act, begin, seen, caughtUp } = await visit(await openedRoom());
  await begin(week);
  const { id } = personAt(seen(), 1);
  await act({ do: "cast", who: id, actsByItself: false });
  await act({ do: "time", to: "deadline" });
  for (let things = 0; things < 3; things += 1) await act({ do: "time", to: "next" });
  expect(ownChat(await caughtUp(), id).bubbles).toEqual([]);
  await act({ do: "cast", who: id, actsByItself: true });
  for (let things = 0; things < 6; things += 1) await act({ do: "time", to: "next" });
  expect(ownChat(await caughtUp(), id).bubbles.length).toBeGreaterThan(1);
});

test("who leaves half-way is gone before the solutions are written, and the others go on", async () => {
  const { act, begin, seen, sees, caughtUp, now } = await visit(await openedRoom());
  await begin({ ...hour, people: 5 });
  const { id } = personAt(seen(), 3);
  await act({ do: "cast", who: id, character: "leaver" });
  expect(personAt(await caughtUp(), 3)).toMatchObject({ character: "leaver", isInGroup: true });
  let whole = await caughtUp();
  for (let things = 0; things < 600 && personAt(whole, 3).isInGroup; things += 1) {
    await act({ do: "time", to: "next" });
    whole = await now();
  }
  expect(personAt(whole, 3).isInGroup).toBe(false);
  expect(["clarify", "write-solutions"]).toContain(stepNow(whole));
  await act({ do: "time", to: "week" });
  await sees(({ steps }) => steps.at(-1)?.state === "done");
});

test("a slow colleague votes later than a prompt one", async () => {
  const { act, begin, seen, now } = await visit(await openedRoom());
  const votesAt = async (character: "prompt" | "slow") => {
    await begin(week);
    const { id } = personAt(seen(), 0);
    await act({ do: "cast", who: id, character });
    for (let closings = 0; closings < 2; closings += 1) await act({ do: "time", to: "deadline" });
    for (let things = 0; things < 60; things += 1) {
      const whole = await now();
      const poll = group(whole).bubbles.find((one) => one.poll)?.poll;
      if (poll?.chosen.some(({ who }) => who === id)) return whole.clock.now;
      await act({ do: "time", to: "next" });
    }
    throw new Error("They do not vote");
  };
  expect(await votesAt("slow")).toBeGreaterThan(await votesAt("prompt"));
});

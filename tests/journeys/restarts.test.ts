import { expect, test } from "vitest";
import { openStore } from "../../src/store/index.ts";
import { at, days, hours, minutes } from "./circle.ts";
import { circleAt, everyStep, hasten, hold } from "./course.ts";
import { expectCalm, expectInGroup, expectTold } from "./expecting.ts";

test("a bot that is killed after every step says in the group exactly what it says without", async () => {
  const calm = await circleAt("gather");
  await hold(calm, ...everyStep);
  await calm.pass(10_000);
  const shaken = await circleAt("gather");
  for (const step of everyStep) {
    await hold(shaken, step);
    await shaken.restartAfter(1_000);
  }
  await shaken.pass(10_000);
  // The sheet and the card may come a moment later, so only their place may differ.
  expect(shaken.groupSays().toSorted()).toEqual(calm.groupSays().toSorted());
  for (const [index, one] of shaken.everybody.entries())
    expect(one.inbox(), one.name).toEqual(calm.everybody[index]?.inbox());
  expectCalm(shaken);
});

test("a bot that is killed after every single tap loses nothing and repeats nothing", async () => {
  const calm = await circleAt("gather");
  await hasten(calm, ...everyStep);
  const shaken = await circleAt("gather", { killed: true });
  await hasten(shaken, ...everyStep);
  expect(shaken.groupSays().filter((text) => !text.startsWith("Sunflower"))).toEqual(
    calm.groupSays().filter((text) => !text.startsWith("Sunflower")),
  );
  expectCalm(shaken);
});

test("a draft and its question survive a kill, and the confirm button still works", async () => {
  const sunflower = await circleAt("state-problems");
  const { second, restartAfter } = sunflower;
  await second.write("Mornings are loud.");
  await restartAfter(1_000);
  await second.press("confirm-problem");
  expectTold(second, "problem-sealed");
  expectCalm(sunflower);
});

test("what people did while the bot was down is taken when it is back", async () => {
  const sunflower = await circleAt("state-problems");
  const { everybody, people, restartAfter } = sunflower;
  for (const { id } of everybody) people.say(id, id, "/pass");
  await restartAfter(1_000);
  expectInGroup(sunflower, "ended-noProblem");
  expectCalm(sunflower);
});

test("a day without the bot is given back: the step is longer, the group is told, and prompts come again", async () => {
  const sunflower = await circleAt("tell-case");
  const { second, first, restartAfter, meeting, until } = sunflower;
  await until(meeting().closesAt - hours(6));
  const before = meeting().closesAt;
  const prompts = second.times("ask-case");
  await restartAfter(days(1));
  expect(meeting()).toMatchObject({ step: "tell-case", closesAt: before + days(1) });
  expectInGroup(sunflower, "outage");
  expect(second.times("ask-case")).toBe(prompts + 1);
  expect(first.times("ask-case")).toBe(0);
  await hasten(sunflower, "tell-case");
  expect(meeting().step).toBe("clarify");
  expectCalm(sunflower);
});

test("an outage across the closing skips no step", async () => {
  const sunflower = await circleAt("tell-case");
  const { meeting, restartAfter } = sunflower;
  await restartAfter(days(3));
  expect(meeting().step).toBe("tell-case");
  expectInGroup(sunflower, "outage-long");
  await hasten(sunflower, "tell-case", "clarify");
  expect(meeting().step).toBe("write-solutions");
  expectCalm(sunflower);
});

test("a turn that an outage cut goes on for as long as was left of it", async () => {
  const sunflower = await circleAt("clarify");
  const { first, restartAfter, pass } = sunflower;
  await pass(hours(2));
  await restartAfter(hours(10));
  await pass(minutes(50));
  await first.give("Who was there?");
  expectInGroup(sunflower, "question-asked");
  expectCalm(sunflower);
});

test("a clock that was set back before the outage takes nothing of the time that is given back", async () => {
  const sunflower = await circleAt("clarify");
  const { meeting, moveClock, settle, pass, clock, restartAfter } = sunflower;
  await pass(hours(2));
  moveClock(clock.now() - hours(1));
  await settle();
  const left = meeting().closesAt - clock.now();
  await restartAfter(hours(1));
  expect(meeting().closesAt - clock.now()).toBeGreaterThan(left - minutes(1));
});

test("a bot that was down at the opening opens the meeting as soon as it is back", async () => {
  const sunflower = await circleAt("gather");
  const { meeting, restartAfter, clock, first } = sunflower;
  await restartAfter(meeting().opensAt - clock.now() + hours(3));
  expect(meeting()).toMatchObject({ step: "gather", status: "running" });
  expectInGroup(sunflower, "gather-open");
  expect(first.hasSeen(/Will you take part/)).toBe(true);
  expectCalm(sunflower);
});

test("a short restart is nobody's business", async () => {
  const sunflower = await circleAt("tell-case");
  const { restartAfter, second, meeting } = sunflower;
  const before = [meeting().closesAt, second.inbox().length, sunflower.groupSays().length];
  await restartAfter(minutes(0.5));
  expect([meeting().closesAt, second.inbox().length, sunflower.groupSays().length]).toEqual(before);
  expectCalm(sunflower);
});

test.each(
  [1, 2, 3].flatMap((commit) => [
    { commit, cut: "before" },
    { commit, cut: "after" },
  ]),
)("a power cut $cut commit $commit of a start gives an outage back once all the same", async (power) => {
  let left = Number.POSITIVE_INFINITY;
  const cut = (when: string): void => {
    if (left === 0 && when === power.cut) throw new Error("the power is cut");
  };
  const open: typeof openStore = (file, key) => {
    const store = openStore(file, key);
    const commit = (writes: () => void) => {
      left -= 1;
      cut("before");
      store.commit(writes);
      cut("after");
    };
    return { ...store, commit };
  };
  const sunflower = await circleAt("tell-case", {
    stage: { between: (emulator) => ({ open, clock: { now: emulator.world.now } }) },
  });
  const { meeting, clock, fall, rise, moveClock, settle, until } = sunflower;
  await until(meeting().closesAt - minutes(10));
  fall();
  moveClock(clock.now() + hours(3));
  left = power.commit;
  await rise().catch(() => {});
  fall();
  left = Number.POSITIVE_INFINITY;
  await rise();
  await settle();
  expect(meeting().closesAt).toBe(at("2026-11-26T09:15"));
  expectInGroup(sunflower, "outage");
});

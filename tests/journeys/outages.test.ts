import { expect, test } from "vitest";
import { at, type Circle, days, hours, minutes } from "./circle.ts";
import { circleAt, hasten } from "./course.ts";
import { expectCalm, expectInGroup } from "./expecting.ts";

/** For so long the bot asks in vain, while its process lives on. */
async function unreachable(circle: Circle, milliseconds: number): Promise<void> {
  const { emulator, clock, moveClock, listen, glance, deliver } = circle;
  const back = clock.now() + milliseconds;
  emulator.world.faults = (method) => (method === "getUpdates" ? { kind: "lost-before" } : undefined);
  for (; clock.now() < back; moveClock(Math.min(back, clock.now() + minutes(5)))) {
    await expect(listen()).rejects.toThrow();
    await glance();
    await deliver();
  }
  emulator.world.faults = undefined;
}

/** The attempts of that time are no failures of the bot. */
const inVain = (circle: Circle) => ({
  failures: circle.failures().filter((one) => one.startsWith("getUpdates")),
});

test("while Telegram is out of reach no step closes, and the time is given back when it returns", async () => {
  const sunflower = await circleAt("tell-case");
  const { meeting, until, second, settle } = sunflower;
  await until(meeting().closesAt - minutes(10));
  const prompts = second.times("ask-case");
  await unreachable(sunflower, hours(3));
  await settle();
  expect(meeting()).toMatchObject({ step: "tell-case", closesAt: at("2026-11-26T09:15") });
  expectInGroup(sunflower, "outage");
  expect(second.times("ask-case")).toBe(prompts + 1);
  await hasten(sunflower, "tell-case");
  expect(meeting().step).toBe("clarify");
  expectCalm(sunflower, inVain(sunflower));
});

test("what people wrote during an outage counts, in the step in which they wrote it", async () => {
  const sunflower = await circleAt("state-problems");
  const { everybody, people, meeting, until, settle } = sunflower;
  await until(meeting().closesAt - minutes(10));
  for (const { id } of everybody) people.say(id, id, "/pass");
  await unreachable(sunflower, hours(2));
  await settle();
  expectInGroup(sunflower, "ended-noProblem");
  expectCalm(sunflower, inVain(sunflower));
});

test("a hitch of half a minute is nobody's business", async () => {
  const sunflower = await circleAt("tell-case");
  const { meeting, settle } = sunflower;
  const before = meeting().closesAt;
  await unreachable(sunflower, minutes(0.5));
  await settle();
  expect(meeting().closesAt).toBe(before);
  expectInGroup(sunflower, "outage", 0);
  expectCalm(sunflower, inVain(sunflower));
});

test("a bot that is killed during an outage gives back the outage and the rest, once", async () => {
  const sunflower = await circleAt("tell-case");
  const { meeting, restartAfter } = sunflower;
  const before = meeting().closesAt;
  await unreachable(sunflower, minutes(30));
  await restartAfter(minutes(30));
  expect(meeting().closesAt).toBe(before + hours(1));
  await restartAfter(1_000);
  expect(meeting().closesAt).toBe(before + hours(1));
  expectCalm(sunflower, inVain(sunflower));
});

test("an outage of days says what may be missing", async () => {
  const sunflower = await circleAt("tell-case");
  await unreachable(sunflower, days(2));
  await sunflower.settle();
  expectInGroup(sunflower, "outage-long");
  expect(sunflower.meeting().step).toBe("tell-case");
  expectCalm(sunflower, inVain(sunflower));
});

/** What has ever been sent, and what has rung in the group or at anybody's. */
const sent = ({ emulator }: Circle) =>
  emulator.world.calls.filter(({ method, ok }) => ok && !["getUpdates", "getMe"].includes(method)).length;

test("a week in which the network fails for two minutes, again and again, hears nothing of it", async () => {
  const sunflower = await circleAt("state-problems");
  const { meeting, pass, until, settle } = sunflower;
  await until(at("2026-11-24T10:02"));
  const before = [meeting().closesAt, sent(sunflower)];
  for (let count = 0; count < 12; count += 1) {
    await unreachable(sunflower, minutes(2));
    await settle();
    await pass(minutes(8));
  }
  expect([meeting().closesAt, sent(sunflower)]).toEqual(before);
  expectInGroup(sunflower, "outage", 0);
  expectCalm(sunflower, inVain(sunflower));
});

test("a hitch across the closing puts it off to the next quarter of an hour, and the group is told", async () => {
  const sunflower = await circleAt("tell-case");
  const { meeting, until, settle, second } = sunflower;
  await until(meeting().closesAt - minutes(1));
  const prompts = second.times("ask-case");
  await unreachable(sunflower, minutes(2));
  await settle();
  expect(meeting()).toMatchObject({ step: "tell-case", closesAt: at("2026-11-25T20:15") });
  expectInGroup(sunflower, "outage");
  expect(second.times("ask-case")).toBe(prompts);
  expectCalm(sunflower, inVain(sunflower));
});

test("in an hour meeting two minutes are given back to the second, and nobody is asked again", async () => {
  const sunflower = await circleAt("tell-case", {
    setup: { "setup-preset": "Within an hour", "setup-start": "Now" },
  });
  const { meeting, settle, second } = sunflower;
  const before = meeting().closesAt;
  const prompts = second.times("ask-case");
  await unreachable(sunflower, minutes(2));
  await settle();
  expect(meeting()).toMatchObject({ step: "tell-case", closesAt: before + minutes(2) });
  expectInGroup(sunflower, "outage");
  expect(second.times("ask-case")).toBe(prompts);
  expectCalm(sunflower, inVain(sunflower));
});

test("a group far away is given back what its own day has lost", async () => {
  const sunflower = await circleAt("tell-case", { setup: { "setup-zone": "Asia/Vladivostok" } });
  const { meeting, settle, until } = sunflower;
  await until(at("2026-11-25T16:00", "Asia/Vladivostok"));
  await unreachable(sunflower, hours(1));
  await settle();
  expect(meeting().closesAt).toBe(at("2026-11-25T21:00", "Asia/Vladivostok"));
  expectCalm(sunflower, inVain(sunflower));
});

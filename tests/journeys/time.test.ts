import { DateTime } from "luxon";
import { expect, test } from "vitest";
import { at, type Circle, hours } from "./circle.ts";
import { circleAt, hold, smallCircle } from "./course.ts";
import { expectCalm, expectInGroup, expectTold } from "./expecting.ts";
import { like } from "./words.ts";

/** When anybody was reminded, in the group's own time. */
const reminders = ({ emulator }: Circle, zone = "Europe/Moscow") =>
  emulator.world.calls.flatMap(({ at: moment, payload, method }) => {
    const said = payload as { readonly chat_id?: number; readonly text?: string };
    return method === "sendMessage" && like("en", "reminder").test(said.text ?? "")
      ? [{ who: said.chat_id, at: DateTime.fromMillis(moment, { zone }).toFormat("ccc HH:mm") }]
      : [];
  });

test("only who owes something is reminded, at half-time and before closing", async () => {
  const sunflower = await circleAt("state-problems");
  const { second, everybody, runOut, until, meeting } = sunflower;
  await until(at("2026-11-23T10:00"));
  await second.give("Mornings are loud.");
  const [, , vera, gleb] = everybody;
  await runOut();
  const owing = reminders(sunflower).filter(({ who }) => who === vera?.id);
  expect(owing).toEqual([
    { who: vera?.id, at: "Tue 09:00" },
    { who: vera?.id, at: "Tue 18:00" },
  ]);
  expect(reminders(sunflower).filter(({ who }) => who === second.id)).toEqual([]);
  expect(reminders(sunflower).filter(({ who }) => who === gleb?.id)).toHaveLength(2);
  expect(meeting().step).toBe("tell-case");
  expectCalm(sunflower);
});

test("a whole silent week disturbs nobody between 21 and 9 o'clock", async () => {
  const sunflower = await circleAt("state-problems");
  const { first, second } = sunflower;
  await second.give("Mornings are loud.");
  for (let step = 0; step < 4; step += 1) {
    await sunflower.runOut();
    if (sunflower.meeting().step === "clarify") await first.write("/now");
  }
  const hoursTold = reminders(sunflower).map(({ at: moment }) => Number(moment.slice(4, 6)));
  expect(hoursTold.length).toBeGreaterThan(5);
  expect(hoursTold.filter((hour) => hour < 9 || hour >= 21)).toEqual([]);
  expectCalm(sunflower);
});

test("a reminder carries the buttons of its prompt, and they work", async () => {
  const sunflower = await circleAt("tell-case");
  const { second, until, meeting } = sunflower;
  await until(meeting().closesAt - hours(2));
  expect(second.sees().text).toMatch(like("en", "reminder"));
  await second.tap();
  expectTold(second, "draft-listening-pieces");
  await second.write("It began in September.");
  await second.press("button-that-is-all");
  await second.press("confirm-case");
  expect(meeting().step).toBe("clarify");
  expectCalm(sunflower);
});

for (const [change, begins, before, after] of [
  ["spring", "2027-03-19T12:00", "+01:00", "+02:00"],
  ["autumn", "2026-10-16T12:00", "+02:00", "+01:00"],
] as const)
  test(`the clocks change on the last Sunday of a week in ${change}, and every step closes at its local time`, async () => {
    const zone = "Europe/Berlin";
    const options = { begins: at(begins, zone), stage: { zone } };
    const sunflower = await circleAt("write-solutions", options);
    const { meeting, first, runOut } = sunflower;
    const local = (moment: number) => DateTime.fromMillis(moment, { zone }).toFormat("ccc HH:mm ZZ");
    await first.give("I would wait.");
    const closings: string[] = [];
    while (meeting().status === "running") {
      closings.push(local(meeting().closesAt));
      await runOut();
    }
    expect(closings).toEqual([
      `Fri 12:00 ${before}`,
      `Fri 20:00 ${before}`,
      `Sat 20:00 ${before}`,
      `Sun 12:00 ${after}`,
      `Sun 18:00 ${after}`,
      `Sun 20:00 ${after}`,
    ]);
    expect(local(meeting().opensAt)).toBe(`Mon 09:00 ${after}`);
    expectCalm(sunflower);
  });

test("a whole hour goes by minutes, with five minutes more where they are needed", async () => {
  const sunflower = await smallCircle({ setup: { "setup-preset": "Within an hour", "setup-start": "Now" } });
  const { meeting, clock, everybody, runOut, pass, second } = sunflower;
  expect(meeting()).toMatchObject({ step: "gather", status: "running" });
  for (const one of everybody.slice(0, 2)) await one.press("button-join");
  await runOut();
  expectInGroup(sunflower, "extended");
  for (const one of everybody.slice(2)) await one.press("button-join");
  expect(meeting().closesAt - clock.now()).toBe(3 * 60_000);
  await hold(sunflower, "elect-moderator", "agree-rules");
  await second.give("Mornings are loud.");
  await runOut();
  expect(meeting().step).toBe("tell-case");
  await second.give("It began in September.");
  await second.press("confirm-case");
  await pass(90_000);
  await pass(90_000);
  expect(sunflower.groupHeard().filter((text) => /is asked by/.test(text))).toHaveLength(3);
  expectCalm(sunflower);
});

test("in the hour preset a reminder comes at night, too, since everybody is there", async () => {
  const sunflower = await smallCircle({
    begins: at("2026-11-20T18:00"),
    setup: { "setup-preset": "Within an hour", "setup-start": "Now" },
  });
  for (const one of sunflower.everybody) await one.press("button-join");
  await sunflower.pass(100_000);
  expectTold(sunflower.first, "reminder");
  expectCalm(sunflower);
});

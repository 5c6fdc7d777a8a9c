import { expect, test } from "vitest";
import { stepById, stepsOf } from "../../src/core/format.ts";
import { formatOf, formats } from "../../src/formats/index.ts";
import { intervision } from "../../src/formats/intervision.ts";

const stages = Object.entries(intervision.stages);

test("the protocol's closings, in a week and in an hour", () => {
  const days = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"];
  const closings = stages.map(([id, { closing }]) => [
    id,
    `${days[closing.day]} ${closing.time}`,
    closing.minutes,
  ]);
  expect(closings).toEqual([
    ["gather", "Mon 20:00", 5],
    ["elect-moderator", "Tue 10:00", 3],
    ["agree-rules", "Tue 14:00", 2],
    ["state-problems", "Tue 20:00", 5],
    ["choose-problem", "Wed 12:00", 3],
    ["tell-case", "Wed 20:00", 8],
    ["clarify", "Thu 20:00", 10],
    ["write-solutions", "Fri 12:00", 6],
    ["voice-solutions", "Fri 20:00", 7],
    ["weigh-solutions", "Sat 20:00", 6],
    ["choose-solutions", "Sun 12:00", 2],
    ["share-learnings", "Sun 18:00", 2],
    ["choose-theme", "Sun 20:00", 1],
  ]);
});

test("a live meeting takes an hour", () => {
  expect(stages.reduce((sum, [, { closing }]) => sum + closing.minutes, 0)).toBe(60);
});

test("each stage stands under its step's own name, and each step has one place", () => {
  for (const [id, { step }] of stages) expect(step.id).toBe(id);
  const ids = stepsOf(intervision).map(({ id }) => id);
  expect(new Set(ids).size).toBe(ids.length);
  expect(ids).toHaveLength(14);
});

test("every outcome leads on to a later step, or to an end", () => {
  const order = stages.map(([id]) => id);
  for (const [id, { step, routes }] of stages) {
    expect(Object.keys(routes).toSorted()).toEqual([...step.outcomes].toSorted());
    for (const route of Object.values(routes))
      expect(route.startsWith("end:") || order.indexOf(route) > order.indexOf(id)).toBe(true);
  }
});

test("the report-back runs beside the sign-up", () => {
  expect(intervision.stages.gather?.beside?.id).toBe("report-back");
  expect(stepById(intervision, "report-back")?.id).toBe("report-back");
  expect(stepById(intervision, "no-such-step")).toBeUndefined();
});

test("a format is found by its name, or is a mistake in the program", () => {
  for (const [id, format] of Object.entries(formats)) expect([format.id, formatOf(id)]).toEqual([id, format]);
  expect(() => formatOf("no-such-format")).toThrow("no-such-format");
});

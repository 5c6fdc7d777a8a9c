import { expect, test } from "vitest";
import { createHearing } from "../../src/service/hearing.ts";

const MINUTE = 60_000;

/** A bot that hears, its clock at zero, and the spells of time that it gives back. */
function listener() {
  let now = 0;
  const given: (readonly [number, number])[] = [];
  let isFull = false;
  const hearing = createHearing({ now: () => now }, (since, until) => {
    if (isFull) throw new Error("The disk is full");
    given.push([since, until]);
  });
  const fill = (full: boolean) => {
    isFull = full;
  };
  const at = (minute: number) => {
    now = minute * MINUTE;
  };
  return { hearing, given, at, fill };
}

test("hours of silence are no outage", () => {
  const { hearing, given, at } = listener();
  at(300);
  expect(hearing.isDeaf()).toBe(false);
  hearing.heard();
  hearing.settle();
  expect(given).toEqual([]);
});

test("a call that fails once is a hitch, and costs nobody anything", () => {
  const { hearing, given, at } = listener();
  at(5);
  hearing.missed(5 * MINUTE);
  expect(hearing.isDeaf()).toBe(false);
  expect(hearing.isSure()).toBe(false);
  at(5.5);
  hearing.heard();
  hearing.settle();
  expect(hearing.isSure()).toBe(true);
  expect(given).toEqual([]);
});

test("an outage is given back once it is over, from the moment when the first failing call began", () => {
  const { hearing, given, at } = listener();
  at(6);
  hearing.missed(5 * MINUTE);
  at(30);
  hearing.missed(29 * MINUTE);
  expect(hearing.isDeaf()).toBe(true);
  hearing.settle();
  expect(given).toEqual([]);
  at(65);
  hearing.heard();
  hearing.settle();
  hearing.settle();
  expect(given).toEqual([[5 * MINUTE, 65 * MINUTE]]);
});

test("a suspended machine gives its time back once, though the poll that it cut fails afterwards", () => {
  const { hearing, given, at } = listener();
  at(100);
  hearing.stoodStill(10 * MINUTE);
  hearing.missed(9 * MINUTE);
  at(103);
  hearing.heard();
  hearing.settle();
  expect(given).toEqual([
    [10 * MINUTE, 100 * MINUTE],
    [100 * MINUTE, 103 * MINUTE],
  ]);
});

test("a machine that was suspended during an outage gives all of it back when the outage ends", () => {
  const { hearing, given, at } = listener();
  at(10);
  hearing.missed(10 * MINUTE);
  at(200);
  hearing.stoodStill(20 * MINUTE);
  expect(given).toEqual([]);
  at(210);
  hearing.heard();
  hearing.settle();
  expect(given).toEqual([[10 * MINUTE, 210 * MINUTE]]);
});

test("what a full disk did not let the bot give back is still owed when there is room", () => {
  const { hearing, given, at, fill } = listener();
  at(6);
  hearing.missed(5 * MINUTE);
  at(65);
  hearing.heard();
  fill(true);
  expect(hearing.settle).toThrow();
  expect(hearing.isSure()).toBe(false);
  fill(false);
  at(66);
  hearing.settle();
  expect(given).toEqual([[5 * MINUTE, 66 * MINUTE]]);
});

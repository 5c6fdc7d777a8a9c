import { expect, test } from "vitest";
import { nextTurn, passOver, reorder, speaker, startTurns, withoutSpeaker } from "../../src/core/turns.ts";
import { anna, boris, gleb, vera } from "./people.ts";

const rules = { rounds: 2, turnMs: 10 };
const three = [anna, boris, vera];
const turns = (order = three) => {
  const started = startTurns(order, 0, rules);
  if (!started) throw new Error("Nobody is there to speak");
  return started;
};

test("nobody is there: there are no turns", () => {
  expect(startTurns([], 0, rules)).toBeUndefined();
  expect(speaker(undefined)).toBeUndefined();
});

test("each speaks once a round, each with a whole turn's time", () => {
  const second = nextTurn(turns(), false, 4, rules);
  expect(second).toMatchObject({ queue: [boris, vera], endsAt: 14, round: 1 });
});

test("after the last of a round the first speaks again, until the rounds are over", () => {
  const last = { ...turns(), queue: [vera] };
  expect(nextTurn(last, false, 0, rules)).toMatchObject({ queue: three, round: 2, passed: [], moved: [] });
  expect(nextTurn({ ...last, round: 2 }, false, 0, rules)).toBeUndefined();
});

test("a full round of passes ends the turns", () => {
  const last = { ...turns(), queue: [vera], passed: [anna, boris] };
  expect(nextTurn(last, true, 0, rules)).toBeUndefined();
  expect(nextTurn(last, false, 0, rules)).toMatchObject({ round: 2 });
});

test("a silent one is moved to the end once, then passes", () => {
  const moved = passOver(turns(), 10, rules);
  expect(moved).toMatchObject({ queue: [boris, vera, anna], moved: [anna], endsAt: 20 });
  const again = moved && passOver({ ...moved, queue: [anna] }, 20, rules);
  expect(again).toMatchObject({ round: 2 });
});

test("who leaves while waiting disturbs nobody's time", () => {
  expect(withoutSpeaker(turns(), vera, 5, rules)).toMatchObject({ queue: [anna, boris], endsAt: 10 });
});

test("who leaves while speaking gives the next one a whole turn", () => {
  expect(withoutSpeaker(turns(), anna, 5, rules)).toMatchObject({ queue: [boris, vera], endsAt: 15 });
});

test("the last one of a round leaves: the next round begins, or there is nobody", () => {
  const last = { ...turns(), queue: [vera] };
  expect(withoutSpeaker(last, vera, 5, rules)).toMatchObject({ queue: [anna, boris], round: 2, endsAt: 15 });
  expect(withoutSpeaker(turns([anna]), anna, 5, rules)).toBeUndefined();
});

test("a new order keeps the speaker, and only those who still wait", () => {
  const spoken = { ...turns([anna, boris, vera, gleb]), queue: [boris, vera, gleb] };
  expect(reorder(spoken, [gleb, anna, vera, boris])).toMatchObject({
    order: [gleb, anna, vera, boris],
    queue: [boris, gleb, vera],
  });
});

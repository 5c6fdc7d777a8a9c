import { type Circle, goldenPlan, type Plan, planOf } from "../../src/simulation/plan.ts";
import type { Trouble } from "../../src/simulation/troubles.ts";

/** A meeting that is worth keeping, and the season in which it is held. */
export interface Scene {
  readonly story: string;
  readonly plan: Plan;
  /** Which group's, by its place in the plan and from 1, and which of its meetings. */
  readonly of: { readonly group: number; readonly number: number };
  /** After its end somebody asks to be forgotten. */
  readonly forgets?: boolean;
}

const first = { group: 1, number: 1 };

/** Something that befalls people at the n-th thing they do. */
const deed = (at: number, what: string, who = 0): Trouble => ({ on: "deed", at, what, times: 1, who });

/** Nobody but the people themselves, as chance has it. */
const calm = (season: number): Plan => ({ ...planOf(1, season), troubles: [] });

/** An hour in which everybody does what they are asked for, but for what is said here. */
const hour = (...troubles: readonly Trouble[]): Plan => goldenPlan(troubles);

/** The same on the first morning of a week. */
function week(...troubles: readonly Trouble[]): Plan {
  const plan = goldenPlan(troubles);
  return { ...plan, circles: plan.circles.map((circle): Circle => ({ ...circle, preset: "week" })) };
}

/**
 * What is recorded under which name. A new one is a line here. In "run-off", "too-few" and "outage-given-back" somebody
 * leaves who had been made an observer for saying nothing about the rules, which does not happen any more.
 */
export const scenes: Readonly<Record<string, Scene>> = {
  "calm-week": { story: "Five people hold a week to its end", plan: calm(5), of: first },
  "run-off": {
    story: "An hour with a report-back, a tie and its run-off, and a plain end",
    plan: planOf(1, 6),
    of: { group: 1, number: 3 },
  },
  "rules-changed": {
    story: "An hour in which the circle changes its rules",
    plan: calm(1),
    of: first,
  },
  "case-stopped": {
    story: "The presenter stops the case while solutions are voiced, and is forgotten afterwards",
    plan: hour(deed(48, "stop-case", 0)),
    of: first,
    forgets: true,
  },
  "moderator-leaves": {
    story: "The moderator leaves while solutions are written, and the runner-up leads",
    plan: hour(deed(38, "moderator-leaves")),
    of: first,
  },
  "led-with-a-firm-hand": {
    story: "The moderator extends, sets the order, passes over somebody, closes early, and hands over",
    plan: hour(
      deed(20, "extend"),
      deed(33, "order"),
      deed(40, "skip"),
      deed(54, "hand-over"),
      deed(60, "close"),
    ),
    of: first,
  },
  "paused-twice": {
    story: "The moderator pauses a week and resumes it; a second pause ends by itself",
    plan: week(deed(22, "pause"), deed(23, "resume"), deed(38, "pause")),
    of: first,
  },
  "called-off": {
    story: "Too few sign up, once more after the extension: the meeting is called off",
    plan: calm(1),
    of: { group: 2, number: 1 },
  },
  "too-few": {
    story: "People leave until fewer than three are left",
    plan: calm(4),
    of: { group: 2, number: 2 },
  },
  "no-problem": {
    story: "Nobody has a problem this time",
    plan: calm(27),
    of: { group: 1, number: 3 },
  },
  "no-case": {
    story: "A report-back is owed; the case is waited for once more, and nobody else has one",
    plan: calm(38),
    of: { group: 1, number: 3 },
  },
  "second-group": {
    story: "One of two groups that share a member meets for a week, three people, with a run-off",
    plan: calm(18),
    of: { group: 2, number: 1 },
  },
  "clocks-change": {
    story: "The clocks change in the middle of a week",
    plan: calm(20),
    of: { group: 1, number: 3 },
  },
  "outage-given-back": {
    story: "The bot is away for a while, and the step is lengthened by it",
    plan: planOf(1, 14),
    of: { group: 1, number: 4 },
  },
};

import { CURTAIN, goOn, LONGEST } from "../rehearsal/scene.ts";
import type { Life } from "./life.ts";
import { leaveGroup } from "./membership.ts";
import { refuse } from "./refusal.ts";
import { nextThing } from "./sight/faces.ts";
import { wayGone } from "./sight/steps.ts";
import { roomWords } from "./words.ts";

/** Lets others have their turn, now and then, while much time passes. */
export type Breathe = () => Promise<void>;

/** Where time is to go, and where it stops at the latest (milliseconds since 1970). */
export interface Goal {
  readonly isReached: () => boolean;
  readonly limit: number;
  /** So many milliseconds more, for the last words. */
  readonly curtain: number;
}

/** More than this many things in a row that nobody sees do not happen. */
const UNSEEN = 100;
/** Just past a closing, in milliseconds. */
const PAST = 1_000;
const HALF = 0.5;

/** One thing happens, if one is to come before the end. */
export function step(life: Life, end: number): Promise<boolean> {
  for (const player of life.players) leaveHalfWay(life, player);
  return goOn(life.stage, life.acting(), end);
}

function leaveHalfWay(life: Life, player: Life["players"][number]): void {
  if (player.character() !== "leaver" || !player.actsByItself || player.hasLeft) return;
  const { meeting } = life.standing();
  if (meeting?.status !== "running" || wayGone(meeting) < HALF) return;
  if (life.isInGroup(player.id)) leaveGroup(life, player.id);
  player.hasLeft = true;
}

/** Lets time pass until a goal is reached. */
export async function pursue(
  life: Life,
  { isReached, limit, curtain }: Goal,
  breathe: Breathe,
): Promise<void> {
  while (!isReached() && (await step(life, limit))) await breathe();
  if (curtain > 0) await runTo(life, life.stage.clock.now() + curtain, breathe);
}

export const runTo = async (life: Life, moment: number, breathe: Breathe): Promise<void> => {
  while (await step(life, moment)) await breathe();
};

/** Up to the next thing that somebody can see. */
export async function nextSight(life: Life, breathe: Breathe): Promise<void> {
  const { stage, beginning } = life;
  const { world } = stage.emulator;
  const before = world.seq;
  const end = stage.clock.now() + LONGEST.week;
  for (let unseen = 0; world.seq === before && unseen < UNSEEN; unseen += 1) {
    if (!nextThing(life)) refuse(roomWords[beginning.locale].nothingToCome);
    await step(life, end);
    look(life);
    await breathe();
  }
}

/** Just past the moment at which the step closes, or the meeting opens; or as soon as it has closed early. */
export function deadlineGoal({ standing, beginning }: Life): Goal {
  const { meeting, planned } = standing();
  const isRunning = meeting?.status === "running";
  const until = isRunning
    ? meeting.closesAt
    : meeting?.status === "paused"
      ? meeting.pausedUntil
      : planned?.opensAt;
  if (until === undefined) return refuse(roomWords[beginning.locale].noDeadline);
  const epoch = isRunning ? meeting.epoch : -1;
  const isReached = () => isRunning && standing().meeting?.epoch !== epoch;
  return { isReached, limit: until + PAST, curtain: 0 };
}

/** The end of the meeting that goes on, or else of the next one. */
export function meetingGoal({ standing, beginning, stage }: Life): Goal {
  const { meeting, planned } = standing();
  const wanted = meeting && meeting.status !== "ended" ? meeting : planned;
  if (!wanted) return refuse(roomWords[beginning.locale].noMeeting);
  const isReached = () => {
    const { meeting: now } = standing();
    return now?.id === wanted.id && now.status === "ended";
  };
  const from = Math.max(stage.clock.now(), wanted.opensAt);
  return { isReached, limit: from + LONGEST[wanted.settings.preset], curtain: CURTAIN };
}

/** Everybody who acts by themselves takes in what is new, so that what they plan can be told. */
export function look({ acting, stage }: Life): void {
  for (const actor of acting()) actor.look(stage.clock.now());
}

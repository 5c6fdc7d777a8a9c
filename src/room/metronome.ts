import { CURTAIN } from "../rehearsal/scene.ts";
import { FULL_SPEED } from "./deed.ts";
import type { Life } from "./life.ts";
import { type Goal, look, runTo, step } from "./moving.ts";
import { awaitedOfPlayed } from "./sight/faces.ts";

export interface Beating {
  readonly inTurn: <T>(act: () => Promise<T>) => Promise<T>;
  readonly life: () => Life;
  /** Something went wrong that nobody asked for. */
  readonly trouble: (error: unknown) => void;
  /** Something may have changed. */
  readonly stir: () => void;
}

/** How often time is moved on, and how long that takes at most; milliseconds of the wall. */
const BEAT = 50;
const SLICE = 25;
/** A sleeping computer does not make the group's time jump. */
const LONGEST_BEAT = 250;

/** Moves time by itself: at a speed, or to a goal as fast as it goes. Between two beats others have their turn. */
export function createMetronome({ inTurn, life, trouble, stir }: Beating) {
  let speed = 0;
  let goal: Goal | undefined;
  let beaten = 0;
  let known: ReadonlySet<string> = new Set(); // what was awaited of the played ones a beat ago
  let timer: NodeJS.Timeout | undefined;

  function stop(): void {
    clearTimeout(timer);
    timer = undefined;
    speed = 0;
    goal = undefined;
  }

  function next(): void {
    clearTimeout(timer); // time has one pulse
    timer = setTimeout(() => void inTurn(beat).catch(failed), goal ? 0 : BEAT);
  }

  /** Time stands still now, and those who look in are to see it. */
  function failed(error: unknown): void {
    trouble(error);
    stir();
  }

  /** One slice of time; what does not fit into it comes later, or not at all. */
  async function beat(): Promise<void> {
    if (!timer) return; // stopped while it waited for its turn
    if (goal) await towards(goal);
    else await playOn();
    look(life());
    stir();
    if (goal || speed > 0) next();
  }

  async function playOn(): Promise<void> {
    const now = performance.now();
    const passed = Math.min(LONGEST_BEAT, now - beaten);
    beaten = now;
    const { clock } = life().stage;
    const end = clock.now() + Math.round(passed * speed);
    const before = isGoingOn();
    const goesOn = () => isGoingOn() === before && !isNewlyAwaited();
    while ((await step(life(), end)) && performance.now() - now < SLICE && goesOn());
    // Time flies, and yet nobody misses their turn.
    if (isNewlyAwaited()) stop();
    known = awaitedOfPlayed(life());
    // Nobody wants to miss the end, nor to find a hundred meetings held when they come back to the screen.
    if (before && !isGoingOn()) await curtainFalls(CURTAIN);
  }

  const isNewlyAwaited = (): boolean =>
    awaitedOfPlayed(life())
      .values()
      .some((one) => !known.has(one));

  function isGoingOn(): boolean {
    const { meeting } = life().standing();
    return meeting?.status === "running" || meeting?.status === "paused";
  }

  /** The last words are said, and time stands still. */
  async function curtainFalls(curtain: number): Promise<void> {
    await runTo(life(), life().stage.clock.now() + curtain, async () => {});
    stop();
  }

  async function towards({ isReached, limit, curtain }: Goal): Promise<void> {
    const began = performance.now();
    while (performance.now() - began < SLICE) {
      if (!isReached() && (await step(life(), limit))) continue;
      return curtainFalls(curtain);
    }
  }

  return {
    speed: (): number => (goal ? FULL_SPEED : speed),
    stop,
    /** So many seconds in one; 0 = time stands still. */
    play: (wanted: number): void => {
      stop();
      if (wanted <= 0) return;
      speed = wanted;
      known = awaitedOfPlayed(life());
      beaten = performance.now();
      next();
    },
    goTo: (wanted: Goal): void => {
      stop();
      goal = wanted;
      next();
    },
  };
}

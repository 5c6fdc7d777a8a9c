import { z } from "zod";
import type { Ask } from "./asks.ts";
import type { Decision, Happening } from "./decision.ts";
import type { Meeting, MemberId, StepId } from "./meeting.ts";
import type { AnyMove } from "./notice.ts";

/** What a step sees when it is asked: the meeting, the moment, whether its time is up. */
export interface Scene {
  readonly meeting: Meeting;
  readonly now: number;
  readonly late: boolean;
  /** Who is writing something for the open step right now, and has not confirmed it. */
  readonly drafting: readonly MemberId[];
}

/** The step asks for its one extension instead of an outcome (protocol: gather, tell-case). */
export const EXTEND = "extend";

/** One stage of a meeting. It opens, decides over moves, and ends in a named outcome; it never knows what comes next. */
export interface Step<M extends AnyMove = AnyMove, O extends string = string> {
  readonly id: StepId;
  readonly move: z.ZodType<M>;
  readonly outcomes: readonly O[];
  /** Closing it early would decide over people instead of time, so the moderator cannot. */
  readonly keepsItsTime?: boolean;
  /** Beside another step: whether there is anything to do at all. */
  needed?(meeting: Meeting): boolean;
  open(scene: Scene): Happening;
  decide(move: M, by: MemberId, scene: Scene): Decision;
  /** The moderator passes over a silent person; where it is not said, they pass. */
  skip?(member: MemberId, scene: Scene): Decision;
  /** What time or completeness brings about inside the step; undefined = nothing now. */
  progress?(scene: Scene): Happening | undefined;
  asks(scene: Scene): readonly Ask[];
  /** What may still be given once the step has closed, as long as the meeting runs; nobody waits for it. */
  readonly afterwards?: {
    asks(scene: Scene): readonly Ask[];
    decide(move: M, by: MemberId, scene: Scene): Decision;
  };
  /** Undefined while it is still open. */
  outcome(scene: Scene): NoInfer<O> | typeof EXTEND | undefined;
  close?(scene: Scene, outcome: NoInfer<O>): Happening;
  /** Moments before the closing at which progress may have something to do. */
  moments?(meeting: Meeting): readonly number[];
}

/** Declares a step; the types of its moves and outcomes flow from the declaration. */
export const defineStep = <M extends AnyMove, const O extends string>(step: Step<M, O>): Step<M, O> => step;

export const pass = z.object({ type: z.literal("pass"), step: z.string() });
export const done = z.object({ type: z.literal("done"), step: z.string() });

/** The middle of a step's window. */
export const halfTime = ({ openedAt, closesAt }: Meeting): number => openedAt + (closesAt - openedAt) / 2;

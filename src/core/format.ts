import type { Closing, StepId } from "./meeting.ts";
import type { AnyMove } from "./notice.ts";
import type { Step } from "./step.ts";

/** Where a route may lead instead of a step: the meeting is over, in one of these ways. */
export type End = `end:${Ending}`;
export type Ending = "held" | "calledOff" | "noProblem" | "noCase" | "tooFew";

export interface Stage<K extends string = string> {
  readonly step: Step;
  /** A step that runs beside this one and closes with it. */
  readonly beside?: Step;
  readonly routes: Readonly<Record<string, K | End>>;
  readonly closing: Closing;
}

/** An ordered set of steps with routes from outcomes: the whole protocol on one screen. */
export interface Format {
  readonly id: string;
  readonly first: StepId;
  readonly stages: Readonly<Record<StepId, Stage>>;
  /** The steps that make no sense without a presenter, and where a case that was stopped leads. */
  readonly needsPresenter: readonly StepId[];
  readonly afterStop: StepId;
  /** The steps in which there is still something to do for whoever accepts changed rules late. */
  readonly letsIn: readonly StepId[];
}

const days = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"] as const;
type Day = (typeof days)[number];

/** A closing as the protocol writes it: "Tue 10:00" counts from a Monday, minutes are for the hour preset. */
export const closes = (when: `${Day} ${number}:${number}`, minutes: number): Closing => ({
  day: days.findIndex((day) => when.startsWith(day)),
  time: when.slice(4),
  minutes,
});

/** One stage: every outcome of its step needs a route, or it does not compile. */
export const stage = <M extends AnyMove, O extends string, const K extends string>(
  step: Step<M, O>,
  closing: Closing,
  routes: Readonly<Record<O, K | End>>,
  beside?: Step,
): Stage<K> => ({
  step: step as Step,
  closing,
  routes,
  ...(beside && { beside }),
});

/** Declares a format; a route to a step that it does not have does not compile. */
export const defineFormat = <const K extends string>(format: {
  readonly id: string;
  readonly first: NoInfer<K>;
  readonly needsPresenter: readonly NoInfer<K>[];
  readonly afterStop: NoInfer<K>;
  readonly letsIn: readonly NoInfer<K>[];
  readonly stages: Readonly<Record<K, Stage<NoInfer<K>>>>;
}): Format => format;

export const stepsOf = (format: Format): readonly Step[] =>
  Object.values(format.stages).flatMap(({ step, beside }) => (beside ? [beside, step] : [step]));

export const stepById = (format: Format, id: StepId): Step | undefined =>
  stepsOf(format).find((step) => step.id === id);

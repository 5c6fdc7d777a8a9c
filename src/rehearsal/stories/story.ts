/** How a simulated colleague takes part: at once, late, hardly at all, or at length. */
export type Character = "prompt" | "slow" | "silent" | "talkative";

/** A clarifying question and what the presenter answers to it (protocol: clarify). */
export interface Question {
  readonly ask: string;
  readonly answer: string;
  /** What was typed first: advice dressed as a question. After the bot's hint it becomes `ask`. */
  readonly slip?: string;
}

/** A solution of the story: the first or the second one of its author. */
export interface SolutionRef {
  readonly solutionBy: string;
  readonly nth: 1 | 2;
}

export interface Weighing extends SolutionRef {
  readonly sign: "plus" | "minus";
  readonly text: string;
}

export interface Colleague {
  readonly name: string;
  readonly character: Character;
  /** One sentence on the theme, up to 300 characters. */
  readonly problem: string;
  readonly questions: readonly Question[];
  /** Some begin with the formula, to some the bot supplies it. */
  readonly solutions: readonly string[];
  /** Also of people who may be missing from a smaller cast: see `heardBy`. */
  readonly weighings: readonly Weighing[];
  readonly learning: string;
  /** What they propose for next time, one line. */
  readonly theme?: string;
  /** The rule they propose; one colleague in a story has one. */
  readonly rule?: string;
  /** What they write down for themselves while the case is told. */
  readonly note?: string;
}

/** What the presenter will try; every solution named here belongs to the first three colleagues. */
export interface Commitment {
  readonly tries: readonly SolutionRef[];
  readonly why: string;
  readonly plan: string;
}

export type StoryId = "kindergarten" | "psychologists";
export type StoryLocale = "en" | "ru";

/** Everything that the simulated colleagues of one group say during a meeting. */
export interface Story {
  readonly id: StoryId;
  readonly locale: StoryLocale;
  readonly group: string;
  readonly theme: string;
  readonly address: "ty" | "vy";
  /** Twelve; the first six are the natural cast, and any first 3–12 can hold a meeting. */
  readonly colleagues: readonly Colleague[];
  /** Whose problem the cast votes for: one of the first three. */
  readonly presenter: string;
  /** The case as it is published, message by message. */
  readonly caseTold: readonly string[];
  /** How the draft's last message went on: a cause or self-blame, left out after the bot's hint. */
  readonly caseSlip: string;
  readonly commitment: Commitment;
  /** What came of it, told at the next meeting. */
  readonly report: string;
}

export const plus = (solutionBy: string, text: string, nth: 1 | 2 = 1): Weighing => ({
  solutionBy,
  nth,
  sign: "plus",
  text,
});

export const minus = (solutionBy: string, text: string, nth: 1 | 2 = 1): Weighing => ({
  ...plus(solutionBy, text, nth),
  sign: "minus",
});

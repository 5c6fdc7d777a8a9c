import type { Fact } from "./facts.ts";
import type { Args, Notice } from "./notice.ts";

/** What a group will live through: what happened, and what is said about it to whom. */
export interface Happening {
  readonly facts: readonly Fact[];
  readonly notices: readonly Notice[];
}

/** A no is a value. Its reason is a text key (`refusal-<reason>`), so that every no has words. */
export interface Refusal {
  readonly refused: string;
  readonly args: Args;
}

export type Decision = Happening | Refusal;

export const nothing: Happening = { facts: [], notices: [] };

export const accept = (facts: readonly Fact[], notices: readonly Notice[] = []): Happening => ({
  facts,
  notices,
});

export const refuse = (refused: string, args: Args = {}): Refusal => ({ refused, args });

export const isRefusal = (decision: Decision): decision is Refusal => "refused" in decision;

export const together = (...happenings: readonly Happening[]): Happening => ({
  facts: happenings.flatMap((one) => one.facts),
  notices: happenings.flatMap((one) => one.notices),
});

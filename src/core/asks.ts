import type { Meeting, MemberId, StepId } from "./meeting.ts";
import type { AnyMove, Args, Choice } from "./notice.ts";

/**
 * One thing that one person may give now. From these alone follow prompts, reminders, `/now`, the card
 * and early closing; nobody stores them.
 *
 * - owed: the circle waits for it;
 * - lingering: they gave enough, and may still add: the step stays open, nobody reminds them;
 * - welcome: it may be given, nothing waits for it.
 */
export interface Ask {
  readonly member: MemberId;
  readonly step: StepId;
  readonly kind: string;
  readonly weight: "owed" | "lingering" | "welcome";
  /** What it speaks of: a contribution's id, or 0. */
  readonly about: number;
  /** The round in which it is their turn, or 0: who had the last turn may have the first one of the next round, too. */
  readonly round: number;
  readonly input: "text" | "pieces" | "none";
  readonly args: Args;
  readonly choices: readonly Choice[];
  readonly until: number;
  /** It shows what others said, and so is protected from forwarding. */
  readonly quotes: boolean;
  /** No prompt of its own: a poll or a post in the group already asks. */
  readonly quiet: boolean;
  /** What it means to say nothing, as a text key, where that is an answer of its own; empty = it is not. */
  readonly silence: string;
}

export const passMove = (step: StepId): AnyMove => ({ type: "pass", step });
export const passChoice = (step: StepId, label = "button-pass"): Choice => ({ label, move: passMove(step) });

export type Asking = Partial<Omit<Ask, "member" | "step" | "kind">>;

/** Asks one person of one step; what is not said is the usual: a text, owed, until the step closes. */
export const ask = (
  meeting: Meeting,
  step: StepId,
  member: MemberId,
  kind: string,
  how: Asking = {},
): Ask => ({
  member,
  step,
  kind,
  weight: "owed",
  about: 0,
  round: 0,
  input: "text",
  args: {},
  choices: [passChoice(step)],
  until: meeting.closesAt,
  quotes: false,
  quiet: false,
  silence: "",
  ...how,
});

export const sameAsk = (a: Ask, b: Ask): boolean =>
  a.member === b.member &&
  a.step === b.step &&
  a.kind === b.kind &&
  a.about === b.about &&
  a.round === b.round;

export const waitsFor = ({ weight }: Ask): boolean => weight === "owed";

/** It is put to them and may be reminded of, even where nobody waits for it because silence answers it, too. */
export const isPut = (one: Ask): boolean => waitsFor(one) || (keepsOpen(one) && one.silence !== "");
export const keepsOpen = ({ weight }: Ask): boolean => weight !== "welcome";

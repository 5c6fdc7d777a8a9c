import type { Ballot, Contribution, MemberId, Person, Piece, StepId, Turns } from "./meeting.ts";

/** Everything that can have happened in a meeting. Steps speak this one language, so one place evolves it. */
export type Fact =
  | { readonly type: "opened" }
  | {
      readonly type: "stepsOpened";
      readonly steps: readonly StepId[];
      readonly at: number;
      readonly closesAt: number;
    }
  | { readonly type: "stepClosed"; readonly step: StepId; readonly outcome: string }
  | { readonly type: "phaseEntered"; readonly phase: string }
  | {
      readonly type: "closingMoved";
      readonly at: number;
      readonly closesAt: number;
      readonly extended: boolean;
    }
  /** The window lies later by `ms`, and the turn in it by `turnMs`, where that is said; `eased` = ends that hitches moved. */
  | {
      readonly type: "lengthened";
      readonly ms: number;
      readonly turnMs?: number;
      readonly eased?: readonly number[];
    }
  | { readonly type: "reminded"; readonly which: "half" | "last" }
  | { readonly type: "paused"; readonly at: number; readonly until: number }
  /** The window lies later by the whole pause, or by `ms`, and its turn by `turnMs`, where that is said. */
  | { readonly type: "resumed"; readonly at: number; readonly ms?: number; readonly turnMs?: number }
  | { readonly type: "ended"; readonly ending: string }
  | { readonly type: "personCame"; readonly person: Person }
  | { readonly type: "roleTaken"; readonly member: MemberId; readonly role: Person["role"] }
  | { readonly type: "personLeft"; readonly member: MemberId }
  /** Who they were and what they said is gone for good; what stands in its place is in the group's language. */
  | {
      readonly type: "personForgotten";
      readonly member: MemberId;
      readonly name: string;
      readonly words: string;
    }
  | { readonly type: "moderationDeclined"; readonly member: MemberId }
  | {
      readonly type: "moderatorNamed";
      readonly member: MemberId | undefined;
      readonly runnersUp: readonly MemberId[];
    }
  | { readonly type: "presenterNamed"; readonly member: MemberId; readonly problem: number }
  | { readonly type: "orderSet"; readonly order: readonly MemberId[] }
  | { readonly type: "rulesAgreed"; readonly rules: readonly string[] }
  | { readonly type: "themeChosen"; readonly theme: string }
  | {
      readonly type: "contributed";
      readonly contribution: Contribution;
      /** A question: until when it comes before those that are asked after it. */
      readonly answerBy?: number;
    }
  | {
      readonly type: "revised";
      readonly id: number;
      readonly text: string;
      readonly pieces: readonly Piece[];
    }
  | { readonly type: "published"; readonly id: number; readonly number: number }
  | { readonly type: "withdrawn"; readonly id: number }
  | { readonly type: "erased"; readonly id: number }
  | { readonly type: "ballotOpened"; readonly ballot: Ballot }
  | {
      readonly type: "voted";
      readonly ballot: number;
      readonly voter: MemberId;
      readonly options: readonly number[];
    }
  | { readonly type: "ballotClosed"; readonly ballot: number }
  /** The vote is over, and Telegram is asked what the poll shows. */
  | { readonly type: "ballotCounting"; readonly ballot: number; readonly at: number }
  /** It shows this; without `counts`, nobody can say. */
  | {
      readonly type: "ballotCounted";
      readonly ballot: number;
      readonly at: number;
      readonly counts?: readonly number[];
    }
  | { readonly type: "ballotDisputed"; readonly ballot: number; readonly until: number }
  | { readonly type: "ballotSettled"; readonly ballot: number; readonly shown: readonly number[] }
  | { readonly type: "ballotVoided"; readonly ballot: number }
  | { readonly type: "turnsMoved"; readonly turns: Turns | undefined }
  | { readonly type: "marked"; readonly step: StepId; readonly member: MemberId; readonly mark: string }
  | { readonly type: "reportAsked" }
  | { readonly type: "acted"; readonly member: MemberId };

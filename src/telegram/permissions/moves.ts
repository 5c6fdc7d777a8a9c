import type { z } from "zod";
import type { voteMove } from "../../core/ballots.ts";
import type { leadMove } from "../../core/lead.ts";
import type { commonMove } from "../../core/presence.ts";
import type { Step } from "../../core/step.ts";
import type { agreeRules } from "../../steps/agree-rules/step.ts";
import type { chooseProblem } from "../../steps/choose-problem/step.ts";
import type { chooseSolutions } from "../../steps/choose-solutions/step.ts";
import type { chooseTheme } from "../../steps/choose-theme/step.ts";
import type { clarify } from "../../steps/clarify/step.ts";
import type { electModerator } from "../../steps/elect-moderator/step.ts";
import type { gather } from "../../steps/gather/step.ts";
import type { reportBack } from "../../steps/report-back/step.ts";
import type { shareLearnings } from "../../steps/share-learnings/step.ts";
import type { stateProblems } from "../../steps/state-problems/step.ts";
import type { tellCase } from "../../steps/tell-case/step.ts";
import type { voiceSolutions } from "../../steps/voice-solutions/step.ts";
import type { weighSolutions } from "../../steps/weigh-solutions/step.ts";
import type { writeSolutions } from "../../steps/write-solutions/step.ts";

type MoveOf<S> = S extends Step<infer M, infer _> ? M["type"] : never;

type StepMove = MoveOf<
  | typeof gather
  | typeof electModerator
  | typeof agreeRules
  | typeof stateProblems
  | typeof chooseProblem
  | typeof tellCase
  | typeof clarify
  | typeof writeSolutions
  | typeof voiceSolutions
  | typeof weighSolutions
  | typeof chooseSolutions
  | typeof shareLearnings
  | typeof chooseTheme
  | typeof reportBack
>;

/** Everything that a person can do in a meeting, by the name of its move. */
export type MoveName = StepMove | z.infer<typeof leadMove | typeof commonMove | typeof voteMove>["type"];

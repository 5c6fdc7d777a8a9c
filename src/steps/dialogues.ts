import type { Dialogue } from "../telegram/talk/dialogue.ts";
import { agreeRulesDialogue } from "./agree-rules/dialogue.ts";
import { chooseSolutionsDialogue } from "./choose-solutions/dialogue.ts";
import { chooseThemeDialogue } from "./choose-theme/dialogue.ts";
import { clarifyDialogue } from "./clarify/dialogue.ts";
import { reportBackDialogue } from "./report-back/dialogue.ts";
import { shareLearningsDialogue } from "./share-learnings/dialogue.ts";
import { stateProblemsDialogue } from "./state-problems/dialogue.ts";
import { tellCaseDialogue } from "./tell-case/dialogue.ts";
import { voiceSolutionsDialogue } from "./voice-solutions/dialogue.ts";
import { weighSolutionsDialogue } from "./weigh-solutions/dialogue.ts";
import { writeSolutionsDialogue } from "./write-solutions/dialogue.ts";

/**
 * The private conversation of every step that asks for words. Taking part, voting, choosing a tied problem are one
 * tap each and need none.
 */
export const dialogues: readonly Dialogue[] = [
  reportBackDialogue,
  agreeRulesDialogue,
  stateProblemsDialogue,
  tellCaseDialogue,
  clarifyDialogue,
  writeSolutionsDialogue,
  voiceSolutionsDialogue,
  weighSolutionsDialogue,
  chooseSolutionsDialogue,
  shareLearningsDialogue,
  chooseThemeDialogue,
];

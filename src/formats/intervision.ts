import { closes, defineFormat, stage } from "../core/format.ts";
import { agreeRules } from "../steps/agree-rules/step.ts";
import { chooseProblem } from "../steps/choose-problem/step.ts";
import { chooseSolutions } from "../steps/choose-solutions/step.ts";
import { chooseTheme } from "../steps/choose-theme/step.ts";
import { clarify } from "../steps/clarify/step.ts";
import { electModerator } from "../steps/elect-moderator/step.ts";
import { gather } from "../steps/gather/step.ts";
import { reportBack } from "../steps/report-back/step.ts";
import { shareLearnings } from "../steps/share-learnings/step.ts";
import { stateProblems } from "../steps/state-problems/step.ts";
import { tellCase } from "../steps/tell-case/step.ts";
import { voiceSolutions } from "../steps/voice-solutions/step.ts";
import { weighSolutions } from "../steps/weigh-solutions/step.ts";
import { writeSolutions } from "../steps/write-solutions/step.ts";

/** The protocol on one screen: which step closes when, and where each of its outcomes leads. */
export const intervision = defineFormat({
  id: "intervision",
  first: "gather",
  stages: {
    gather: stage(
      gather,
      closes("Mon 20:00", 5),
      { gathered: "elect-moderator", tooFew: "end:calledOff" },
      reportBack,
    ),
    "elect-moderator": stage(electModerator, closes("Tue 10:00", 3), {
      elected: "agree-rules",
      nobody: "agree-rules",
    }),
    "agree-rules": stage(agreeRules, closes("Tue 14:00", 2), { agreed: "state-problems" }),
    "state-problems": stage(stateProblems, closes("Tue 20:00", 5), {
      several: "choose-problem",
      one: "tell-case",
      none: "end:noProblem",
    }),
    "choose-problem": stage(chooseProblem, closes("Wed 12:00", 3), {
      chosen: "tell-case",
      none: "end:noProblem",
    }),
    "tell-case": stage(tellCase, closes("Wed 20:00", 8), { told: "clarify", noCase: "end:noCase" }),
    clarify: stage(clarify, closes("Thu 20:00", 10), { clarified: "write-solutions" }),
    "write-solutions": stage(writeSolutions, closes("Fri 12:00", 6), {
      written: "voice-solutions",
      none: "share-learnings",
    }),
    "voice-solutions": stage(voiceSolutions, closes("Fri 20:00", 7), {
      voiced: "weigh-solutions",
      none: "share-learnings",
    }),
    "weigh-solutions": stage(weighSolutions, closes("Sat 20:00", 6), { weighed: "choose-solutions" }),
    "choose-solutions": stage(chooseSolutions, closes("Sun 12:00", 2), {
      chosen: "share-learnings",
      silent: "share-learnings",
    }),
    "share-learnings": stage(shareLearnings, closes("Sun 18:00", 2), { shared: "choose-theme" }),
    "choose-theme": stage(chooseTheme, closes("Sun 20:00", 1), { chosen: "end:held" }),
  },
  needsPresenter: ["clarify", "write-solutions", "voice-solutions", "weigh-solutions", "choose-solutions"],
  afterStop: "choose-theme",
  letsIn: ["agree-rules", "state-problems", "choose-problem", "tell-case", "clarify", "write-solutions"],
});

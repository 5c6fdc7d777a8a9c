import type { Habit, Self } from "../habit.ts";
import { chooseSolutions } from "./choosing.ts";
import { answerQuestions, askQuestions } from "./clarifying.ts";
import { comeIn, takePart } from "./joining.ts";
import { answerRules, confirmRules } from "./rules.ts";
import { voiceSolutions, writeSolutions } from "./solving.ts";
import { tellCase } from "./telling.ts";
import { vote } from "./voting.ts";
import { weighSolutions } from "./weighing.ts";
import { keepNote, proposeTheme, seePanel, shareLearning, stateProblem } from "./writing.ts";

/** Everything that a colleague may be asked for in a meeting, and what they then do. */
export const habitsOf = (self: Self): readonly Habit[] => [
  comeIn,
  takePart,
  vote,
  seePanel,
  answerRules,
  confirmRules,
  stateProblem,
  tellCase,
  keepNote,
  askQuestions(self),
  answerQuestions,
  writeSolutions,
  voiceSolutions,
  weighSolutions,
  chooseSolutions,
  shareLearning,
  proposeTheme,
];

import { z } from "zod";
import { ask } from "../../core/asks.ts";
import { objection } from "../../core/contribute.ts";
import { accept, type Decision, type Happening, nothing, refuse, together } from "../../core/decision.ts";
import { evolveAll } from "../../core/evolve.ts";
import { isTurnOver, turnMoments } from "../../core/grace.ts";
import type { Contribution, Meeting, MemberId } from "../../core/meeting.ts";
import type { Choice } from "../../core/notice.ts";
import { writeChoice } from "../../core/prompts.ts";
import { given, speakingOrder } from "../../core/roles.ts";
import { defineStep, pass } from "../../core/step.ts";
import { turnTime } from "../../core/timetable.ts";
import { told } from "../../core/told.ts";
import { giveTurn, missing } from "../../core/turn-taking.ts";
import { nextTurn, speaker, startTurns } from "../../core/turns.ts";
import { withFormula } from "../../core/wording/formula.ts";

const id = "voice-solutions";
const turnKey = "turn-solution";

const rules = (meeting: Meeting) => ({ rounds: 1, turnMs: turnTime(meeting.settings) });

const move = z.discriminatedUnion("type", [
  z.object({ type: z.literal("voice"), solution: z.number(), text: z.string().optional() }),
  z.object({ type: z.literal("hold-back"), solution: z.number() }),
  pass,
]);

const sealed = (meeting: Meeting) => given(meeting, "solution").filter(({ status }) => status === "sealed");
const sealedBy = (meeting: Meeting, author: MemberId) =>
  sealed(meeting).filter((one) => one.author === author);
const voiced = (meeting: Meeting) =>
  given(meeting, "solution").filter(({ status }) => status === "published");

/** In turn, each solution is heard under its author's name and gets its number on the sheet. */
export const voiceSolutions = defineStep({
  id,
  move,
  outcomes: ["voiced", "none"],
  open: ({ meeting, now }) => {
    const authors = speakingOrder(meeting).filter((member) => sealedBy(meeting, member).length > 0);
    return giveTurn(meeting, startTurns(authors, now, rules(meeting)), turnKey);
  },
  decide: (made, by, { meeting, now }) => {
    if (speaker(meeting.turns) !== by) return refuse("notYourTurn");
    if (made.type === "pass")
      return onward(
        meeting,
        accept(sealedBy(meeting, by).map((one) => ({ type: "withdrawn", id: one.id }))),
        now,
      );
    const solution = sealedBy(meeting, by).find((one) => one.id === made.solution);
    if (!solution) return refuse("alreadyGiven");
    if (made.type === "hold-back")
      return onward(meeting, accept([{ type: "withdrawn", id: solution.id }]), now);
    return voice(meeting, solution, made.text ?? solution.text, now);
  },
  skip: (member, { meeting, now }) => onward(meeting, publishAll(meeting, sealedBy(meeting, member)), now),
  progress: (scene) => {
    const { meeting, now } = scene;
    const { turns } = meeting;
    if (!turns) return undefined;
    const gone = missing(meeting, turns, now, rules(meeting));
    if (gone) return giveTurn(meeting, gone.turns, turnKey);
    const silent = speaker(turns);
    if (silent === undefined || !isTurnOver(scene, turns)) return undefined;
    return onward(meeting, publishAll(meeting, sealedBy(meeting, silent)), now);
  },
  asks: ({ meeting }) => {
    const current = speaker(meeting.turns);
    const solution = current === undefined ? undefined : sealedBy(meeting, current)[0];
    if (!solution || !meeting.turns) return [];
    const publish: Choice = { label: "button-voice", move: { type: "voice", solution: solution.id } };
    const edit = writeChoice({ step: id, kind: "voice", about: solution.id });
    const holdBack: Choice = {
      label: "button-hold-back",
      move: { type: "hold-back", solution: solution.id },
    };
    return [
      ask(meeting, id, solution.author, "voice", {
        about: solution.id,
        until: Math.min(meeting.turns.endsAt, meeting.closesAt),
        args: { text: withFormula(solution.text, meeting.settings.locale) },
        choices: [publish, edit, holdBack],
      }),
    ];
  },
  outcome: ({ meeting, late }) => {
    if (!late && meeting.turns !== undefined) return undefined;
    return voiced(meeting).length + sealed(meeting).length > 0 ? "voiced" : "none";
  },
  close: ({ meeting }) => publishAll(meeting, sealed(meeting)),
  moments: turnMoments,
});

function voice(meeting: Meeting, solution: Contribution, text: string, now: number): Decision {
  const refused = objection(text);
  if (refused) return refused;
  const revised = accept([{ type: "revised", id: solution.id, text: text.trim(), pieces: [] }]);
  const after = evolveAll(meeting, revised.facts);
  return onward(meeting, together(revised, publishAll(after, [{ ...solution, text }])), now);
}

/** Publishes solutions one by one, each with the formula and the next number on the sheet. */
function publishAll(meeting: Meeting, solutions: readonly Contribution[]): Happening {
  const first = voiced(meeting).length + 1;
  return solutions.reduce<Happening>((said, solution, index) => {
    const number = first + index;
    const text = withFormula(solution.text, meeting.settings.locale);
    return together(
      said,
      accept(
        [
          { type: "revised", id: solution.id, text, pieces: [] },
          { type: "published", id: solution.id, number },
        ],
        told(meeting, { ...solution, number, text }),
      ),
    );
  }, nothing);
}

/** The turn goes on once its speaker has nothing sealed left. */
function onward(meeting: Meeting, happening: Happening, now: number): Happening {
  const after = evolveAll(meeting, happening.facts);
  const current = speaker(after.turns);
  if (!after.turns || current === undefined || sealedBy(after, current).length > 0) return happening;
  return together(happening, giveTurn(after, nextTurn(after.turns, false, now, rules(meeting)), turnKey));
}

import { z } from "zod";
import { ask, passChoice } from "../../core/asks.ts";
import { contributeOnce, reveal } from "../../core/contribute.ts";
import { accept, isRefusal, refuse, together } from "../../core/decision.ts";
import { evolveAll } from "../../core/evolve.ts";
import type { Meeting, MemberId } from "../../core/meeting.ts";
import { tell } from "../../core/notice.ts";
import { namePresenter } from "../../core/presenter.ts";
import {
  given,
  givenBy,
  isMarked,
  isParticipant,
  participantIds,
  participants,
  personIn,
} from "../../core/roles.ts";
import { defineStep, pass } from "../../core/step.ts";

const id = "state-problems";
/** A problem is one sentence; this is a long one. */
const LONGEST_PROBLEM = 300;

const move = z.discriminatedUnion("type", [
  z.object({ type: z.literal("state-problem"), text: z.string() }),
  z.object({ type: z.literal("restate-problem") }),
  pass,
]);

const restateChoice = { label: "button-restate", move: { type: "restate-problem" } };

const hasAnswered = (meeting: Meeting, member: MemberId): boolean =>
  givenBy(meeting, "problem", member).length > 0 || isMarked(meeting, id, member, "passed");

/** Who has left keeps their words, but will not tell the case. */
const tellable = (meeting: Meeting) =>
  given(meeting, "problem").filter(({ author }) => isParticipant(meeting, author));

/** Everybody states one problem, in private; all are revealed together. */
export const stateProblems = defineStep({
  id,
  move,
  outcomes: ["several", "one", "none"],
  open: () => accept([]),
  decide: (made, by, { meeting }) => {
    if (!isParticipant(meeting, by)) return refuse("notParticipant");
    if (made.type === "pass") {
      const stated = givenBy(meeting, "problem", by);
      return accept([
        ...stated.map((one) => ({ type: "withdrawn", id: one.id }) as const),
        { type: "marked", step: id, member: by, mark: "passed" },
      ]);
    }
    const text = made.type === "restate-problem" ? (personIn(meeting, by)?.parked ?? "") : made.text;
    const offer = { step: id, kind: "problem", author: by, text };
    const stated = contributeOnce(meeting, offer, LONGEST_PROBLEM);
    if (isRefusal(stated)) return stated;
    return together(stated, accept([], [tell(meeting, by, "problem-sealed", { text: text.trim() })]));
  },
  asks: ({ meeting }) =>
    participants(meeting).map((person) =>
      ask(meeting, id, person.id, "problem", {
        weight: hasAnswered(meeting, person.id) ? "welcome" : "owed",
        choices: [...(person.parked === "" ? [] : [restateChoice]), passChoice(id)],
        args: { parked: person.parked, again: person.parked === "" ? 0 : 1 },
      }),
    ),
  outcome: ({ meeting, late }) => {
    if (!late && !participantIds(meeting).every((member) => hasAnswered(meeting, member))) return undefined;
    const count = tellable(meeting).length;
    return count === 0 ? "none" : count === 1 ? "one" : "several";
  },
  close: ({ meeting }, outcome) => {
    const revealed = reveal(meeting, given(meeting, "problem"), "problems-revealed");
    if (outcome !== "one") return revealed;
    const shown = evolveAll(meeting, revealed.facts);
    const only = tellable(shown).map((problem) => namePresenter(shown, problem, "presenter-only"));
    return together(revealed, ...only);
  },
});

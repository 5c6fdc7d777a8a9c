import { z } from "zod";
import { ask, passChoice } from "../../core/asks.ts";
import { commitmentMade } from "../../core/commitment.ts";
import { contribute, newContribution, objection } from "../../core/contribute.ts";
import { accept, type Decision, isRefusal, refuse, together } from "../../core/decision.ts";
import type { Meeting, MemberId } from "../../core/meeting.ts";
import type { Choice } from "../../core/notice.ts";
import { given, isMarked, isParticipant, onSheet } from "../../core/roles.ts";
import { defineStep, pass } from "../../core/step.ts";

const id = "choose-solutions";

const move = z.discriminatedUnion("type", [
  z.object({
    type: z.literal("choose-solutions"),
    solutions: z.array(z.number()).readonly(),
    why: z.string(),
    plan: z.string().optional(),
  }),
  pass,
]);

const chooseChoice: Choice = { label: "button-choose-solutions", command: `write ${id} commitment 0` };

const hasChosen = (meeting: Meeting): boolean => given(meeting, "commitment").length > 0;
const isPresenterHere = ({ presenter, ...meeting }: Meeting): boolean =>
  presenter !== undefined && isParticipant({ ...meeting, presenter }, presenter);

/** The presenter says what they will try, and why; remembered for the next report-back. */
export const chooseSolutions = defineStep({
  id,
  move,
  outcomes: ["chosen", "silent"],
  open: () => accept([]),
  decide: (made, by, { meeting }) => {
    if (by !== meeting.presenter) return refuse("notPresenter");
    if (hasChosen(meeting)) return refuse("alreadyGiven");
    if (made.type === "pass") return accept([{ type: "marked", step: id, member: by, mark: "passed" }]);
    return commit(meeting, by, made);
  },
  asks: ({ meeting }) => {
    const { presenter } = meeting;
    if (presenter === undefined || hasChosen(meeting) || isMarked(meeting, id, presenter, "passed"))
      return [];
    return [
      ask(meeting, id, presenter, "commitment", { choices: [chooseChoice, passChoice(id)], input: "none" }),
    ];
  },
  outcome: ({ meeting, late }) => {
    if (hasChosen(meeting)) return "chosen";
    const passed = meeting.presenter !== undefined && isMarked(meeting, id, meeting.presenter, "passed");
    return late || passed || !isPresenterHere(meeting) ? "silent" : undefined;
  },
});

interface Choosing {
  readonly solutions: readonly number[];
  readonly why: string;
  readonly plan?: string | undefined;
}

function commit(meeting: Meeting, by: MemberId, { solutions, why, plan = "" }: Choosing): Decision {
  const chosen = onSheet(meeting).filter((one) => solutions.includes(one.id));
  if (chosen.length !== new Set(solutions).size) return refuse("unknownChoice");
  const offer = {
    step: id,
    kind: "commitment",
    author: by,
    text: why,
    about: chosen.map((one) => one.id),
    status: "published",
  } as const;
  const refused = plan.trim() === "" ? undefined : objection(plan);
  if (refused) return refused;
  const committed = contribute(meeting, offer);
  if (isRefusal(committed)) return committed;
  const { id: own } = newContribution(meeting, offer);
  const planned = {
    ...newContribution(meeting, { ...offer, kind: "plan", text: plan, about: [own] }),
    id: own + 1,
  };
  const shown = commitmentMade(meeting, { ...offer, id: own, text: why.trim() }, plan.trim());
  const facts = plan.trim() === "" ? [] : [{ type: "contributed", contribution: planned } as const];
  return together(committed, accept(facts, [shown]));
}

import { objection } from "./contribute.ts";
import { accept, type Decision, refuse } from "./decision.ts";
import type { Contribution, Meeting, MemberId } from "./meeting.ts";
import { contributionById, given } from "./roles.ts";
import { isBlank } from "./wording/blank.ts";
import { withFormula } from "./wording/formula.ts";

export interface Amending {
  /** The contribution. */
  readonly id: number;
  readonly by: MemberId;
  /** All that it says from now on. */
  readonly text: string;
}

/** What somebody has said in front of everybody can be mended by them until somebody else has built on it. */
export function amend(meeting: Meeting, { id, by, text }: Amending): Decision {
  const said = contributionById(meeting, id);
  if (said?.author !== by || said.status !== "published") return refuse("builtOn");
  if (!isOpen(meeting, said) || isBuiltOn(meeting, said)) return refuse("builtOn");
  const mayBeBare = said.kind === "plus" || said.kind === "minus";
  const refused = mayBeBare && isBlank(text) ? undefined : objection(text);
  const words = said.kind === "solution" ? withFormula(text, meeting.settings.locale) : text.trim();
  return refused ?? accept([{ type: "revised", id, text: words, pieces: [] }]);
}

/** A solution may be mended until the discussion of all of them is over, anything else in its own step. */
function isOpen({ status, steps, history }: Meeting, { kind, step }: Contribution): boolean {
  if (status !== "running") return false;
  return kind === "solution"
    ? !history.some((past) => past.step === "weigh-solutions")
    : steps.includes(step);
}

/** An answer, a plus, a choice speaks of it; an answer is built on by the question that comes after it. */
function isBuiltOn(meeting: Meeting, { id, kind }: Contribution): boolean {
  const isSpokenOf = meeting.contributions.some(
    ({ about, status }) => about.includes(id) && status !== "withdrawn",
  );
  return isSpokenOf || (kind === "answer" && given(meeting, "question").some((question) => question.id > id));
}

import { ballotOf, votesOfRef } from "./ballots.ts";
import { postOf } from "./contribute.ts";
import { accept, type Happening, together } from "./decision.ts";
import { evolveAll } from "./evolve.ts";
import type { Contribution, Meeting, MemberId } from "./meeting.ts";
import { replaceModerator } from "./moderator.ts";
import { tellGroup } from "./notice.ts";
import { given, isMarked, isParticipant, nameOf } from "./roles.ts";

/** Marks about the case as a whole stand under this name instead of a step's. */
export const CASE = "case";

/** This presenter has stopped, or given back, the case. */
export const hasStopped = (meeting: Meeting, member: MemberId): boolean =>
  isMarked(meeting, CASE, member, "stopped", "passed");

/** The author of the chosen problem tells it; a moderator cannot do both, so the runner-up leads from here (protocol: choose-problem). */
export function namePresenter(meeting: Meeting, problem: Contribution, key = "presenter-chosen"): Happening {
  const named = accept(
    [{ type: "presenterNamed", member: problem.author, problem: problem.id }],
    [
      tellGroup(
        meeting,
        key,
        { name: nameOf(meeting, problem.author), number: problem.number, text: problem.text },
        { sealed: true, post: postOf(problem.id) },
      ),
    ],
  );
  if (problem.author !== meeting.moderator) return named;
  return together(named, replaceModerator(evolveAll(meeting, named.facts)));
}

/** The problems that could still be told, the most voted first, then the earliest stated. */
export function runnersUp(meeting: Meeting, step: string): readonly Contribution[] {
  const ballot = meeting.ballots.find((one) => one.step === step && !one.voided) ?? ballotOf(meeting, step);
  const votes = ({ id }: Contribution) => (ballot ? votesOfRef(meeting, ballot, id) : 0);
  return given(meeting, "problem")
    .filter(
      ({ id, author }) =>
        id !== meeting.problem && isParticipant(meeting, author) && !hasStopped(meeting, author),
    )
    .toSorted((a, b) => votes(b) - votes(a) || a.id - b.id);
}

import type { Meeting } from "./meeting.ts";
import { type Notice, tellGroup } from "./notice.ts";
import { hasStopped } from "./presenter.ts";
import { contributionById, given, nameOf } from "./roles.ts";

/** The name under which the minutes are found again. */
export const MINUTES = "minutes";

/**
 * What stays of a meeting, in one message: whose problem it was, and what they will try (protocol: choose-theme).
 * A case that was stopped is not told again.
 */
export function minutes(meeting: Meeting): Notice {
  const [commitment] = given(meeting, "commitment");
  const chosen = given(meeting, "solution").filter(({ id }) => commitment?.about.includes(id));
  const lines = chosen.map(({ number, text }) => ({ key: "line-solution", args: { number, text } }));
  const { presenter } = meeting;
  const stopped = presenter !== undefined && hasStopped(meeting, presenter);
  const args = {
    theme: meeting.theme,
    presenter: stopped ? "" : nameOf(meeting, presenter),
    problem: stopped ? "" : (contributionById(meeting, meeting.problem)?.text ?? ""),
    lines: { lines },
  };
  return tellGroup(meeting, MINUTES, args, { sealed: true, post: MINUTES });
}

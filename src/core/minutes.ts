import type { Meeting } from "./meeting.ts";
import { type Notice, tellGroup } from "./notice.ts";
import { contributionById, given, nameOf } from "./roles.ts";

/** What stays of a meeting, in one message: whose problem it was, and what they will try (protocol: choose-theme). */
export function minutes(meeting: Meeting): Notice {
  const [commitment] = given(meeting, "commitment");
  const chosen = given(meeting, "solution").filter(({ id }) => commitment?.about.includes(id));
  const lines = chosen.map(({ number, text }) => ({ key: "line-solution", args: { number, text } }));
  const args = {
    theme: meeting.theme,
    presenter: nameOf(meeting, meeting.presenter),
    problem: contributionById(meeting, meeting.problem)?.text ?? "",
    lines: { lines },
  };
  return tellGroup(meeting, "minutes", args, { sealed: true });
}

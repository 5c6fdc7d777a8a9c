import { postOf } from "./contribute.ts";
import type { Contribution, Meeting } from "./meeting.ts";
import { type Line, type Notice, tellGroup } from "./notice.ts";
import { given, nameOf } from "./roles.ts";

/** What the presenter will try, and why, as the group hears it (protocol: choose-solutions). */
export function commitmentMade(
  meeting: Meeting,
  { id, author, text, about }: Pick<Contribution, "id" | "author" | "text" | "about">,
  plan: string,
): Notice {
  const chosen = given(meeting, "solution").filter((one) => about.includes(one.id));
  const lines: readonly Line[] = chosen.map((one) => ({
    key: "line-solution",
    args: { number: one.number, text: one.text },
  }));
  const args = { name: nameOf(meeting, author), why: text, plan, count: chosen.length, lines: { lines } };
  return tellGroup(meeting, "commitment-made", args, { sealed: true, post: postOf(id) });
}

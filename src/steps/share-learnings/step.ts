import { z } from "zod";
import { ask } from "../../core/asks.ts";
import { contribute, contributeOnce, newContribution, postOf, reveal } from "../../core/contribute.ts";
import { accept, type Decision, isRefusal, refuse, together } from "../../core/decision.ts";
import type { Meeting, MemberId } from "../../core/meeting.ts";
import { tell, tellGroup } from "../../core/notice.ts";
import { consultants, given, givenBy, isMarked, nameOf } from "../../core/roles.ts";
import { defineStep, pass } from "../../core/step.ts";

const id = "share-learnings";

const move = z.discriminatedUnion("type", [
  z.object({ type: z.literal("share-learning"), text: z.string() }),
  pass,
]);

const hasAnswered = (meeting: Meeting, member: MemberId): boolean =>
  givenBy(meeting, "learning", member).length > 0 || isMarked(meeting, id, member, "passed");

/** Every other participant tells what experience they got for themselves; revealed together, like all first words. */
export const shareLearnings = defineStep({
  id,
  move,
  outcomes: ["shared"],
  open: () => accept([]),
  decide: (made, by, { meeting }) => {
    if (!consultants(meeting).includes(by))
      return refuse(by === meeting.presenter ? "notForPresenter" : "notParticipant");
    if (made.type === "pass") return accept([{ type: "marked", step: id, member: by, mark: "passed" }]);
    const shared = contributeOnce(meeting, { step: id, kind: "learning", author: by, text: made.text });
    return isRefusal(shared) ? shared : together(shared, accept([], [tell(meeting, by, "learning-sealed")]));
  },
  asks: ({ meeting }) =>
    consultants(meeting).map((member) =>
      ask(meeting, id, member, "learning", { weight: hasAnswered(meeting, member) ? "welcome" : "owed" }),
    ),
  afterwards: {
    asks: ({ meeting }) =>
      consultants(meeting)
        .filter((member) => givenBy(meeting, "learning", member).length === 0)
        .map((member) => ask(meeting, id, member, "learning", { weight: "welcome" })),
    decide: (made, by, { meeting }) =>
      made.type === "pass" ? refuse("stepClosed") : addLate(meeting, by, made.text),
  },
  outcome: ({ meeting, late }) =>
    late || consultants(meeting).every((member) => hasAnswered(meeting, member)) ? "shared" : undefined,
  close: ({ meeting }) => reveal(meeting, given(meeting, "learning"), "learnings-revealed"),
});

/** Who tells it late tells it under the others' in the group, silently. */
function addLate(meeting: Meeting, by: MemberId, text: string): Decision {
  if (!consultants(meeting).includes(by)) return refuse("notParticipant");
  if (givenBy(meeting, "learning", by).length > 0) return refuse("alreadyGiven");
  const offer = { step: id, kind: "learning", author: by, text, status: "published" } as const;
  const added = contribute(meeting, offer);
  if (isRefusal(added)) return added;
  const { id: own, text: said } = newContribution(meeting, offer);
  const how = { sealed: true, silent: true, post: postOf(own), replyTo: "learnings-revealed" };
  const told = tellGroup(meeting, "learning-added", { name: nameOf(meeting, by), text: said }, how);
  return together(added, accept([], [told]));
}

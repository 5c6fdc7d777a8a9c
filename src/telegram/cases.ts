import type { Meeting } from "../core/meeting.ts";
import { hasStopped } from "../core/presenter.ts";
import type { KrugContext } from "./context.ts";
import { meetingsOf } from "./inbound.ts";
import { asMember } from "./talk/ask-ref.ts";

/** The meetings that go on; one whose case this person has stopped already makes room for an earlier one. */
export const liveCasesOf = (ctx: KrugContext): readonly Meeting[] =>
  meetingsOf(ctx).filter((meeting) => !hasStopped(meeting, asMember(ctx.from?.id ?? 0)));

/** The last case that this person told in each of their groups, and has not stopped, for as long as it is kept. */
export function pastCasesOf({ work, from }: KrugContext): readonly Meeting[] {
  const me = asMember(from?.id ?? 0);
  return work.store.circles
    .memberships(me)
    .filter(({ status }) => status === "accepted")
    .flatMap(({ groupId }) => lastCaseIn(work, groupId, me) ?? []);
}

function lastCaseIn(work: KrugContext["work"], groupId: number, me: ReturnType<typeof asMember>) {
  for (const id of work.store.meetings.endedIn(groupId)) {
    const meeting = work.meeting(id);
    if (meeting?.presenter === me && !hasStopped(meeting, me)) return meeting;
  }
  return undefined;
}

import { isForgotten } from "../core/forgotten.ts";
import type { Meeting } from "../core/meeting.ts";
import type { Group } from "../store/index.ts";
import { forgetAgain } from "./forgetting.ts";
import { lanes } from "./letter.ts";
import { planMeeting, regularStart } from "./planning.ts";
import { createWork, type Work, type WorkDeps } from "./work.ts";

/**
 * The first start after a restore: every group is told up to when the bot remembers, and what stands in its chat is
 * made true again. Where it breaks off it is done again, and nobody is told twice.
 */
export function comeBack(deps: WorkDeps, now: number): void {
  const { store } = deps;
  if (!store.restoration.isUntold()) return;
  const since = store.lastPulse() ?? now;
  for (const id of store.meetings.kept()) {
    const work = createWork(deps, now, `forgotten-since:${id}:${since}`);
    forgetSince(work, id);
    work.commit();
  }
  for (const id of store.restoration.groups()) {
    const work = createWork(deps, now, `restored:${id}:${since}`);
    const group = store.circles.group(id);
    if (group) tellAndMend(work, group, since);
    work.commit();
  }
  store.commit(store.restoration.told);
}

/** Whoever was forgotten after the backup is in its meetings still, and nobody knows them any more. */
function forgetSince(work: Work, id: number): void {
  const { circles, erasure } = work.store;
  const people = work.meeting(id)?.people ?? [];
  const gone = people.filter((person) => !isForgotten(person.id) && !circles.person(person.id));
  for (const person of gone) forgetAgain(work, id, person.id);
  if (gone.length > 0) work.write(() => erasure.partOf([id]));
}

function tellAndMend(work: Work, group: Group, since: number): void {
  const [live] = work.store.meetings.liveIn(group.id);
  const meeting = live === undefined ? undefined : work.meeting(live);
  work.tellGroup(group, "restored", { args: { when: { moment: since } } }, meeting);
  if (meeting) pinAgain(work, meeting, group);
  else planAnew(work, group);
}

/** A later card may have taken its place at the top, and it may show what the bot does not know any more. */
function pinAgain(work: Work, { id }: Meeting, group: Group): void {
  const [card] = work.store.posts.named(id, ["card"]).toReversed();
  if (!card) return;
  work.showCard(id, group);
  const { chatId } = group;
  const payload = { message_id: card.messageId, disable_notification: true };
  work.post({ chatId, method: "pinChatMessage", payload, lane: lanes.bulk, meetingId: id });
}

/** The meeting that the backup knew has been forgotten since: the group goes on with a new one. */
function planAnew(work: Work, group: Group): void {
  const plan = planMeeting(work.store, group, { opensAt: regularStart(group, work.now) });
  work.stage(plan);
  const args = { when: { moment: plan.opensAt }, theme: plan.theme };
  work.tellGroup(group, "next-meeting", { args }, plan);
}

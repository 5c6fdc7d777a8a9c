import { participants } from "../core/roles.ts";
import { days } from "../core/timetable.ts";
import type { Group } from "../store/index.ts";
import { giveBackTo } from "./returning.ts";
import type { Work } from "./work.ts";

/** So long a meeting rests while the bot is not in its chat, in days; then it ends. */
const LONGEST_REST = 14;

/** When the meetings of a group that the bot was removed from end: what is kept no longer cannot rest any longer. */
export const restsUntil = ({ goneAt, retentionDays }: Pick<Group, "goneAt" | "retentionDays">): number =>
  goneAt + days(Math.min(LONGEST_REST, retentionDays));

/** While the bot is not in the chat nothing happens in its meeting, until the rest is over. Returns whether it is so. */
export function isResting(work: Work, id: number): boolean {
  const { store, now } = work;
  const meeting = work.meeting(id);
  const group = meeting && store.circles.group(meeting.group);
  if (!meeting || !group || group.isHere || meeting.status === "ended") return false;
  const until = restsUntil(group);
  if (now >= until) endAway(work, id, group);
  else work.write(() => store.meetings.putOff(id, now, until));
  return true;
}

/** Nobody has brought the bot back: the meeting ends, and nothing that waits is said in that chat any more. */
function endAway(work: Work, id: number, group: Group): void {
  const meeting = work.meeting(id);
  if (!meeting) return;
  work.write(() => {
    work.store.outbox.forgetChat(group.chatId);
    work.store.allowances.forgetChat(group.chatId);
  });
  const ended = { ...meeting, status: "ended", ending: "removed", steps: [] } as const;
  work.stage(ended);
  for (const { id: person } of meeting.people) giveBackTo(work, person, { meeting: ended, group });
  if (meeting.status === "planned") return;
  for (const { id: person } of participants(meeting))
    work.tell(person, "rest-over", { args: { title: group.title } }, group, ended);
}

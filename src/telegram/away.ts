import type { Meeting } from "../core/meeting.ts";
import type { Choice } from "../core/notice.ts";
import { isParticipant, participants } from "../core/roles.ts";
import { days, minutes } from "../core/timetable.ts";
import { restsUntil } from "../service/away.ts";
import { regularStart } from "../service/planning.ts";
import type { Work } from "../service/work.ts";
import type { Group } from "../store/index.ts";

/** Removed from the group: its meeting rests where it stopped, what waits to be said there waits on, and the time to keep it begins. */
export function farewell(work: Work, group: Group): void {
  if (!group.isHere) return;
  const { store, now } = work;
  const gone = { ...group, isHere: false, goneAt: now };
  const until = restsUntil(gone);
  work.changeGroup(gone);
  work.free(group.id); // it rests for another reason now
  work.write(() => store.allowances.hinder({ chatId: group.chatId, kind: "away", until }));
  for (const id of store.meetings.liveIn(group.id)) {
    const meeting = work.meeting(id);
    if (meeting && meeting.status !== "planned") rest(work, meeting, { group: gone, until });
  }
}

interface Rest {
  readonly group: Group;
  readonly until: number;
}

/** Whoever takes part learns once that it rests, and until when it can go on. */
function rest(work: Work, meeting: Meeting, { group, until }: Rest): void {
  if (meeting.status === "running")
    work.stage({ ...meeting, status: "paused", pausedAt: work.now, pausedUntil: until });
  const args = { title: group.title, until: { moment: until } };
  for (const { id } of participants(meeting)) work.tell(id, "removed-from-group", { args }, group); // what waits for the chat holds up nobody
}

/** The bot is in a group that it was removed from: what was said there is kept on, and its meeting can go on. */
export function isHereAgain(work: Work, group: Group): void {
  if (group.isHere) return;
  const here = { ...group, isHere: true, goneAt: 0 };
  work.changeGroup(here);
  work.write(() => work.store.allowances.forgetChat(group.chatId));
  const [id] = work.store.meetings.liveIn(group.id);
  const meeting = id === undefined ? undefined : work.meeting(id);
  if (!meeting)
    return work.tellGroup(here, "came-back", { choices: [{ label: "button-set-up", link: "setup" }] });
  if (meeting.status === "planned") return planOn(work, meeting, here);
  const { moderator } = meeting;
  if (moderator === undefined || !isParticipant(meeting, moderator)) return goOn(work, meeting, here);
  offerToGoOn(work, meeting, { group: here, isOwnPause: meeting.pausedAt !== group.goneAt });
}

/** A start that was missed meanwhile is the next regular one. */
function planOn(work: Work, meeting: Meeting, group: Group): void {
  const opensAt = meeting.opensAt > work.now ? meeting.opensAt : regularStart(group, work.now);
  work.stage({ ...meeting, opensAt });
  const args = { when: { moment: opensAt }, theme: meeting.theme };
  work.tellGroup(group, "came-back-planned", { args }, work.meeting(meeting.id));
}

/** Nobody leads yet, so that there is nobody to ask. */
function goOn(work: Work, meeting: Meeting, group: Group): void {
  work.tellGroup(group, "came-back-on", {}, meeting);
  work.stage({ ...meeting, pausedUntil: work.now });
  work.tick(meeting.id);
}

/** How long a meeting waits for its moderator to let it go on; then it does by itself. */
const patience = ({ settings }: Meeting): number => (settings.preset === "week" ? days(1) : minutes(5));

interface Returned {
  readonly group: Group;
  /** The moderator had paused it before. */
  readonly isOwnPause: boolean;
}

function offerToGoOn(work: Work, meeting: Meeting, { group, isOwnPause }: Returned): void {
  const soonest = work.now + patience(meeting);
  const pausedUntil = isOwnPause ? Math.max(meeting.pausedUntil, soonest) : soonest;
  const resting = { ...meeting, pausedUntil };
  work.stage(resting);
  const args = { title: group.title, until: { moment: pausedUntil } };
  const choices: readonly Choice[] = [
    { label: "button-panel-resume", move: { type: "lead-resume" } },
    { label: "button-panel", command: "moderator" },
  ];
  work.tellGroup(group, "came-back-resting", { args }, resting);
  work.tell(meeting.moderator ?? 0, "go-on", { args, choices }, group, resting);
}

import { duesOf } from "../core/due.ts";
import type { Meeting } from "../core/meeting.ts";
import { tellGroup } from "../core/notice.ts";
import { awaited } from "../core/play.ts";
import { prompts } from "../core/prompts.ts";
import { hours, minutes } from "../core/timetable.ts";
import { formatOf } from "../formats/index.ts";
import { isOfTheDisk } from "./trouble.ts";
import { createWork, type Work, type WorkDeps } from "./work.ts";

/** A shorter absence is a restart, not an outage. */
export const OUTAGE = minutes(1);
/** From here on people are told that time was given back. */
const WORTH_SAYING = minutes(10);
/** Telegram keeps what people sent for a day; after a longer absence something may be missing. */
const KEPT_BY_TELEGRAM = hours(24);

const AGAIN_AFTER = minutes(1);

/** Asks the store what is due, and lets those meetings go on. Returns how many there were. */
export function tickDue(deps: WorkDeps, now: number, failed: (error: unknown) => void): number {
  const due = deps.store.meetings.dueBy(now);
  for (const id of due) {
    try {
      const work = createWork(deps, now, tickOf(deps, id, now));
      work.tick(id);
      // Even a tick that changes nothing has to take its row away.
      work.commit(() => clearSpent(deps, id, now));
    } catch (error) {
      // One meeting in trouble must not stop the others: it is tried again later.
      deps.store.commit(() => deps.store.meetings.putOff(id, now, now + AGAIN_AFTER));
      failed(error);
    }
  }
  return due.length;
}

/** Names a tick by what it is for, so that it says the same things once even if it is applied again. */
function tickOf({ store }: WorkDeps, id: number, now: number): string {
  const meeting = store.meetings.find(id);
  const due = meeting ? duesOf(formatOf(meeting.format), meeting).filter(({ at }) => at <= now) : [];
  return `tick:${id}:${meeting?.epoch ?? 0}:${Math.max(0, ...due.map(({ at }) => at))}`;
}

function clearSpent({ store }: WorkDeps, id: number, now: number): void {
  if (store.meetings.dueBy(now).includes(id)) store.meetings.forgetDues(id, now);
}

/**
 * After a start: windows that an outage cut are lengthened by it, and live prompts are offered again
 * (protocol: downtime is nobody's fault). The beat is in the same commit, so that a crash gives nothing back twice,
 * and a full disk forgets nobody. `lastPulse` and `now` in milliseconds since 1970.
 */
export function catchUp(
  deps: WorkDeps,
  lastPulse: number | undefined,
  now: number,
  failed: (error: unknown) => void,
): void {
  const { store } = deps;
  const isOutage = lastPulse !== undefined && now - lastPulse >= OUTAGE;
  const done: Work[] = [];
  store.commit(() => {
    for (const id of isOutage ? store.meetings.live() : [])
      try {
        const work = lengthened(deps, id, lastPulse ?? now, now);
        store.part(work.enact);
        done.push(work);
      } catch (error) {
        if (isOfTheDisk(error)) throw error;
        failed(error); // one meeting in trouble must not stop the others
      }
    store.beat(now);
  });
  for (const work of done) work.settle();
}

function lengthened(deps: WorkDeps, id: number, lastPulse: number, now: number): Work {
  const work = createWork(deps, now, `outage:${id}:${lastPulse}`);
  const meeting = work.meeting(id);
  if (meeting?.status === "running")
    giveBack(work, meeting, now - Math.max(lastPulse, meeting.openedAt), now);
  return work;
}

function giveBack(work: Work, meeting: Meeting, lost: number, now: number): void {
  const format = formatOf(meeting.format);
  const longer = { ...meeting, closesAt: meeting.closesAt + lost };
  const key = lost > KEPT_BY_TELEGRAM ? "outage-long" : "outage";
  const args = { hours: Math.max(1, Math.round(lost / hours(1))), until: { moment: longer.closesAt } };
  const worth = lost >= WORTH_SAYING || meeting.settings.preset === "hour";
  const said = worth ? [tellGroup(meeting, key, args)] : [];
  // What closes this very moment all the same is not asked for any more.
  const isOpen = longer.closesAt > now;
  const again = prompts(
    longer,
    awaited(format, longer, now).filter(({ quiet }) => isOpen && !quiet),
  );
  work.follow(meeting.id, { facts: [{ type: "lengthened", ms: lost }], notices: [...said, ...again] });
}

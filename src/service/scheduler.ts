import { type Ask, sameAsk } from "../core/asks.ts";
import { type Happening, nothing } from "../core/decision.ts";
import { duesOf } from "../core/due.ts";
import { evolveAll } from "../core/evolve.ts";
import { givenBack, type Lost } from "../core/giving-back.ts";
import type { Meeting } from "../core/meeting.ts";
import { type Notice, tellGroup } from "../core/notice.ts";
import { asked } from "../core/play.ts";
import { prompts } from "../core/prompts.ts";
import { dueReminder } from "../core/settle.ts";
import { putAnew } from "../core/tally.ts";
import { hours, minutes } from "../core/timetable.ts";
import { formatOf } from "../formats/index.ts";
import { isResting } from "./away.ts";
import { isOfTheDisk } from "./trouble.ts";
import { createWork, type Work, type WorkDeps } from "./work.ts";

/** A shorter absence is a restart, not an outage. */
export const OUTAGE = minutes(1);
/** Telegram forgets an unanswered tap after so long; until then nothing that stands in a chat has to be put again. */
const TAPS_KEPT = minutes(2.5);
/** Telegram keeps what people sent for a day; after a longer absence something may be missing. */
const KEPT_BY_TELEGRAM = hours(24);

const AGAIN_AFTER = minutes(1);

/** Asks the store what is due, and lets those meetings go on. Returns how many there were. */
export function tickDue(deps: WorkDeps, now: number, failed: (error: unknown) => void): number {
  const due = deps.store.meetings.dueBy(now);
  for (const id of due) {
    if (isHeld(deps, id)) {
      deps.store.commit(() => deps.store.meetings.putOff(id, now, now + AGAIN_AFTER));
      continue;
    }
    try {
      const work = createWork(deps, now, tickOf(deps, id, now));
      if (!isResting(work, id)) work.tick(id);
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

/** What the others have not seen yet costs nobody their time: it is given back once it stands in the group. */
function isHeld({ store }: Pick<WorkDeps, "store">, id: number): boolean {
  const meeting = store.holds.isAny() ? store.meetings.find(id) : undefined;
  return meeting !== undefined && store.holds.of(meeting.group) !== undefined;
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

function lengthened(deps: WorkDeps, id: number, since: number, now: number): Work {
  const work = createWork(deps, now, `outage:${id}:${since}`);
  const meeting = work.meeting(id);
  if (meeting?.status === "running" && !isHeld(deps, id)) giveBack(work, meeting, { since, now });
  return work;
}

/** People are told where something has changed for them, and of what may be missing; who is asked again is not reminded. */
function giveBack(work: Work, meeting: Meeting, lost: Lost): void {
  const back = givenBack(meeting, lost);
  const longer = evolveAll(meeting, back ? [back] : []);
  const anew = voteAnew(longer, lost);
  const again = askAgain(meeting, longer, lost);
  const notices = [...sayIt(meeting, longer, lost), ...anew.notices, ...again];
  const which = again.length > 0 ? dueReminder(longer, lost.now) : undefined;
  const facts = [
    ...(back ? [back] : []),
    ...anew.facts,
    ...(which ? [{ type: "reminded", which } as const] : []),
  ];
  if (facts.length > 0 || notices.length > 0) work.follow(meeting.id, { facts, notices });
}

function sayIt(meeting: Meeting, { closesAt }: Meeting, { since, now }: Lost): readonly Notice[] {
  const lost = now - since;
  if (lost > KEPT_BY_TELEGRAM) return [tellGroup(meeting, "outage-long")];
  if (closesAt === meeting.closesAt) return [];
  const args = { hours: Math.round(lost / hours(1)), until: { moment: closesAt } };
  return [tellGroup(meeting, "outage", args, { silent: true })];
}

/** Votes that Telegram did not keep are lost for certain: what is open is put to the vote once more. */
function voteAnew(meeting: Meeting, { since, now }: Lost): Happening {
  if (now - since <= KEPT_BY_TELEGRAM || !meeting.counts) return nothing;
  const [open] = meeting.ballots.filter(({ closed, key }) => !closed && key !== undefined);
  return open ? putAnew(formatOf(meeting.format), meeting, open, now) : nothing;
}

/** What has another time now, and was not answered by a tap that Telegram let expire, is asked once more. */
function askAgain(meeting: Meeting, longer: Meeting, { since, now }: Lost): readonly Notice[] {
  const format = formatOf(meeting.format);
  const until = (one: Ask): number | undefined => before.find((other) => sameAsk(one, other))?.until;
  const before = asked(format, meeting, now);
  if (now - since < TAPS_KEPT || longer.closesAt <= now) return [];
  const anew = asked(format, longer, now).filter((one) => !one.quiet && until(one) !== one.until);
  return prompts(longer, anew);
}

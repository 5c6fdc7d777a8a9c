import { ballotPost, closeBallot } from "./ballots.ts";
import { accept, type Happening } from "./decision.ts";
import { goByPoll, told } from "./dispute.ts";
import { evolveAll } from "./evolve.ts";
import type { Format } from "./format.ts";
import type { Ballot, Meeting } from "./meeting.ts";
import { tellGroup } from "./notice.ts";
import { isParticipant, nameOf } from "./roles.ts";
import { asksOf } from "./scene.ts";
import { minutes, turnTime } from "./timetable.ts";
import { afterWaking, nextQuarter } from "./waking.ts";

/** A vote that was cast just before the poll closed may be told a little later than its count, in milliseconds. */
const TOLD_LATE = 10_000;

/** How long a meeting waits to hear what the poll shows: a chat that is out of reach must not hold it up. */
const patience = ({ settings }: Meeting): number => minutes(settings.preset === "week" ? 10 : 1);

/** Who is asked once more has a turn's time in a week, and two minutes in an hour meeting. */
function fairTime({ settings }: Meeting, now: number): number {
  if (settings.preset === "hour") return now + minutes(2);
  return nextQuarter(settings.zone, afterWaking(settings.zone, now, turnTime(settings)));
}

/** Of a question that stands in several messages each shows a part of the votes. */
function agrees(meeting: Meeting, ballot: Ballot, counts: readonly number[]): boolean {
  const known = told(meeting, ballot);
  return known.every((count, option) =>
    ballot.again ? (counts[option] ?? 0) <= count : counts[option] === count,
  );
}

/**
 * What a vote brings about waits until the poll is closed and Telegram has said what it shows: a vote may have got lost
 * on its way, and nothing may be decided against what everybody sees. `undefined` = nothing happens yet.
 */
export function whenCounted(
  format: Format,
  scene: { readonly meeting: Meeting; readonly now: number },
  happening: Happening | undefined,
): Happening | undefined {
  const { meeting, now } = scene;
  if (!happening || !meeting.counts) return happening;
  const closing = happening.facts.flatMap((fact) => (fact.type === "ballotClosed" ? [fact.ballot] : []));
  const ballot = meeting.ballots.find(({ id, shown }) => closing.includes(id) && shown === undefined);
  return ballot ? counting(format, { meeting, now, ballot }, happening) : happening;
}

interface Counting {
  readonly meeting: Meeting;
  readonly now: number;
  readonly ballot: Ballot;
}

function counting(format: Format, count: Counting, happening: Happening): Happening | undefined {
  const { meeting, now, ballot } = count;
  const { id, tally, anew, key } = ballot;
  if (!tally) return accept([{ type: "ballotCounting", ballot: id, at: now }]);
  if (!tally.counts)
    return tally.isUnknown || now >= tally.askedAt + patience(meeting) ? happening : undefined;
  if (agrees(meeting, ballot, tally.counts)) return happening;
  if (now < tally.countedAt + TOLD_LATE) return undefined;
  if (!anew && key !== undefined) return putAnew(format, meeting, ballot, now);
  if (tally.disputedAt === undefined) return dispute(count) ?? goByPoll(meeting, ballot);
  return now >= tally.disputedAt ? goByPoll(meeting, ballot) : undefined;
}

/** The same question once more, for everybody, since votes of the first time did not arrive. */
export function putAnew(format: Format, meeting: Meeting, ballot: Ballot, now: number): Happening {
  const { options, step, multiple, runOff, key = "" } = ballot;
  const id = meeting.ballots.length + 1;
  const anew: Ballot = { id, step, options, multiple, runOff, key, closed: false, anew: true };
  const put = [
    ...closeBallot(ballot).facts,
    { type: "ballotVoided", ballot: ballot.id } as const,
    { type: "ballotOpened", ballot: anew } as const,
  ];
  const vote = asksOf(format, evolveAll(meeting, put), now).find(
    ({ kind, about }) => kind === "vote" && about === id,
  );
  const until = vote?.until ?? meeting.closesAt;
  const later = Math.max(until, fairTime(meeting, now));
  const lengthened = { type: "lengthened", ms: later - until, turnMs: 0 } as const;
  const args = { until: { moment: later } };
  return accept(
    [...put, ...(later > until ? [lengthened] : [])],
    [
      tellGroup(meeting, "votes-anew", {}, { silent: true }),
      tellGroup(meeting, key, args, { ballot: id, post: ballotPost(id) }),
    ],
  );
}

/** Once more votes are missing: the moderator decides, in time; undefined where nobody leads. */
function dispute({ meeting, now, ballot }: Counting): Happening | undefined {
  const { moderator } = meeting;
  if (moderator === undefined || !isParticipant(meeting, moderator)) return undefined;
  const until = fairTime(meeting, now);
  const closesAt = Math.max(meeting.closesAt, until);
  return accept(
    [
      { type: "ballotDisputed", ballot: ballot.id, until },
      { type: "closingMoved", at: now, closesAt, extended: false },
    ],
    [tellGroup(meeting, "votes-differ", { name: nameOf(meeting, moderator) })],
  );
}

/** What Telegram shows of a ballot that is being counted; without `counts` nobody can say any more. */
export function counted(
  meeting: Meeting,
  {
    id,
    counts,
    now,
  }: { readonly id: number; readonly counts: readonly number[] | undefined; readonly now: number },
): Happening | undefined {
  const ballot = meeting.ballots.find((one) => one.id === id);
  if (!ballot?.tally || ballot.closed || ballot.tally.counts) return undefined;
  return accept([{ type: "ballotCounted", ballot: id, at: now, ...(counts && { counts }) }]);
}

/** When a count that is awaited, or in doubt, goes on by itself. */
export const countingMoments = (meeting: Meeting): readonly number[] =>
  meeting.ballots.flatMap(({ closed, tally }) => {
    if (closed || !tally) return [];
    if (tally.disputedAt !== undefined) return [tally.disputedAt];
    return tally.counts ? [tally.countedAt + TOLD_LATE] : [tally.askedAt + patience(meeting)];
  });

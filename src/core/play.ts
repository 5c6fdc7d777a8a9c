import { type Ask, isPut, keepsOpen, sameAsk, waitsFor } from "./asks.ts";
import { decideVote, voteMove } from "./ballots.ts";
import { acceptLate } from "./consent.ts";
import { accept, type Decision, type Happening, isRefusal, nothing, refuse } from "./decision.ts";
import { evolveAll } from "./evolve.ts";
import { type Format, stepById } from "./format.ts";
import { lead, leadMove } from "./lead.ts";
import type { Meeting, MemberId } from "./meeting.ts";
import type { AnyMove } from "./notice.ts";
import { commonMove, joinLate, presence } from "./presence.ts";
import { prompts } from "./prompts.ts";
import { asksOf, sceneOf, stepsToAddTo } from "./scene.ts";
import { settle } from "./settle.ts";

/** The meeting after a move or a tick, with all that happened and all that is to be said. */
export interface Played extends Happening {
  readonly meeting: Meeting;
}

export interface Turn {
  readonly move: AnyMove;
  readonly by: MemberId;
  /** Milliseconds since 1970. */
  readonly now: number;
  /** Who else is writing something for the open step. */
  readonly drafting?: readonly MemberId[];
}

/**
 * One person makes one move. A refusal changes nothing; anything else is followed to its end: inner
 * phases, closings, openings, and the prompts of whoever newly owes something.
 */
export function play(format: Format, meeting: Meeting, turn: Turn): Played | ReturnType<typeof refuse> {
  const decision = decide(format, meeting, turn);
  if (isRefusal(decision)) return decision;
  const acted = { type: "acted", member: turn.by } as const;
  return follow(
    format,
    meeting,
    accept([...decision.facts, acted], decision.notices),
    turn.now,
    turn.drafting,
  );
}

/** Time passes. Playing the same moment twice, or late, changes nothing twice. */
export const tick = (
  format: Format,
  meeting: Meeting,
  now: number,
  drafting: readonly MemberId[] = [],
): Played => follow(format, meeting, nothing, now, drafting);

/** What has already been decided elsewhere (a repair, an outage) takes its course. */
export function follow(
  format: Format,
  before: Meeting,
  happening: Happening,
  now: number,
  drafting: readonly MemberId[] = [],
): Played {
  const settled = settle(format, evolveAll(before, happening.facts), now, drafting);
  const asked = prompts(settled.meeting, newAsks(format, before, settled.meeting, now));
  return {
    meeting: settled.meeting,
    facts: [...happening.facts, ...settled.facts],
    notices: [...happening.notices, ...settled.notices, ...asked],
  };
}

function decide(format: Format, meeting: Meeting, { move, by, now }: Turn): Decision {
  const common = commonMove.safeParse(move);
  // What was told can be taken back for as long as it is kept.
  const isStop = common.success && common.data.type === "stop-case";
  if (meeting.status === "ended" && !isStop) return refuse("meetingOver");
  const led = leadMove.safeParse(move);
  if (led.success) return lead(format, meeting, { move: led.data, by, now });
  if (common.success) return presence(meeting, common.data, by);
  const vote = voteMove.safeParse(move);
  // A poll in the chat knows no pause: what people vote meanwhile counts.
  if (vote.success) return decideVote(meeting, vote.data, by);
  if (meeting.status === "paused") return refuse("meetingPaused");
  return decideStep(format, meeting, { move, by, now });
}

function decideStep(format: Format, meeting: Meeting, { move, by, now }: Turn): Decision {
  for (const id of meeting.steps) {
    const step = stepById(format, id);
    if (!step || (move.step !== undefined && move.step !== id)) continue;
    const parsed = step.move.safeParse(move);
    if (parsed.success) return step.decide(parsed.data, by, sceneOf(meeting, now));
  }
  return addLate(format, meeting, { move, by, now }) ?? decideLate(format, meeting, { move, by });
}

/** What comes late is added all the same, where it was said that it may be. */
function addLate(format: Format, meeting: Meeting, { move, by, now }: Turn): Decision | undefined {
  for (const step of stepsToAddTo(format, meeting)) {
    const parsed = step.move.safeParse(move);
    if (parsed.success && (move.step === undefined || move.step === step.id))
      return step.afterwards?.decide(parsed.data, by, sceneOf(meeting, now));
  }
  return undefined;
}

/** What was offered in a step that has closed since, and still means something. */
function decideLate(format: Format, meeting: Meeting, { move, by }: Omit<Turn, "now">): Decision {
  switch (move.type) {
    case "join":
      return joinLate(meeting, by);
    case "confirm-rules":
      return acceptLate(format, meeting, by);
    case "keep-rules":
    case "object-rules":
      return refuse("rulesSettled");
  }
  return refuse("stepClosed");
}

function newAsks(format: Format, before: Meeting, after: Meeting, now: number): readonly Ask[] {
  const known = asksOf(format, before, now).filter(keepsOpen);
  return asksOf(format, after, now).filter(
    (one) => keepsOpen(one) && !one.quiet && !known.some((other) => sameAsk(one, other)),
  );
}

/** Everything that the circle waits for now. */
export const awaited = (format: Format, meeting: Meeting, now: number): readonly Ask[] =>
  asksOf(format, meeting, now).filter(waitsFor);

/** Everything that is put to somebody now: what the circle waits for, and what silence answers, too. */
export const asked = (format: Format, meeting: Meeting, now: number): readonly Ask[] =>
  asksOf(format, meeting, now).filter(isPut);

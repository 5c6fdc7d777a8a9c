import type { MemberId, Turns } from "./meeting.ts";

export interface TurnRules {
  /** How many rounds at most; 1 = everybody once. */
  readonly rounds: number;
  /** How long one turn lasts, in milliseconds. */
  readonly turnMs: number;
}

export const startTurns = (
  order: readonly MemberId[],
  now: number,
  { turnMs }: TurnRules,
): Turns | undefined =>
  order.length === 0
    ? undefined
    : { order, queue: order, round: 1, moved: [], passed: [], endsAt: now + turnMs };

export const speaker = (turns: Turns | undefined): MemberId | undefined => turns?.queue[0];

/** The next one speaks. Undefined: all rounds are over, or a full round passed (protocol: clarify). */
export function nextTurn(turns: Turns, passed: boolean, now: number, rules: TurnRules): Turns | undefined {
  const current = turns.queue[0];
  if (current === undefined) return undefined;
  const after = {
    ...turns,
    queue: turns.queue.slice(1),
    passed: passed ? [...turns.passed, current] : turns.passed,
    endsAt: now + rules.turnMs,
  };
  return after.queue.length > 0 ? after : nextRound(after, rules);
}

function nextRound(turns: Turns, { rounds }: TurnRules): Turns | undefined {
  const allPassed = turns.order.every((member) => turns.passed.includes(member));
  if (allPassed || turns.round >= rounds) return undefined;
  return { ...turns, queue: turns.order, round: turns.round + 1, moved: [], passed: [] };
}

/** A silent speaker is moved to the end of the round once, then counts as passing. */
export function passOver(turns: Turns, now: number, rules: TurnRules): Turns | undefined {
  const silent = turns.queue[0];
  if (silent === undefined) return undefined;
  if (turns.moved.includes(silent)) return nextTurn(turns, true, now, rules);
  return {
    ...turns,
    queue: [...turns.queue.slice(1), silent],
    moved: [...turns.moved, silent],
    endsAt: now + rules.turnMs,
  };
}

/** Who leaves loses their turn; if it was theirs now, the next one's begins. */
export function withoutSpeaker(
  turns: Turns,
  member: MemberId,
  now: number,
  rules: TurnRules,
): Turns | undefined {
  const stay = (ids: readonly MemberId[]) => ids.filter((id) => id !== member);
  const spoke = turns.queue[0] === member;
  const rest = {
    ...turns,
    order: stay(turns.order),
    queue: stay(turns.queue),
    moved: stay(turns.moved),
    passed: stay(turns.passed),
    endsAt: spoke ? now + rules.turnMs : turns.endsAt,
  };
  if (rest.queue.length > 0) return rest;
  return rest.order.length === 0 ? undefined : nextRound(rest, rules);
}

/** The moderator sets another order: the one who speaks goes on, the others follow anew. */
export function reorder(turns: Turns, order: readonly MemberId[]): Turns {
  const [current] = turns.queue;
  const waiting = order.filter((id) => id !== current && turns.queue.includes(id));
  return {
    ...turns,
    order: order.filter((id) => turns.order.includes(id)),
    queue: current === undefined ? waiting : [current, ...waiting],
  };
}

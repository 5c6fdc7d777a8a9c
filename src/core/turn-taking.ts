import { accept, type Happening } from "./decision.ts";
import type { Meeting, MemberId, Turns } from "./meeting.ts";
import { tellGroup } from "./notice.ts";
import { isParticipant, nameOf } from "./roles.ts";
import { speaker, type TurnRules, withoutSpeaker } from "./turns.ts";

/** The post that says whose turn it is: a reply to it, by them, counts as their contribution. */
export const TURN_POST = "turn";

/** Gives the turn on, and says in the group whose it is now. Undefined turns: everybody has spoken. */
export function giveTurn(meeting: Meeting, turns: Turns | undefined, key: string): Happening {
  const next = speaker(turns);
  const moved = { type: "turnsMoved", turns } as const;
  if (turns === undefined || next === undefined) return accept([moved]);
  const same = next === speaker(meeting.turns) && turns.round === meeting.turns?.round;
  if (same && turns.endsAt === meeting.turns?.endsAt) return accept([moved]);
  const until = { moment: Math.min(turns.endsAt, meeting.closesAt) };
  const name = nameOf(meeting, next);
  const args = { name, until, round: turns.round };
  return accept([moved], [tellGroup(meeting, key, args, { post: TURN_POST, mention: { id: next, name } })]);
}

/** The turns without a speaker who has left; undefined while everybody is here. */
export function missing(
  meeting: Meeting,
  turns: Turns,
  now: number,
  rules: TurnRules,
): { readonly turns: Turns | undefined } | undefined {
  const gone: MemberId | undefined = turns.order.find(
    (id) => !isParticipant(meeting, id) || id === meeting.presenter,
  );
  return gone === undefined ? undefined : { turns: withoutSpeaker(turns, gone, now, rules) };
}

import { ballotPost } from "../core/ballots.ts";
import type { Fact } from "../core/facts.ts";
import type { Meeting } from "../core/meeting.ts";
import type { Played } from "../core/play.ts";
import { TURN_POST } from "../core/turn-taking.ts";
import { speaker } from "../core/turns.ts";
import type { Group } from "../store/index.ts";
import { type Letter, lanes } from "./letter.ts";

/** Long enough to gather a burst of changes into one edit, short enough to feel alive, in milliseconds. */
const DEBOUNCE = 3_000;

/** Nothing that the card shows has changed by these. */
const silentFacts: readonly Fact["type"][] = ["acted", "reminded"];

/** What keeps the chat true to the meeting before anything new is said in it. */
export function upkeep(
  before: Meeting | undefined,
  { meeting, facts }: Played,
  group: Group,
): readonly Letter[] {
  const isCounted = (id: number) => {
    const tally = meeting.ballots.find((one) => one.id === id)?.tally;
    return tally?.counts !== undefined || tally?.isUnknown === true; // then it is closed in the chat already
  };
  const closed = facts.flatMap((fact) =>
    fact.type === "ballotClosed" && !isCounted(fact.ballot) ? [fact.ballot] : [],
  );
  const counting = facts.flatMap((fact) => (fact.type === "ballotCounting" ? [fact.ballot] : []));
  const chore = (method: string, payload: Letter["payload"]): Letter => ({
    chatId: group.chatId,
    method,
    payload,
    lane: lanes.step,
    meetingId: meeting.id,
  });
  return [
    ...(before && turnMoved(before, meeting) ? [chore("erase", { name: TURN_POST, quietly: true })] : []),
    ...counting.map((ballot) => chore("count-ballot", { name: ballotPost(ballot), ballot })),
    ...closed.map((ballot) => chore("close-ballot", { name: ballotPost(ballot) })),
  ];
}

/** Whose turn it was is said no more once it is somebody else's: one such message at a time is enough. */
const turnMoved = (before: Meeting, after: Meeting): boolean =>
  speaker(before.turns) !== undefined &&
  (speaker(before.turns) !== speaker(after.turns) || before.turns?.round !== after.turns?.round);

export const touchesCard = ({ facts }: Played): boolean =>
  facts.some(({ type }) => !silentFacts.includes(type));

/** The messages that are edited in place whenever the meeting moves: the card, and the sheet once it is there. */
export function livings(meeting: Meeting, group: Group, now: number): readonly Letter[] {
  const weighed = meeting.history.some(({ step }) => step === "weigh-solutions");
  const names = meeting.steps.includes("weigh-solutions") || weighed ? ["card", "sheet"] : ["card"];
  return names.map((name) => ({
    chatId: group.chatId,
    method: "living",
    payload: { name },
    lane: lanes.bulk,
    meetingId: meeting.id,
    post: name,
    once: `${name}:${meeting.id}`,
    notBefore: now + DEBOUNCE,
  }));
}

import { expect } from "vitest";
import { isRefusal } from "../../src/core/decision.ts";
import { duesOf } from "../../src/core/due.ts";
import type { Meeting, MemberId } from "../../src/core/meeting.ts";
import type { AnyMove, Notice } from "../../src/core/notice.ts";
import { type Played, play, tick } from "../../src/core/play.ts";
import { intervision } from "../../src/formats/intervision.ts";

export type Check = (story: Story) => void;

/** A meeting as a test tells it: whoever moves, whatever time passes, and what shows afterwards. */
export interface Story {
  readonly meeting: Meeting;
  readonly now: number;
  /** What was said in the last `when`. */
  readonly notices: readonly Notice[];
  /** A person makes a move, and it is accepted. */
  when(by: MemberId, move: AnyMove): Story;
  /** Several people make the same kind of move, one after the other. */
  whenEach(people: readonly MemberId[], move: AnyMove | ((by: MemberId) => AnyMove)): Story;
  /** A person tries a move, and is told why not. */
  refuses(by: MemberId, move: AnyMove, reason: string): Story;
  /** The clock goes on, and the meeting wakes at each of its own moments on the way. */
  whenTimePasses(ms: number): Story;
  /** The clock stands at a moment, reached through all moments on the way. */
  whenItIs(at: number): Story;
  /** The open step closes at its time. */
  whenItCloses(): Story;
  /** Nobody woke the meeting on the way: one late tick. */
  whenWokenLate(ms: number): Story;
  shows(...checks: readonly Check[]): Story;
}

export function tell(meeting: Meeting, now: number, notices: readonly Notice[] = []): Story {
  const after = (played: Played, at: number) => tell(played.meeting, at, played.notices);
  const story: Story = {
    meeting,
    now,
    notices,
    when: (by, move) => {
      const played = play(intervision, meeting, { move, by, now });
      if (isRefusal(played)) throw new Error(`${by} may not ${JSON.stringify(move)}: ${played.refused}`);
      return after(played, now);
    },
    whenEach: (people, move) =>
      inTurn(story, people, (so, by) => so.when(by, typeof move === "function" ? move(by) : move)),
    refuses: (by, move, reason) => {
      expect(play(intervision, meeting, { move, by, now })).toMatchObject({ refused: reason });
      return story;
    },
    whenTimePasses: (ms) => story.whenItIs(now + ms),
    whenItIs: (at) => wakeUntil(story, at),
    whenItCloses: () => story.whenItIs(meeting.closesAt),
    whenWokenLate: (ms) => after(tick(intervision, meeting, now + ms), now + ms),
    shows: (...checks) => {
      for (const check of checks) check(story);
      return story;
    },
  };
  return story;
}

/** Goes through steps of a story, and keeps all that was said on the way. */
function inTurn<T>(story: Story, parts: readonly T[], go: (story: Story, part: T) => Story): Story {
  let so = story;
  const said: Notice[] = [];
  for (const part of parts) {
    so = go(so, part);
    said.push(...so.notices);
  }
  return tell(so.meeting, so.now, said);
}

function wakeUntil(story: Story, until: number): Story {
  let { meeting } = story;
  const said: Notice[] = [];
  let at: number | undefined = story.now;
  while (at !== undefined) {
    const played: Played = tick(intervision, meeting, at);
    meeting = played.meeting;
    said.push(...played.notices);
    at = nextMoment(meeting, at, until);
  }
  return tell(meeting, until, said);
}

const nextMoment = (meeting: Meeting, after: number, until: number): number | undefined => {
  if (after >= until) return undefined;
  const coming = duesOf(intervision, meeting).map(({ at }) => at);
  return Math.min(until, ...coming.filter((at) => at > after));
};

import { createHash } from "node:crypto";
import { z } from "zod";
import { type Happening, isRefusal, type Refusal } from "../../src/core/decision.ts";
import type { Fact } from "../../src/core/facts.ts";
import type { Format } from "../../src/core/format.ts";
import { type Meeting, type MemberId, meetingSchema, memberId } from "../../src/core/meeting.ts";
import type { AnyMove, Notice } from "../../src/core/notice.ts";
import { follow, type Played, play, tick } from "../../src/core/play.ts";

const some = z.record(z.string(), z.unknown());

const entry = z.object({
  /** Milliseconds since 1970. */
  at: z.number(),
  by: memberId.optional(),
  move: some.optional(),
  /** How many of the facts, and of what was told, had been decided outside of the meeting. */
  given: z.tuple([z.number(), z.number()]).optional(),
  /** Who was writing something for the open step meanwhile. */
  drafting: z.array(memberId).optional(),
  /** Why the move was refused. */
  refused: z.string().optional(),
  facts: z.array(some).default([]),
  /** What was said to whom, without the words. */
  told: z.array(z.string()).default([]),
});
/** One thing that a meeting was given to decide, and what came of it. */
export type Entry = z.infer<typeof entry>;

const row = z.record(z.string(), z.union([z.string(), z.number(), z.null()]));
const stored = z.object({
  /** After so many entries of the course. */
  after: z.number(),
  /** The last migration that the database had had. */
  migration: z.string(),
  tables: z.record(z.string(), z.array(row)),
});

export const historySchema = z.object({
  story: z.string(),
  begin: some,
  course: z.array(entry),
  /** The meeting at its end, field by field, long ones as digests. */
  end: z.record(z.string(), z.string()),
  /** The meeting on its way, as the tables held it then, but for the sealing. */
  stored,
});
/** A finished meeting, as it was played by the version of the bot that held it. */
export type History = z.infer<typeof historySchema>;

export const beginningOf = ({ begin }: History): Meeting => meetingSchema.parse(begin);

export const toldOf = (notices: readonly Notice[]): readonly string[] =>
  notices.map(({ key, to }) => `${key} > ${"group" in to ? "group" : to.member}`);

/** What was decided outside, as it was given to the meeting: facts, and notices without their words. */
export function happeningOf({ facts, told, given = [0, 0] }: Entry, meeting: Meeting["id"]): Happening {
  const [ofFacts, ofTold] = given;
  return {
    facts: facts.slice(0, ofFacts) as unknown as readonly Fact[],
    notices: told.slice(0, ofTold).map((one) => noticeOf(one, meeting)),
  };
}

function noticeOf(told: string, meeting: Meeting["id"]): Notice {
  const [key = "", to = ""] = told.split(" > ");
  const audience = to === "group" ? { group: true as const } : { member: Number(to) as MemberId };
  return { key, to: audience, args: {}, meeting };
}

/** What comes of an entry in a meeting as it stands. */
export function playEntry(format: Format, meeting: Meeting, one: Entry): Played | Refusal {
  const { at: now, by, move, given, drafting = [] } = one;
  if (by !== undefined) return play(format, meeting, { move: move as AnyMove, by, now, drafting });
  return given
    ? follow(format, meeting, happeningOf(one, meeting.id), now, drafting)
    : tick(format, meeting, now, drafting);
}

/** What came of something, in the form in which it is kept. */
export const outcomeOf = (played: Played | Refusal): Pick<Entry, "refused" | "facts" | "told"> =>
  isRefusal(played)
    ? { refused: played.refused, facts: [], told: [] }
    : { facts: played.facts.map(plain), told: [...toldOf(played.notices)] };

/** As it is read back from a file. */
export const plain = (value: object): Record<string, unknown> => JSON.parse(JSON.stringify(value));

/** So long a field is told as it is; anything longer by its digest. */
const SHORT = 40;

/** Every field of a meeting in a few characters. What has no order of its own is put into one. */
export function digestOf(meeting: Meeting): Record<string, string> {
  return Object.fromEntries(
    Object.entries(plain(inOrder(meeting))).map(([field, value]) => {
      const text = JSON.stringify(value);
      const digest = createHash("sha256").update(text).digest("base64url").slice(0, 12);
      return [field, text.length > SHORT ? `#${digest}` : text];
    }),
  );
}

/** The meeting with its votes, and who was passed over, in an order that does not depend on how they came about. */
export const inOrder = (meeting: Meeting): Meeting => ({
  ...meeting,
  votes: meeting.votes.toSorted((a, b) => a.ballot - b.ballot || a.voter - b.voter),
  turns: meeting.turns && {
    ...meeting.turns,
    moved: meeting.turns.moved.toSorted(),
    passed: meeting.turns.passed.toSorted(),
  },
});

import { and, eq, inArray, lt, lte, sql } from "./drizzle.ts";
import type { Db } from "./open.ts";
import { hindrances, outbox } from "./schema.ts";

/** Which letter may leave next. */
export interface Leaving {
  readonly now: number;
  /** The last lane whose letters may leave. */
  readonly lane: number;
  /** Chats to which a letter is on its way. */
  readonly busy: readonly number[];
  /** Chats that have to wait for their allowance. */
  readonly spent: readonly number[];
  /** Groups that have nothing to spare for the last lane. */
  readonly saving: readonly number[];
  /** The bot may send a message; otherwise only what makes none may leave. */
  readonly mayWrite: boolean;
  /** Methods that make no message and wait for nothing. */
  readonly asides: readonly string[];
}

/** In lanes of their own, as the service names them: what a meeting says, its reminders, and what waits for all others. */
export const [STEP, REMINDER, LAST_LANE] = [1, 2, 4];

/**
 * Something of the same meeting is still to be said in its group, and was written before: what a person is told or
 * asked in private about it comes after it. Answers to a person's own action do not wait.
 */
export const isAhead = sql`(
  ${outbox.chatId} > 0 AND ${outbox.meetingId} > 0 AND ${outbox.lane} IN (${STEP}, ${REMINDER}) AND EXISTS (
    SELECT 1 FROM outbox AS ahead
    WHERE ahead.meeting_id = ${outbox.meetingId} AND ahead.state IN ('waiting', 'sending') AND ahead.lane = ${STEP}
      AND ahead.chat_id < 0 AND ahead.id < ${outbox.id} AND ahead.repeats = 'never'
  )
)`;

/** What everything of a meeting in private comes after. */
export const aheadQuery = (db: Db) =>
  db
    .select({ id: outbox.id })
    .from(outbox)
    .where(
      and(
        eq(outbox.meetingId, sql.placeholder("meetingId")),
        inArray(outbox.state, ["waiting", "sending"]),
        eq(outbox.lane, STEP),
        lt(outbox.chatId, 0),
        eq(outbox.repeats, "never"),
      ),
    )
    .limit(1)
    .prepare();

/** Until when nothing leaves for a letter's chat; 0 = it may. */
export const heldUntil = sql`coalesce((SELECT max(${hindrances.until}) FROM ${hindrances} WHERE ${hindrances.chatId} = ${outbox.chatId}), 0)`;

/** Whether any letter waits for nothing but its chat: mostly none does, and that is found out at once. */
export function anyQuery(db: Db) {
  const { placeholder } = sql;
  return db
    .select({ id: outbox.id })
    .from(outbox)
    .where(
      and(
        eq(outbox.state, "waiting"),
        lte(outbox.lane, placeholder("lane")),
        lte(outbox.notBefore, placeholder("now")),
      ),
    )
    .limit(1)
    .prepare();
}

/** Looks through the waiting letters in their order without their words, and stops at the first that may leave. */
export function leavingQuery(db: Db) {
  const list = (name: string) => sql`(SELECT value FROM json_each(${sql.placeholder(name)}))`;
  const now = sql.placeholder("now");
  return db
    .select()
    .from(outbox)
    .where(
      and(
        eq(outbox.state, "waiting"),
        sql`${outbox.lane} <= ${sql.placeholder("lane")}`,
        sql`${outbox.notBefore} <= ${now}`,
        sql`${outbox.chatId} NOT IN ${list("busy")}`,
        sql`(${outbox.method} IN ${list("asides")} OR (
          ${sql.placeholder("mayWrite")} = 1
          AND ${outbox.chatId} NOT IN ${list("spent")}
          AND (${outbox.lane} < ${LAST_LANE} OR ${outbox.chatId} NOT IN ${list("saving")})
          AND NOT ${isAhead}
          AND ${outbox.chatId} NOT IN (SELECT ${hindrances.chatId} FROM ${hindrances} WHERE ${hindrances.until} > ${now})
        ))`,
      ),
    )
    .orderBy(outbox.lane, outbox.id)
    .limit(1)
    .prepare();
}

import { and, asc, eq, lt, sql } from "./drizzle.ts";
import type { Db } from "./open.ts";
import { outbox } from "./schema.ts";
import { slots } from "./upsert.ts";

export type OutboxRow = Readonly<typeof outbox.$inferSelect>;
export type NewOutboxRow = typeof outbox.$inferInsert;

/** Messages that are to go out. */
export function outboxTable(db: Db) {
  const putOut = db
    .insert(outbox)
    .values(slots(outbox, ["key", "chatId", "method", "payload", "meetingId", "post", "lane", "notBefore"]))
    .prepare();
  const livingOut = db
    .select({ id: outbox.id })
    .from(outbox)
    .where(and(eq(outbox.key, sql.placeholder("key")), eq(outbox.state, "waiting")))
    .prepare();
  const waiting = db
    .select()
    .from(outbox)
    .where(eq(outbox.state, "waiting"))
    .orderBy(asc(outbox.lane), asc(outbox.id))
    .prepare();

  return {
    send: (row: NewOutboxRow): void => {
      putOut.run({ key: null, meetingId: 0, post: "", ...row });
    },
    /** One waiting row a living message: what is already waiting will show the newest anyway. */
    sendLiving: (row: NewOutboxRow & { key: string }): void => {
      const there = livingOut.get({ key: row.key });
      if (!there) putOut.run({ meetingId: 0, post: "", ...row });
    },
    /** Takes back what waits under a post's name and was written before a letter. */
    unsend: (before: number, meetingId: number, post: string): void => {
      const named = and(eq(outbox.meetingId, meetingId), eq(outbox.post, post), lt(outbox.id, before));
      db.delete(outbox)
        .where(and(named, eq(outbox.state, "waiting")))
        .run();
    },
    /** What waits to be sent, by lane, then by age. */
    waiting: (): readonly OutboxRow[] => waiting.all(),
    /** When the next waiting letter may leave. */
    nextLeaving: (): number | undefined =>
      db
        .select({ at: sql<number | null>`min(${outbox.notBefore})` })
        .from(outbox)
        .where(eq(outbox.state, "waiting"))
        .get()?.at ?? undefined,
    mark: (id: number, change: Partial<NewOutboxRow>): void => {
      db.update(outbox).set(change).where(eq(outbox.id, id)).run();
    },
    inState: (state: OutboxRow["state"]): readonly OutboxRow[] =>
      db.select().from(outbox).where(eq(outbox.state, state)).orderBy(outbox.id).all(),
    forget: (upTo: number): void => {
      db.delete(outbox)
        .where(and(eq(outbox.state, "sent"), lt(outbox.notBefore, upTo)))
        .run();
    },
    forgetWaiting: (chatId: number): void => {
      db.delete(outbox)
        .where(and(eq(outbox.chatId, chatId), eq(outbox.state, "waiting")))
        .run();
    },
    /** A group became a supergroup: what waits goes to the new chat. */
    moveChat: (from: number, to: number): void => {
      db.update(outbox)
        .set({
          chatId: to,
          payload: sql`json_replace(${outbox.payload}, '$.chat_id', ${to}, '$.poll.chat_id', ${to}, '$.buttons.chat_id', ${to})`,
        })
        .where(and(eq(outbox.chatId, from), eq(outbox.state, "waiting")))
        .run();
    },
  };
}

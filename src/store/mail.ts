import { and, asc, eq, inArray, lt, sql } from "./drizzle.ts";
import type { Db } from "./open.ts";
import { inbox, outbox, posts } from "./schema.ts";
import { slots } from "./upsert.ts";

export type InboxRow = Readonly<typeof inbox.$inferSelect>;
export type OutboxRow = Readonly<typeof outbox.$inferSelect>;
export type NewOutboxRow = typeof outbox.$inferInsert;
export type Post = Readonly<typeof posts.$inferSelect>;

/** As many updates are looked at together: what waits is put in order once for all of them. */
const BATCH = 100;

/** Updates that came in, messages that are to go out, and where the ones that went stand. */
export function mailTables(db: Db) {
  const nextIn = db
    .select()
    .from(inbox)
    .where(eq(inbox.state, "waiting"))
    .orderBy(asc(inbox.receivedAt), asc(inbox.id))
    .limit(BATCH)
    .prepare();
  const takeIn = db
    .insert(inbox)
    .values({
      id: sql.placeholder("id"),
      body: sql.placeholder("body"),
      receivedAt: sql.placeholder("receivedAt"),
    })
    .onConflictDoNothing()
    .prepare();
  const done = db
    .update(inbox)
    .set({ state: "done", body: {} })
    .where(eq(inbox.id, sql.placeholder("id")))
    .prepare();
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
    /** Takes an update in once: a second one with the same id changes nothing. */
    receive: (id: number, body: Record<string, unknown>, receivedAt: number): void => {
      takeIn.run({ id, body, receivedAt });
    },
    /** Keeps an answer to one of our own questions, to be handled like an update. */
    receiveAnswer: (body: Record<string, unknown>, receivedAt: number): void => {
      const least =
        db
          .select({ id: sql<number | null>`min(${inbox.id})` })
          .from(inbox)
          .get()?.id ?? 0;
      takeIn.run({ id: Math.min(0, least) - 1, body, receivedAt });
    },
    /** The updates to be handled next, in the order in which they came. */
    nextUpdates: (): readonly InboxRow[] => nextIn.all(),
    /** Done: the update has taken effect; what it said is not kept. */
    updateDone: (id: number): void => {
      done.run({ id });
    },
    updateFailed: (id: number, aside: boolean): void => {
      db.update(inbox)
        .set({ tries: sql`${inbox.tries} + 1`, ...(aside && { state: "aside" as const }) })
        .where(eq(inbox.id, id))
        .run();
    },
    forgetUpdates: (before: number): void => {
      db.delete(inbox)
        .where(and(eq(inbox.state, "done"), lt(inbox.receivedAt, before)))
        .run();
    },

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
    forgetSent: (upTo: number): void => {
      db.delete(outbox)
        .where(and(eq(outbox.state, "sent"), lt(outbox.notBefore, upTo)))
        .run();
    },
    forgetWaiting: (chatId: number): void => {
      db.delete(outbox)
        .where(and(eq(outbox.chatId, chatId), eq(outbox.state, "waiting")))
        .run();
    },

    addPost: (row: typeof posts.$inferInsert): void => {
      db.insert(posts)
        .values(row)
        .onConflictDoUpdate({ target: [posts.chatId, posts.messageId], set: row })
        .run();
    },
    postsNamed: (meetingId: number, names: readonly string[]): readonly Post[] =>
      db
        .select()
        .from(posts)
        .where(and(eq(posts.meetingId, meetingId), inArray(posts.name, [...names])))
        .orderBy(posts.messageId)
        .all(),
    postsIn: (chatId: number, name: string): readonly Post[] =>
      db
        .select()
        .from(posts)
        .where(and(eq(posts.chatId, chatId), eq(posts.name, name)))
        .orderBy(posts.messageId)
        .all(),
    postAt: (chatId: number, messageId: number): Post | undefined =>
      db
        .select()
        .from(posts)
        .where(and(eq(posts.chatId, chatId), eq(posts.messageId, messageId)))
        .get(),
    postOfPoll: (pollId: string): Post | undefined =>
      db.select().from(posts).where(eq(posts.pollId, pollId)).get(),
    forgetPost: (chatId: number, messageId: number): void => {
      db.delete(posts)
        .where(and(eq(posts.chatId, chatId), eq(posts.messageId, messageId)))
        .run();
    },
    /** A group became a supergroup: old message ids are gone, what waits goes to the new chat. */
    moveChat: (from: number, to: number): void => {
      db.delete(posts).where(eq(posts.chatId, from)).run();
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

import { and, asc, eq, lt, sql } from "./drizzle.ts";
import type { Db } from "./open.ts";
import { inbox } from "./schema.ts";

export type InboxRow = Readonly<typeof inbox.$inferSelect>;

/** As many updates are looked at together: what waits is put in order once for all of them. */
const BATCH = 100;

/** Updates that came in, each handled once. */
export function inboxTable(db: Db) {
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
  const handled = db
    .update(inbox)
    .set({ state: "done", body: {} })
    .where(eq(inbox.id, sql.placeholder("id")))
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
    next: (): readonly InboxRow[] => nextIn.all(),
    /** Done: the update has taken effect; what it said is not kept. */
    done: (id: number): void => {
      handled.run({ id });
    },
    failed: (id: number, aside: boolean): void => {
      db.update(inbox)
        .set({ tries: sql`${inbox.tries} + 1`, ...(aside && { state: "aside" as const }) })
        .where(eq(inbox.id, id))
        .run();
    },
    forget: (before: number): void => {
      db.delete(inbox)
        .where(and(eq(inbox.state, "done"), lt(inbox.receivedAt, before)))
        .run();
    },
  };
}

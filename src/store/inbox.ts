import { and, asc, eq, gt, inArray, lt, lte, ne, notInArray, sql } from "./drizzle.ts";
import type { Db } from "./open.ts";
import { places } from "./places.ts";
import { inbox } from "./schema.ts";
import type { Vault } from "./vault.ts";

type Stored = typeof inbox.$inferSelect;
export type InboxRow = Readonly<Omit<Stored, "body"> & { body: Record<string, unknown> }>;
export type NewInboxRow = Pick<InboxRow, "id" | "body" | "origin" | "receivedAt">;

/** As many updates are looked at together: what waits is put in order once for all of them. */
const BATCH = 100;

/** Updates that came in, each handled once. */
export function inboxTable(db: Db, vault: Vault) {
  const seal = (id: number, body: Record<string, unknown>) =>
    vault.sealJson("house", body, places.update(id));
  const read = (row: Stored): InboxRow => ({
    ...row,
    body: (vault.openJson("house", row.body, places.update(row.id)) ?? {}) as Record<string, unknown>,
  });
  const now = sql.placeholder("now");
  const waits = eq(inbox.state, "waiting");
  const held = db
    .select({ origin: inbox.origin })
    .from(inbox)
    .where(and(waits, ne(inbox.origin, 0), gt(inbox.notBefore, now)));
  const nextIn = db
    .select()
    .from(inbox)
    .where(and(waits, lte(inbox.notBefore, now), notInArray(inbox.origin, held)))
    .orderBy(asc(inbox.receivedAt), asc(inbox.id))
    .limit(BATCH)
    .prepare();
  const anything = db.select({ id: inbox.id }).from(inbox).where(waits).limit(1).prepare();
  const firstTry = db
    .select({ at: sql<number | null>`min(${inbox.notBefore})` })
    .from(inbox)
    .where(and(waits, gt(inbox.notBefore, 0)))
    .prepare();
  const settledBefore = db
    .delete(inbox)
    .where(and(inArray(inbox.state, ["done", "aside"]), lt(inbox.receivedAt, sql.placeholder("before"))))
    .prepare();
  const takeIn = db
    .insert(inbox)
    .values({
      id: sql.placeholder("id"),
      body: sql.placeholder("body"),
      receivedAt: sql.placeholder("receivedAt"),
      origin: sql.placeholder("origin"),
    })
    .onConflictDoNothing()
    .prepare();
  const handled = db
    .update(inbox)
    .set({ state: "done", body: "", origin: 0 })
    .where(eq(inbox.id, sql.placeholder("id")))
    .prepare();
  const failed = (id: number, change: Partial<Stored>): void => {
    db.update(inbox)
      .set({ tries: sql`${inbox.tries} + 1`, ...change })
      .where(eq(inbox.id, id))
      .run();
  };

  return {
    /** Takes an update in once: a second one with the same id changes nothing. */
    receive: (row: NewInboxRow): void => {
      takeIn.run({ ...row, body: seal(row.id, row.body) });
    },
    /** Keeps an answer to one of our own questions, to be handled like an update. */
    receiveAnswer: (body: Record<string, unknown>, receivedAt: number): void => {
      const least =
        db
          .select({ id: sql<number | null>`min(${inbox.id})` })
          .from(inbox)
          .get()?.id ?? 0;
      const origin = Number(body.chat ?? body.from ?? body.person ?? 0);
      const id = Math.min(0, least) - 1;
      takeIn.run({ id, body: seal(id, body), receivedAt, origin });
    },
    /**
     * The updates to be handled next, in the order in which they came. What came from where an update is being tried
     * again waits behind it.
     */
    next: (moment: number): readonly InboxRow[] =>
      anything.get() ? nextIn.all({ now: moment }).map(read) : [],
    /** When the next update that failed may be tried again. */
    nextTry: (): number | undefined => firstTry.get()?.at ?? undefined,
    /** Done: the update has taken effect; neither what it said is kept, nor who did. */
    done: (id: number): void => {
      handled.run({ id });
    },
    /** It failed, and is tried again later. */
    putOff: (id: number, notBefore: number): void => failed(id, { notBefore }),
    /** It failed too often: it is not tried any more, and nothing of it is kept but what it was. */
    putAside: (id: number, remains: Record<string, unknown>): void =>
      failed(id, { state: "aside", body: seal(id, remains) }),
    /** Updates that were put aside. */
    aside: (): readonly InboxRow[] => db.select().from(inbox).where(eq(inbox.state, "aside")).all().map(read),
    forget: (before: number): void => {
      settledBefore.run({ before });
    },
  };
}

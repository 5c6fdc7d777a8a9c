import { and, desc, eq, gt, gte, inArray, lt, ne, sql } from "./drizzle.ts";
import { aheadQuery, anyQuery, heldUntil, isAhead, type Leaving, leavingQuery, STEP } from "./leaving.ts";
import type { Db } from "./open.ts";
import { places } from "./places.ts";
import { outbox } from "./schema.ts";
import { slots } from "./upsert.ts";
import { ofMeeting, type Vault } from "./vault.ts";

type Stored = typeof outbox.$inferSelect;
export type OutboxRow = Readonly<Omit<Stored, "payload"> & { payload: Record<string, unknown> }>;
export type NewOutboxRow = Pick<
  OutboxRow,
  "chatId" | "method" | "payload" | "meetingId" | "post" | "lane" | "repeats" | "notBefore"
> & { readonly key: string };

/** What has been dealt with: nothing of the letter's words is kept. */
const WIPED = "";

/** Messages that are to go out. */
export function outboxTable(db: Db, vault: Vault) {
  const read = (row: Stored): OutboxRow => ({
    ...row,
    payload: (vault.openJson(ofMeeting(row.meetingId), row.payload, places.letter(row.key)) ?? {}) as Record<
      string,
      unknown
    >,
  });
  const columns = [
    "key",
    "chatId",
    "method",
    "payload",
    "meetingId",
    "post",
    "lane",
    "repeats",
    "notBefore",
  ] as const;
  const putOut = db
    .insert(outbox)
    .values(slots(outbox, [...columns]))
    .onConflictDoNothing()
    .prepare();
  const settled = db
    .delete(outbox)
    .where(and(eq(outbox.key, sql.placeholder("key")), ne(outbox.state, "waiting")))
    .prepare();
  const next = leavingQuery(db);
  const mayLeave = anyQuery(db);
  const ahead = aheadQuery(db);
  const firstLeaving = db
    .select({ at: sql<number | null>`min(max(${outbox.notBefore}, ${heldUntil}))` })
    .from(outbox)
    .where(and(eq(outbox.state, "waiting"), sql`NOT ${isAhead}`))
    .prepare();
  const settledBefore = db
    .delete(outbox)
    .where(
      and(
        inArray(outbox.state, ["sent", "failed", "ambiguous"]),
        lt(outbox.notBefore, sql.placeholder("upTo")),
      ),
    )
    .prepare();
  const marks = { sending: { state: "sending" }, sent: { state: "sent", payload: WIPED } } as const;
  const marking = (change: (typeof marks)[keyof typeof marks]) =>
    db
      .update(outbox)
      .set(change)
      .where(eq(outbox.id, sql.placeholder("id")))
      .prepare();
  const sending = marking(marks.sending);
  const sent = marking(marks.sent);
  const mark = (id: number, change: Partial<Stored>): void => {
    db.update(outbox).set(change).where(eq(outbox.id, id)).run();
  };
  const put = (row: NewOutboxRow): void => {
    const payload = vault.sealJson(ofMeeting(row.meetingId), row.payload, places.letter(row.key));
    putOut.run({ ...row, payload });
  };
  const openIn = (chatId: number, ...also: OutboxRow["state"][]) =>
    and(eq(outbox.chatId, chatId), inArray(outbox.state, ["waiting", "ambiguous", ...also]));

  return {
    /** A letter with the key of an earlier one is that one, and is not sent again. */
    send: put,
    /** One waiting row a key: of a living message what waits will show the newest anyway, and an answer is one answer. */
    sendOnce: (row: NewOutboxRow): void => {
      settled.run({ key: row.key });
      put(row);
    },
    /** Takes back what waits under a post's name and was written before a letter. Returns how much that was. */
    unsend: (before: number, meetingId: number, post: string): number => {
      const named = and(eq(outbox.meetingId, meetingId), eq(outbox.post, post), lt(outbox.id, before));
      return db
        .delete(outbox)
        .where(and(named, inArray(outbox.state, ["waiting", "ambiguous"])))
        .run().changes;
    },
    /** What waits under keys that begin so is said anew, in other words. The beginning ends in a colon. */
    unsendKeyed: (beginning: string): void => {
      const others = and(gte(outbox.key, beginning), lt(outbox.key, `${beginning.slice(0, -1)};`));
      db.delete(outbox)
        .where(and(others, eq(outbox.state, "waiting")))
        .run();
    },
    /** What waits under keys that begin so waits at least until then. */
    hold: (beginning: string, until: number): void => {
      const these = and(gte(outbox.key, beginning), lt(outbox.key, `${beginning.slice(0, -1)};`));
      db.update(outbox)
        .set({ notBefore: until })
        .where(and(these, eq(outbox.state, "waiting"), lt(outbox.notBefore, until)))
        .run();
    },
    /** What waits under keys that begin so need not wait any longer. */
    release: (beginning: string, now: number): void => {
      const these = and(gte(outbox.key, beginning), lt(outbox.key, `${beginning.slice(0, -1)};`));
      db.update(outbox)
        .set({ notBefore: now })
        .where(and(these, eq(outbox.state, "waiting"), gt(outbox.notBefore, now)))
        .run();
    },
    /** What still waits to be said in a chat for a meeting is not said any more. */
    dropPosts: (chatId: number, meetingId: number): void => {
      const waiting = and(eq(outbox.chatId, chatId), eq(outbox.state, "waiting"), eq(outbox.lane, STEP));
      db.delete(outbox)
        .where(and(waiting, eq(outbox.meetingId, meetingId), eq(outbox.repeats, "never")))
        .run();
    },
    /** What waits under these names has nothing to say any more. */
    withdraw: (meetingId: number, names: readonly string[]): void => {
      if (names.length === 0) return;
      const waiting = and(eq(outbox.meetingId, meetingId), eq(outbox.state, "waiting"));
      db.delete(outbox)
        .where(and(waiting, inArray(outbox.post, [...names])))
        .run();
    },
    /** It has nothing to say any more. */
    drop: (id: number): void => {
      db.delete(outbox).where(eq(outbox.id, id)).run();
    },
    /** The first letter that may leave, by lane, then by age. */
    next: ({ now, lane, busy, spent, saving, mayWrite, asides }: Leaving): OutboxRow | undefined => {
      if (!mayLeave.get({ now, lane })) return undefined;
      const lists = {
        busy: JSON.stringify(busy),
        spent: JSON.stringify(spent),
        saving: JSON.stringify(saving),
        asides: JSON.stringify(asides),
      };
      const found = next.get({ now, lane, mayWrite: mayWrite ? 1 : 0, ...lists });
      return found && read(found);
    },
    /** When the next waiting letter may leave, as far as its chat goes. */
    nextLeaving: (): number | undefined => firstLeaving.get()?.at ?? undefined,
    find: (id: number): OutboxRow | undefined => {
      const found = db.select().from(outbox).where(eq(outbox.id, id)).get();
      return found && read(found);
    },
    /** The last letter of a kind to somebody, whatever became of it. */
    lastOf: (chatId: number, method: string): Pick<OutboxRow, "notBefore"> | undefined =>
      db
        .select({ notBefore: outbox.notBefore })
        .from(outbox)
        .where(and(eq(outbox.chatId, chatId), eq(outbox.method, method)))
        .orderBy(desc(outbox.id))
        .limit(1)
        .get(),
    /** What has not arrived with somebody yet, without what it says. */
    openTo: (chatId: number): readonly Pick<OutboxRow, "method" | "notBefore">[] =>
      db
        .select({ method: outbox.method, notBefore: outbox.notBefore })
        .from(outbox)
        .where(openIn(chatId))
        .orderBy(outbox.id)
        .all(),
    inState: (state: OutboxRow["state"]): readonly OutboxRow[] =>
      db.select().from(outbox).where(eq(outbox.state, state)).orderBy(outbox.id).all().map(read),
    sending: (id: number): void => {
      sending.run({ id });
    },
    sent: (id: number): void => {
      sent.run({ id });
    },
    failed: (id: number, tries: number, error: string): void =>
      mark(id, { state: "failed", payload: WIPED, tries, error }),
    /** Whether something of this meeting is still to be said in its group. */
    isWaitingIn: (meetingId: number): boolean => ahead.get({ meetingId }) !== undefined,
    /** Whether a letter of this name was given up before. */
    hasFailed: (meetingId: number, post: string): boolean => {
      const named = and(eq(outbox.meetingId, meetingId), eq(outbox.post, post), eq(outbox.state, "failed"));
      return db.select({ id: outbox.id }).from(outbox).where(named).get() !== undefined;
    },
    /** Whether everything of this name is known to have arrived. */
    areAllSent: (meetingId: number, post: string): boolean => {
      const named = and(eq(outbox.meetingId, meetingId), eq(outbox.post, post), ne(outbox.state, "sent"));
      return db.select({ id: outbox.id }).from(outbox).where(named).get() === undefined;
    },
    /** It waits again, and keeps its place before what came later. */
    wait: (id: number, tries: number, notBefore: number): void =>
      mark(id, { state: "waiting", tries, notBefore }),
    /** It is to say something else once it leaves. */
    rewrite: ({ id, key, meetingId }: OutboxRow, payload: Record<string, unknown>): void =>
      mark(id, { payload: vault.sealJson(ofMeeting(meetingId), payload, places.letter(key)) }),
    /** It may have arrived or not; its words are kept until that is settled. */
    doubt: (id: number, tries: number, error: string): void => mark(id, { state: "ambiguous", tries, error }),
    /** The time of what is in doubt is over: nobody needs it any more. */
    letGo: (meetingId: number): void => {
      db.update(outbox)
        .set({ state: "failed", payload: WIPED, error: "let go" })
        .where(and(eq(outbox.meetingId, meetingId), eq(outbox.state, "ambiguous")))
        .run();
    },
    forget: (upTo: number): void => {
      settledBefore.run({ upTo });
    },
    /** The bot is no longer there: nothing is said in this chat any more. */
    forgetChat: (chatId: number): void => {
      db.delete(outbox).where(openIn(chatId)).run();
    },
    /** A group became a supergroup: what waits, is on its way or in doubt, belongs to the new chat. */
    moveChat: (from: number, to: number): void => {
      db.update(outbox).set({ chatId: to }).where(openIn(from, "sending")).run();
    },
  };
}

import { and, eq, gt, lt, sql } from "./drizzle.ts";
import type { Db } from "./open.ts";
import { allowances, hindrances } from "./schema.ts";
import { upsert } from "./upsert.ts";

/** What was left of one bucket of tokens at a moment; a bucket that nobody knows is full. */
export type Allowance = Readonly<typeof allowances.$inferSelect>;
export type Hindrance = Readonly<typeof hindrances.$inferSelect>;

/** How much may still be sent, and where something stands in the way: both outlast a restart. */
export function allowanceTables(db: Db) {
  const keep = upsert(db, allowances, [allowances.name]);
  const hinder = upsert(db, hindrances, [hindrances.chatId, hindrances.kind]);
  const free = db
    .delete(hindrances)
    .where(and(eq(hindrances.chatId, sql.placeholder("chatId")), gt(hindrances.until, 0)))
    .prepare();
  const full = db
    .delete(allowances)
    .where(lt(allowances.at, sql.placeholder("before")))
    .prepare();
  const one = (chatId: number, kind: Hindrance["kind"]) =>
    and(eq(hindrances.chatId, chatId), eq(hindrances.kind, kind));

  return {
    all: (): readonly Allowance[] => db.select().from(allowances).all(),
    keep,
    /** Buckets that nothing was taken from since then are full by now. */
    forget: (before: number): void => {
      full.run({ before });
    },
    hinder,
    isHindered: (chatId: number, kind: Hindrance["kind"]): boolean =>
      db.select().from(hindrances).where(one(chatId, kind)).get() !== undefined,
    /** It stands in the way no more. */
    clear: (chatId: number, kind: Hindrance["kind"]): void => {
      db.delete(hindrances).where(one(chatId, kind)).run();
    },
    /** A letter got through: the chat is open. */
    open: (chatId: number): void => {
      free.run({ chatId });
    },
    /** The chat is no longer there under this number. */
    forgetChat: (chatId: number): void => {
      db.delete(hindrances).where(eq(hindrances.chatId, chatId)).run();
    },
  };
}

import { eq, sql } from "./drizzle.ts";
import type { Db } from "./open.ts";
import { holds } from "./schema.ts";
import { upsert } from "./upsert.ts";

export type Hold = Readonly<typeof holds.$inferSelect>;

/** Where something of a group's own does not get through. */
export function holdTable(db: Db) {
  const of = db
    .select()
    .from(holds)
    .where(eq(holds.groupId, sql.placeholder("group")))
    .prepare();
  const any = db.select({ id: holds.groupId }).from(holds).limit(1).prepare();
  return {
    of: (groupId: number): Hold | undefined => of.get({ group: groupId }),
    isAny: (): boolean => any.get() !== undefined,
    keep: upsert(db, holds, [holds.groupId]),
    clear: (groupId: number): void => {
      db.delete(holds).where(eq(holds.groupId, groupId)).run();
    },
  };
}

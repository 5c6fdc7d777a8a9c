import { and, eq, sql } from "./drizzle.ts";
import type { Db } from "./open.ts";
import { groups, members, people } from "./schema.ts";
import { upsert } from "./upsert.ts";

export type Group = Readonly<typeof groups.$inferSelect>;
export type NewGroup = typeof groups.$inferInsert;
export type PersonRow = Readonly<typeof people.$inferSelect>;
export type Member = Readonly<typeof members.$inferSelect>;

/** The groups, the people the bot has met, and who is a member where. */
export function circleTables(db: Db) {
  const group = db
    .select()
    .from(groups)
    .where(eq(groups.id, sql.placeholder("id")))
    .prepare();
  const person = db
    .select()
    .from(people)
    .where(eq(people.id, sql.placeholder("id")))
    .prepare();
  const byChat = db
    .select()
    .from(groups)
    .where(eq(groups.chatId, sql.placeholder("chat")))
    .prepare();
  const ofPerson = db
    .select()
    .from(members)
    .where(eq(members.personId, sql.placeholder("person")))
    .prepare();

  return {
    group: (id: number): Group | undefined => group.get({ id }),
    groupByChat: (chat: number): Group | undefined => byChat.get({ chat }),
    groupByLink: (link: string): Group | undefined =>
      db.select().from(groups).where(eq(groups.link, link)).get(),
    groupsAddedBy: (id: number): readonly Group[] =>
      db.select().from(groups).where(eq(groups.addedBy, id)).all(),
    nextGroupId: (): number =>
      (db
        .select({ last: sql<number | null>`max(${groups.id})` })
        .from(groups)
        .get()?.last ?? 0) + 1,
    addGroup: (row: NewGroup): void => {
      db.insert(groups).values(row).run();
    },
    changeGroup: (id: number, change: Partial<NewGroup>): void => {
      db.update(groups).set(change).where(eq(groups.id, id)).run();
    },

    person: (id: number): PersonRow | undefined => person.get({ id }),
    /** Remembers a name as the person wrote it. */
    meet: upsert(db, people, [people.id]),

    /** Whether the bot can write to them: not before they pressed Start, not while they block it. */
    reach: (id: number, reachable: boolean): void => {
      db.update(people).set({ reachable }).where(eq(people.id, id)).run();
    },

    member: (groupId: number, personId: number): Member | undefined =>
      db
        .select()
        .from(members)
        .where(and(eq(members.groupId, groupId), eq(members.personId, personId)))
        .get(),
    members: (groupId: number): readonly Member[] =>
      db
        .select()
        .from(members)
        .where(and(eq(members.groupId, groupId), eq(members.status, "accepted")))
        .orderBy(members.since, members.personId)
        .all(),
    /** Where this person is, or is about to become, a member. */
    memberships: (personId: number): readonly Member[] => ofPerson.all({ person: personId }),
    setMember: (row: typeof members.$inferInsert): void => {
      db.insert(members)
        .values(row)
        .onConflictDoUpdate({ target: [members.groupId, members.personId], set: row })
        .run();
    },
  };
}

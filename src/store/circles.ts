import { z } from "zod";
import { and, eq, gt, notInArray, or, sql } from "./drizzle.ts";
import type { Scope } from "./keyring.ts";
import { linkTable } from "./links.ts";
import { nextId } from "./next-id.ts";
import type { Db } from "./open.ts";
import { groups, members, people } from "./schema.ts";
import { upsert } from "./upsert.ts";
import type { Vault } from "./vault.ts";

type StoredGroup = typeof groups.$inferSelect;
export type Group = Readonly<Omit<StoredGroup, "rules"> & { rules: readonly string[] }>;
export type PersonRow = Readonly<typeof people.$inferSelect>;
export type Member = Readonly<typeof members.$inferSelect>;

const ofGroup = (id: number): Scope => `group:${id}`;

const rules = z.array(z.string()).readonly();

/** The groups, the people the bot has met, and who is a member where. */
export function circleTables(db: Db, vault: Vault) {
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

  const links = linkTable(db, vault);
  const openGroup = (row: StoredGroup | undefined): Group | undefined => {
    if (!row) return undefined;
    const scope = ofGroup(row.id);
    const opened = (text: string) => vault.open(scope, text) ?? "";
    const agreed = rules.parse(vault.openJson(scope, row.rules) ?? []);
    return {
      ...row,
      link: links.open(row.id, row.link),
      title: opened(row.title),
      theme: opened(row.theme),
      rules: agreed,
    };
  };
  /** The same columns with what was said in them sealed; what a change does not touch stays away. */
  const sealGroup = <C extends Partial<Group>>(id: number, change: C) => ({
    ...change,
    ...(change.title !== undefined && { title: vault.seal(ofGroup(id), change.title) }),
    ...(change.theme !== undefined && { theme: vault.seal(ofGroup(id), change.theme) }),
    ...(change.rules && { rules: vault.sealJson(ofGroup(id), change.rules) }),
  });
  const keepPerson = upsert(db, people, [people.id]);

  return {
    group: (id: number): Group | undefined => openGroup(group.get({ id })),
    groupByChat: (chat: number): Group | undefined => openGroup(byChat.get({ chat })),
    /** The group that a link leads to, the newest or one of before. */
    groupByLink: (link: string): Group | undefined => openGroup(group.get({ id: links.groupOf(link) ?? 0 })),
    /** The groups whose chats have a higher id than this, in the order in which they were met. */
    groupsAbove: (chatId: number): readonly Group[] =>
      db
        .select()
        .from(groups)
        .where(gt(groups.chatId, chatId))
        .orderBy(groups.id)
        .all()
        .flatMap((row) => openGroup(row) ?? []),
    groupsAddedBy: (id: number): readonly Group[] =>
      db
        .select()
        .from(groups)
        .where(eq(groups.addedBy, id))
        .all()
        .flatMap((row) => openGroup(row) ?? []),
    /** The groups that this person brought the bot to, or opened the set-up of last. */
    groupsKeptBy: (id: number): readonly number[] =>
      db
        .select({ id: groups.id })
        .from(groups)
        .where(or(eq(groups.addedBy, id), eq(groups.setUpBy, id)))
        .orderBy(groups.id)
        .all()
        .map((row) => row.id),
    nextGroupId: (): number => nextId(db, "groups"),
    addGroup: (row: Group): void => {
      const { rules, ...sealed } = sealGroup(row.id, row);
      db.insert(groups)
        .values({ ...sealed, link: links.hash(row.link), rules: String(rules) })
        .run();
      links.put(row.id, row.link);
    },
    changeGroup: (id: number, change: Partial<Group>): void => {
      // The link has a way of its own: whoever changes something else may know an older one.
      const { rules, link: _, ...sealed } = sealGroup(id, change);
      db.update(groups)
        .set({ ...sealed, ...(rules && { rules: String(rules) }) })
        .where(eq(groups.id, id))
        .run();
    },

    person: (id: number): PersonRow | undefined => {
      const row = person.get({ id });
      return row && { ...row, name: vault.open(`person:${id}`, row.name) ?? "" };
    },
    /** Remembers a name as the person wrote it. */
    meet: (row: PersonRow): void => keepPerson({ ...row, name: vault.seal(`person:${row.id}`, row.name) }),

    /** Whether the bot can write to them: not before they pressed Start, not while they block it. */
    reach: (id: number, reachable: boolean): void => {
      db.update(people).set({ reachable }).where(eq(people.id, id)).run();
    },

    member: (groupId: number, personId: number): Member | undefined => {
      const these = and(eq(members.groupId, groupId), eq(members.personId, personId));
      return db.select().from(members).where(these).get();
    },
    members: (groupId: number): readonly Member[] =>
      db
        .select()
        .from(members)
        .where(and(eq(members.groupId, groupId), eq(members.status, "accepted")))
        .orderBy(members.since, members.personId)
        .all(),
    /** Where this person is, or is about to become, a member. */
    memberships: (personId: number): readonly Member[] => ofPerson.all({ person: personId }),
    /** From now on buttons carry this link; those of before lead to the group until they are revoked. */
    renewLink: (id: number, link: string): void => links.put(id, link),
    revokeLinks: (id: number): void => links.revoke(id),
    /** Two groups turn out to be one: who is in the other one is in this, and its links lead here. */
    join: (from: number, to: number): void => {
      links.move(from, to);
      const known = db.select({ id: members.personId }).from(members).where(eq(members.groupId, to));
      db.update(members)
        .set({ groupId: to })
        .where(and(eq(members.groupId, from), notInArray(members.personId, known)))
        .run();
    },
    setMember: (row: typeof members.$inferInsert): void => {
      db.insert(members)
        .values(row)
        .onConflictDoUpdate({ target: [members.groupId, members.personId], set: row })
        .run();
    },
  };
}

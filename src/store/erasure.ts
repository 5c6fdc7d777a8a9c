import { and, eq, gt, inArray, lte, ne, or, sql } from "./drizzle.ts";
import type { Keyring } from "./keyring.ts";
import type { Db } from "./open.ts";
import {
  allowances,
  contributions,
  dialogues,
  drafts,
  dues,
  groups,
  hindrances,
  inbox,
  links,
  meetings,
  members,
  notes,
  outbox,
  people,
  posts,
  turns,
  votes,
} from "./schema.ts";
import type { Scrub } from "./scrub.ts";
import type { Traces } from "./traces.ts";

const DAY = 24 * 3_600_000;
const KEPT = sql`${groups.retentionDays} * ${DAY}`;

interface ErasureDeps {
  readonly db: Db;
  readonly keyring: Pick<Keyring, "destroy" | "renew">;
  readonly scrub: Pick<Scrub, "owe">;
  /** A meeting is read from the tables the next time. */
  readonly dropMeeting: (id: number) => void;
  readonly traces: Pick<Traces, "forget" | "meetingsNaming">;
}

/**
 * What is not kept any more. The key goes first; the next backup takes it from all earlier ones, too. A crash in between
 * leaves what nobody can read, and the rest is done the next time.
 */
export function erasureTables({ db, keyring, scrub, dropMeeting, traces }: ErasureDeps) {
  const deleteMeetings = (ids: readonly number[]): void => {
    scrub.owe();
    const list = [...ids];
    list.forEach(dropMeeting);
    traces.forget(list);
    for (const table of [contributions, votes, turns, drafts, notes, dues, outbox])
      db.delete(table).where(inArray(table.meetingId, list)).run();
    // The next card takes the place of the last one at the top, and so has to find it.
    db.delete(posts)
      .where(and(inArray(posts.meetingId, list), ne(posts.name, "card")))
      .run();
    db.update(posts).set({ digest: "" }).where(inArray(posts.meetingId, list)).run();
    for (const id of list)
      db.delete(dialogues)
        .where(sql`${dialogues.key} GLOB ${`${id}:*`}`)
        .run();
  };

  const deleteChat = (chatId: number): void => {
    for (const table of [outbox, posts, hindrances]) db.delete(table).where(eq(table.chatId, chatId)).run();
    db.delete(allowances)
      .where(inArray(allowances.name, [`chat ${chatId}`, `group ${chatId}`]))
      .run();
    db.delete(inbox)
      .where(and(eq(inbox.origin, chatId), ne(inbox.state, "waiting")))
      .run();
  };

  const person = (id: number): void => {
    scrub.owe();
    keyring.destroy([`person:${id}`]);
    for (const table of [drafts, notes, dialogues, members])
      db.delete(table).where(eq(table.personId, id)).run();
    deleteChat(id);
    db.update(groups).set({ addedBy: 0 }).where(eq(groups.addedBy, id)).run();
    db.update(groups).set({ setUpBy: 0 }).where(eq(groups.setUpBy, id)).run();
    db.delete(people).where(eq(people.id, id)).run();
  };

  /** Those whom the bot knows from this group alone. */
  const onlyIn = (groupId: number): readonly number[] => {
    const elsewhere = sql`(SELECT ${members.personId} FROM ${members} WHERE ${members.groupId} <> ${groupId})`;
    const keeping = sql`(SELECT ${groups.addedBy} FROM ${groups} WHERE ${groups.id} <> ${groupId})`;
    return db
      .select({ id: members.personId })
      .from(members)
      .where(
        and(
          eq(members.groupId, groupId),
          sql`${members.personId} NOT IN ${elsewhere} AND ${members.personId} NOT IN ${keeping}`,
        ),
      )
      .all()
      .map(({ id }) => id);
  };

  return {
    /** Ended meetings that have been kept for as long as their group wants. */
    meetingsOverdue: (now: number): readonly number[] =>
      db
        .select({ id: meetings.id })
        .from(meetings)
        .innerJoin(groups, eq(groups.id, meetings.groupId))
        .where(
          and(
            eq(meetings.status, "ended"),
            ne(meetings.state, ""),
            lte(sql`${meetings.endedAt} + ${KEPT}`, now),
          ),
        )
        .all()
        .map(({ id }) => id),
    /** Groups that the bot was removed from so long ago that nothing of them is kept. */
    groupsOverdue: (now: number): readonly number[] =>
      db
        .select({ id: groups.id })
        .from(groups)
        .where(and(gt(groups.goneAt, 0), lte(sql`${groups.goneAt} + ${KEPT}`, now)))
        .all()
        .map(({ id }) => id),
    /** Nobody can read any more what was said in these meetings; that they were held is still known. */
    meetings: (ids: readonly number[]): void => {
      keyring.destroy(ids.map((id) => `meeting:${id}` as const));
      db.transaction(() => {
        deleteMeetings(ids);
        const these = inArray(meetings.id, [...ids]);
        const held = db.selectDistinct({ id: meetings.groupId }).from(meetings).where(these);
        db.update(members).set({ parked: "" }).where(inArray(members.groupId, held)).run();
        db.update(meetings).set({ state: "", theme: "" }).where(these).run();
      });
    },
    /** Nothing of a group is left, not even that it was here. Returns the people who were known from it alone. */
    group: (id: number): readonly number[] => {
      const held = db.select({ id: meetings.id }).from(meetings).where(eq(meetings.groupId, id)).all();
      const ids = held.map((meeting) => meeting.id);
      const alone = onlyIn(id);
      keyring.destroy([`group:${id}`, ...ids.map((meeting) => `meeting:${meeting}` as const)]);
      db.transaction(() => {
        deleteMeetings(ids);
        const group = db.select().from(groups).where(eq(groups.id, id)).get();
        if (group) deleteChat(group.chatId);
        alone.forEach(person);
        db.delete(dialogues)
          .where(sql`${dialogues.key} GLOB ${`setup:${id}:*`}`)
          .run();
        db.delete(meetings).where(eq(meetings.groupId, id)).run();
        db.delete(members).where(eq(members.groupId, id)).run();
        db.delete(links).where(eq(links.groupId, id)).run();
        db.delete(groups).where(eq(groups.id, id)).run();
      });
      return alone;
    },
    /**
     * Some of what was said in these meetings, or waits in the house, is destroyed in this commit. All of it is sealed
     * anew then, and the key of before is destroyed: no copy of before tells any of it.
     */
    partOf: (ids: readonly number[]): void => {
      scrub.owe();
      keyring.renew(["house", ...ids.map((id) => `meeting:${id}` as const)]);
    },
    /** Everything that is one person's alone. Belongs into a commit. */
    person,
    /** Every meeting, over or not, in which this person is: their groups', and whichever names them anywhere. */
    meetingsWith: (id: number): readonly number[] =>
      db
        .selectDistinct({ id: meetings.id })
        .from(meetings)
        .leftJoin(members, and(eq(members.groupId, meetings.groupId), eq(members.personId, id)))
        .where(or(eq(members.personId, id), inArray(meetings.id, [...traces.meetingsNaming(id)])))
        .orderBy(meetings.id)
        .all()
        .map((row) => row.id),
  };
}

import { and, eq, gt, inArray, lte, ne, or, sql } from "./drizzle.ts";
import type { Keyring } from "./keyring.ts";
import type { Db } from "./open.ts";
import {
  contributions,
  dialogues,
  drafts,
  dues,
  groups,
  inbox,
  meetings,
  members,
  notes,
  outbox,
  people,
  posts,
  turns,
  votes,
} from "./schema.ts";

const DAY = 24 * 3_600_000;
const KEPT = sql`${groups.retentionDays} * ${DAY}`;

/**
 * What is not kept any more. The key goes first; the next backup takes it from all earlier ones, too. A crash in between
 * leaves what nobody can read, and the rest is done the next time.
 */
export function erasureTables(db: Db, keyring: Pick<Keyring, "destroy">, dropMeeting: (id: number) => void) {
  const deleteMeetings = (ids: readonly number[]): void => {
    const list = [...ids];
    list.forEach(dropMeeting);
    for (const table of [contributions, votes, turns, drafts, notes, dues, outbox, posts])
      db.delete(table).where(inArray(table.meetingId, list)).run();
    for (const id of list)
      db.delete(dialogues)
        .where(sql`${dialogues.key} GLOB ${`${id}:*`}`)
        .run();
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
        db.update(meetings)
          .set({ state: "", theme: "" })
          .where(inArray(meetings.id, [...ids]))
          .run();
      });
    },
    /** Nothing of a group is left, not even that it was here. */
    group: (id: number): void => {
      const held = db.select({ id: meetings.id }).from(meetings).where(eq(meetings.groupId, id)).all();
      const ids = held.map((meeting) => meeting.id);
      keyring.destroy([`group:${id}`, ...ids.map((meeting) => `meeting:${meeting}` as const)]);
      db.transaction(() => {
        deleteMeetings(ids);
        const group = db.select().from(groups).where(eq(groups.id, id)).get();
        if (group) db.delete(posts).where(eq(posts.chatId, group.chatId)).run();
        db.delete(meetings).where(eq(meetings.groupId, id)).run();
        db.delete(members).where(eq(members.groupId, id)).run();
        db.delete(groups).where(eq(groups.id, id)).run();
      });
    },
    /** Everything that is one person's alone. Belongs into a commit. */
    person: (id: number): void => {
      keyring.destroy([`person:${id}`]);
      for (const table of [drafts, notes, dialogues, members])
        db.delete(table).where(eq(table.personId, id)).run();
      db.delete(outbox).where(eq(outbox.chatId, id)).run();
      db.delete(posts).where(eq(posts.chatId, id)).run();
      db.delete(inbox)
        .where(and(eq(inbox.origin, id), ne(inbox.state, "waiting")))
        .run();
      db.update(groups).set({ addedBy: 0 }).where(eq(groups.addedBy, id)).run();
      db.update(groups).set({ setUpBy: 0 }).where(eq(groups.setUpBy, id)).run();
      db.delete(people).where(eq(people.id, id)).run();
    },
    /** Every meeting, over or not, in which this person is: their groups', and those they spoke or voted in. */
    meetingsWith: (id: number): readonly number[] =>
      db
        .selectDistinct({ id: meetings.id })
        .from(meetings)
        .leftJoin(members, and(eq(members.groupId, meetings.groupId), eq(members.personId, id)))
        .where(
          or(
            eq(members.personId, id),
            sql`${meetings.id} IN (SELECT ${contributions.meetingId} FROM ${contributions} WHERE ${contributions.author} = ${id})`,
            sql`${meetings.id} IN (SELECT ${votes.meetingId} FROM ${votes} WHERE ${votes.voter} = ${id})`,
          ),
        )
        .orderBy(meetings.id)
        .all()
        .map((row) => row.id),
  };
}

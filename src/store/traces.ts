import type { Meeting } from "../core/meeting.ts";
import { namedIn } from "../core/named.ts";
import { eq, inArray, sql } from "./drizzle.ts";
import type { Db } from "./open.ts";
import { meetings, traces } from "./schema.ts";
import type { Vault } from "./vault.ts";

/** Which meetings name somebody anywhere, also where only a key opens what they say; found by a keyed hash. */
export function traceTable(db: Db, vault: Pick<Vault, "keyedHash">) {
  const whoIs = (person: number): string => vault.keyedHash("person", String(person));
  const people = (meeting: Meeting): ReadonlySet<number> => {
    const said = new Set(meeting.contributions.map(({ id }) => id));
    return new Set([...namedIn(meeting)].filter((id) => id > 0 && !said.has(id)));
  };
  const add = db
    .insert(traces)
    .values({ meetingId: sql.placeholder("meeting"), who: sql.placeholder("who") })
    .onConflictDoNothing()
    .prepare();

  const untraced = sql`${meetings.state} <> '' AND ${meetings.id} NOT IN (SELECT ${traces.meetingId} FROM ${traces})`;

  /** `before` is what the tables hold now. */
  function keep(meeting: Meeting, before: Meeting | undefined): void {
    const now = people(meeting);
    const known = before ? people(before) : new Set<number>();
    if (now.symmetricDifference(known).size === 0) return;
    db.delete(traces).where(eq(traces.meetingId, meeting.id)).run();
    for (const id of now) add.run({ meeting: meeting.id, who: whoIs(id) });
  }

  return {
    keep,
    /** Meetings of before there were traces get theirs. */
    catchUp: (find: (id: number) => Meeting | undefined): void => {
      for (const { id } of db.select({ id: meetings.id }).from(meetings).where(untraced).all()) {
        const meeting = find(id);
        if (meeting) keep(meeting, undefined);
      }
    },
    meetingsNaming: (person: number): readonly number[] =>
      db
        .select({ id: traces.meetingId })
        .from(traces)
        .where(eq(traces.who, whoIs(person)))
        .all()
        .map(({ id }) => id),
    forget: (ids: readonly number[]): void => {
      db.delete(traces)
        .where(inArray(traces.meetingId, [...ids]))
        .run();
    },
  };
}

export type Traces = ReturnType<typeof traceTable>;

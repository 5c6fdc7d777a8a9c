import type { Due } from "../core/due.ts";
import {
  type Contribution,
  type Meeting,
  type MeetingId,
  meetingSchema,
  type Turns,
} from "../core/meeting.ts";
import { and, desc, eq, inArray, lte, ne, sql } from "./drizzle.ts";
import { nextId } from "./next-id.ts";
import type { Db } from "./open.ts";
import { places } from "./places.ts";
import { contributions, dues, meetings, turns, votes } from "./schema.ts";
import { createShelf } from "./shelf.ts";
import type { Traces } from "./traces.ts";
import { slots, upsert } from "./upsert.ts";
import { ofMeeting, type Vault } from "./vault.ts";

/** The meetings, each taken apart into tables, sealed, and put together again as the core knows it. */
export function meetingTable(db: Db, vault: Vault, traces: Pick<Traces, "keep">) {
  const shelf = createShelf<Meeting>();
  const one = db
    .select()
    .from(meetings)
    .where(eq(meetings.id, sql.placeholder("id")))
    .prepare();
  const said = db
    .select()
    .from(contributions)
    .where(eq(contributions.meetingId, sql.placeholder("id")))
    .orderBy(contributions.id)
    .prepare();
  const cast = db
    .select()
    .from(votes)
    .where(eq(votes.meetingId, sql.placeholder("id")))
    .prepare();
  const speaking = db
    .select()
    .from(turns)
    .where(eq(turns.meetingId, sql.placeholder("id")))
    .orderBy(turns.position)
    .prepare();
  const awake = db
    .select()
    .from(dues)
    .where(lte(dues.at, sql.placeholder("now")))
    .orderBy(dues.at)
    .prepare();

  const liveIn = db
    .select({ id: meetings.id })
    .from(meetings)
    .where(
      and(
        eq(meetings.groupId, sql.placeholder("group")),
        inArray(meetings.status, ["planned", "running", "paused"]),
      ),
    )
    .orderBy(meetings.number)
    .prepare();
  const firstDue = db
    .select({ at: sql<number | null>`min(${dues.at})` })
    .from(dues)
    .prepare();
  const keepMeeting = upsert(db, meetings, [meetings.id]);
  const keepContribution = upsert(db, contributions, [contributions.meetingId, contributions.id]);
  const keepVote = upsert(db, votes, [votes.meetingId, votes.ballot, votes.voter]);
  const addDue = db.insert(dues).values(slots(dues)).prepare();
  const dropDues = db
    .delete(dues)
    .where(eq(dues.meetingId, sql.placeholder("id")))
    .prepare();

  function find(id: number): Meeting | undefined {
    const known = shelf.get(id) ?? read(id);
    // What a transaction has not committed yet may still be taken back.
    if (known && !db.$client.inTransaction) shelf.put(id, known);
    return known;
  }

  function read(id: number): Meeting | undefined {
    const row = one.get({ id });
    const scope = ofMeeting(id);
    const state =
      row && (vault.openJson(scope, row.state) as { round?: number; endsAt?: number } | undefined);
    if (!row || !state) return undefined; // its time to be kept is over
    const { round, endsAt, ...rest } = state;
    return meetingSchema.parse({
      ...rest,
      id: row.id,
      group: row.groupId,
      number: row.number,
      theme: vault.open(scope, row.theme),
      status: row.status,
      opensAt: row.opensAt,
      closesAt: row.closesAt,
      contributions: said.all({ id }).map((one) => ({
        ...one,
        text: vault.open(scope, one.text, places.text(one.id)),
        pieces: vault.openJson(scope, one.pieces, places.pieces(one.id)) ?? [],
      })),
      votes: cast.all({ id }),
      turns: round === undefined ? undefined : readTurns(speaking.all({ id }), round, endsAt ?? 0),
    });
  }

  /** Writes what changed; `before` is what the tables hold now. */
  function save(meeting: Meeting, before: Meeting | undefined, at: number): void {
    shelf.drop(meeting.id);
    const {
      id,
      group,
      number,
      theme,
      status,
      opensAt,
      closesAt,
      contributions: _,
      votes: __,
      turns: now,
      ...rest
    } = meeting;
    const scope = ofMeeting(id);
    const state = now ? { ...rest, round: now.round, endsAt: now.endsAt } : rest;
    keepMeeting({
      id,
      groupId: group,
      number,
      theme: vault.seal(scope, theme),
      status,
      step: meeting.steps[0] ?? "",
      opensAt,
      closesAt,
      state: vault.sealJson(scope, state),
      // What happens to it later, as when somebody is forgotten, does not keep it longer.
      endedAt: status === "ended" ? one.get({ id })?.endedAt || at : 0,
    });
    traces.keep(meeting, before);
    if (meeting.contributions !== before?.contributions) saveContributions(meeting, before);
    if (meeting.votes !== before?.votes) saveVotes(meeting, before);
    if (meeting.turns !== before?.turns) saveTurns(id, now);
  }

  function saveContributions(meeting: Meeting, before: Meeting | undefined): void {
    const scope = ofMeeting(meeting.id);
    const known = new Map<number, Contribution>(before?.contributions.map((one) => [one.id, one]));
    for (const one of meeting.contributions) {
      if (known.get(one.id) === one) continue;
      const text = vault.seal(scope, one.text, places.text(one.id));
      const pieces = one.pieces.length > 0 ? vault.sealJson(scope, one.pieces, places.pieces(one.id)) : "";
      keepContribution({ ...one, meetingId: meeting.id, text, pieces });
    }
  }

  function saveVotes(meeting: Meeting, before: Meeting | undefined): void {
    for (const { ballot, voter } of before?.votes ?? []) {
      if (meeting.votes.some((vote) => vote.ballot === ballot && vote.voter === voter)) continue;
      const these = and(eq(votes.meetingId, meeting.id), eq(votes.ballot, ballot), eq(votes.voter, voter));
      db.delete(votes).where(these).run();
    }
    for (const vote of meeting.votes) {
      if (before?.votes.includes(vote)) continue;
      keepVote({ ...vote, meetingId: meeting.id });
    }
  }

  function saveTurns(meetingId: number, now: Turns | undefined): void {
    db.delete(turns).where(eq(turns.meetingId, meetingId)).run();
    if (!now || now.order.length === 0) return;
    const rows = now.order.map((member, position) => ({
      meetingId,
      member,
      position,
      waiting: now.queue.indexOf(member),
      moved: now.moved.includes(member),
      passed: now.passed.includes(member),
    }));
    db.insert(turns).values(rows).run();
  }

  return {
    find,
    save,
    /** What has just been committed needs not be read again. */
    remember: (meeting: Meeting): void => shelf.put(meeting.id, meeting),
    /** It is read from the tables the next time. */
    drop: shelf.drop,
    saveDues(meetingId: MeetingId, list: readonly Due[]): void {
      dropDues.run({ id: meetingId });
      for (const due of list) addDue.run({ meetingId, ...due });
    },
    /** The meetings that have something due by now, the longest waiting first. */
    dueBy: (now: number): readonly number[] => [
      ...new Set(awake.all({ now }).map(({ meetingId }) => meetingId)),
    ],
    forgetDues: (meetingId: number, upTo: number): void => {
      db.delete(dues)
        .where(and(eq(dues.meetingId, meetingId), lte(dues.at, upTo)))
        .run();
    },
    nextDue: (): number | undefined => firstDue.get()?.at ?? undefined,
    nextId: (): MeetingId => nextId(db, "meetings") as MeetingId,
    /** Meetings of a group that are not over, the one that runs first. */
    liveIn: (group: number): readonly number[] => liveIn.all({ group }).map(({ id }) => id),
    live: (): readonly number[] =>
      db
        .select({ id: meetings.id })
        .from(meetings)
        .where(inArray(meetings.status, ["planned", "running", "paused"]))
        .orderBy(meetings.id)
        .all()
        .map(({ id }) => id),
    /** All meetings of which it is still known what was said. */
    kept: (): readonly number[] =>
      db
        .select({ id: meetings.id })
        .from(meetings)
        .where(ne(meetings.state, ""))
        .orderBy(meetings.id)
        .all()
        .map(({ id }) => id),
    /** The number of a group's last meeting; undefined = it never met. */
    lastNumber: (groupId: number): number | undefined =>
      db
        .select({ number: meetings.number })
        .from(meetings)
        .where(eq(meetings.groupId, groupId))
        .orderBy(desc(meetings.number))
        .limit(1)
        .get()?.number,
    /** The meeting of a group that was over last; undefined = none was, or what was said there is not kept any more. */
    lastEnded: (groupId: number): Meeting | undefined => {
      const ended = and(eq(meetings.groupId, groupId), eq(meetings.status, "ended"));
      const last = db.select().from(meetings).where(ended).orderBy(desc(meetings.number)).limit(1).get();
      return last && find(last.id);
    },
    /** The meetings of a group that are over and of which it is still known what was said, the last one first. */
    endedIn: (groupId: number): readonly number[] =>
      db
        .select({ id: meetings.id })
        .from(meetings)
        .where(and(eq(meetings.groupId, groupId), eq(meetings.status, "ended"), ne(meetings.state, "")))
        .orderBy(desc(meetings.number))
        .all()
        .map(({ id }) => id),
    /** What is due by now is due again later. */
    putOff: (meetingId: number, now: number, later: number): void => {
      db.update(dues)
        .set({ at: later })
        .where(and(eq(dues.meetingId, meetingId), lte(dues.at, now)))
        .run();
    },
  };
}

function readTurns(
  rows: readonly { member: number; waiting: number; moved: boolean; passed: boolean }[],
  round: number,
  endsAt: number,
) {
  const members = (some: typeof rows) => some.map(({ member }) => member);
  return {
    order: members(rows),
    queue: members(rows.filter(({ waiting }) => waiting >= 0).toSorted((a, b) => a.waiting - b.waiting)),
    round,
    moved: members(rows.filter(({ moved }) => moved)),
    passed: members(rows.filter(({ passed }) => passed)),
    endsAt,
  };
}

import { and, eq, inArray, sql } from "./drizzle.ts";
import type { erasureTables } from "./erasure.ts";
import type { Scope } from "./keyring.ts";
import type { Db } from "./open.ts";
import { groups, meetings, outbox, people, posts } from "./schema.ts";
import { ofMeeting, type Vault } from "./vault.ts";

/** What the file itself says of it: it came out of a backup, and nobody has been told so far. */
const UNTOLD = 1;

interface Sealed {
  readonly id: number;
  readonly said: string;
}

/** A database that came out of a backup: the world has moved on since, and the bot does not know how. */
export function restorationTable(db: Db, vault: Vault, erasure: ReturnType<typeof erasureTables>) {
  const mark = (value: number): void => void db.$client.pragma(`user_version = ${value}`);
  const unread = (rows: readonly Sealed[], scope: (id: number) => Scope): readonly number[] =>
    rows.filter(({ id, said }) => vault.open(scope(id), said) === undefined).map(({ id }) => id);

  /** Everything that has a key of its own, and what its key was destroyed of since. */
  function look() {
    const held = db.select({ id: meetings.id, said: meetings.state }).from(meetings).all();
    const circles = db.select({ id: groups.id, said: groups.title }).from(groups).all();
    const known = db.select({ id: people.id, said: people.name }).from(people).all();
    const gone = {
      meetings: unread(held, ofMeeting),
      groups: unread(circles, (id) => `group:${id}`),
      people: unread(known, (id) => `person:${id}`),
    };
    return { all: held.length + circles.length + known.length, gone };
  }

  return {
    /** False where no key fits anything: these are not the keys of this database. */
    isReadable: (): boolean => {
      const { all, gone } = look();
      return all === 0 || gone.meetings.length + gone.groups.length + gone.people.length < all;
    },
    /**
     * Nothing old is said again by itself: what waits may have been said after the backup was made. What has been
     * forgotten since stays forgotten, and what a living message shows is not taken for granted.
     */
    fence: (): void => {
      const { gone } = look();
      erasure.meetings(gone.meetings);
      db.update(meetings)
        .set({ status: "ended" })
        .where(inArray(meetings.id, [...gone.meetings]))
        .run();
      gone.groups.forEach(erasure.group);
      gone.people.forEach(erasure.person);
      db.update(outbox).set({ state: "sending" }).where(eq(outbox.state, "waiting")).run();
      db.update(posts).set({ digest: "" }).run();
      mark(UNTOLD);
    },
    /** People have not been told yet that what came after the backup is lost. */
    isUntold: (): boolean => db.$client.pragma("user_version", { simple: true }) === UNTOLD,
    told: (): void => mark(0),
    /** The groups that the bot is in, and that have been set up. */
    groups: (): readonly number[] =>
      db
        .select({ id: groups.id })
        .from(groups)
        .where(and(eq(groups.isHere, true), eq(groups.isSetUp, true)))
        .orderBy(sql`${groups.id}`)
        .all()
        .map(({ id }) => id),
  };
}

import { circleTables } from "./circles.ts";
import { dialogueTables } from "./dialogue-tables.ts";
import { inboxTable } from "./inbox.ts";
import { meetingTable } from "./meetings.ts";
import { openDatabase } from "./open.ts";
import { outboxTable } from "./outbox.ts";
import { postTable } from "./posts.ts";
import { pulse } from "./schema.ts";

export type { Group, Member, NewGroup, PersonRow } from "./circles.ts";
export type { Draft, DraftKey } from "./dialogue-tables.ts";
export type { InboxRow } from "./inbox.ts";
export { DatabaseInUse } from "./open.ts";
export type { NewOutboxRow, OutboxRow } from "./outbox.ts";
export type { Post } from "./posts.ts";

/** Everything that the bot remembers. Reads are free; every write belongs into `commit`. */
export function openStore(file: string) {
  const { db, close } = openDatabase(file);
  const inOne = db.$client.transaction((writes: () => void) => writes());
  return {
    circles: circleTables(db),
    meetings: meetingTable(db),
    dialogues: dialogueTables(db),
    inbox: inboxTable(db),
    outbox: outboxTable(db),
    posts: postTable(db),
    /** When the bot was last known to be awake; undefined on the very first start. */
    lastPulse: (): number | undefined => db.select().from(pulse).get()?.at,
    beat: (at: number): void => {
      db.insert(pulse).values({ id: 1, at }).onConflictDoUpdate({ target: pulse.id, set: { at } }).run();
    },
    /** All of it or none of it. Synchronous, so that nothing slow can slip into a commit. */
    commit: (writes: () => void): void => {
      inOne.immediate(writes);
    },
    close,
  };
}

export type Store = ReturnType<typeof openStore>;

import { allowanceTables } from "./allowances.ts";
import { circleTables } from "./circles.ts";
import { dialogueTables } from "./dialogue-tables.ts";
import { erasureTables } from "./erasure.ts";
import { houseTables } from "./house.ts";
import { inboxTable } from "./inbox.ts";
import { openKeyring } from "./keyring.ts";
import { meetingTable } from "./meetings.ts";
import { copiesOf } from "./migrations.ts";
import { openDatabase } from "./open.ts";
import { outboxTable } from "./outbox.ts";
import { postTable } from "./posts.ts";
import { restorationTable } from "./restoration.ts";
import { pulse } from "./schema.ts";
import { sealWhatIsOpen } from "./seal-old.ts";
import { upsert } from "./upsert.ts";
import { createVault } from "./vault.ts";

export type { Allowance, Hindrance } from "./allowances.ts";
export type { Group, Member, PersonRow } from "./circles.ts";
export type { Draft, DraftKey } from "./dialogue-tables.ts";
export type { InboxRow } from "./inbox.ts";
export { WrongContentKey } from "./keyring.ts";
export { MigrationFailed } from "./migrations.ts";
export { DatabaseInUse } from "./open.ts";
export type { NewOutboxRow, OutboxRow } from "./outbox.ts";
export type { Post } from "./posts.ts";

/** The keyring lies beside the database; of all backups together there is one copy of it, the newest. */
export const keyringOf = (file: string): string => file.replace(/\.db$/, ".keys");

/** Everything that the bot remembers. Reads are free; every write belongs into `commit`. */
export function openStore(file: string, contentKey: Buffer) {
  const { db, close } = openDatabase(file);
  const keyring = openOrClose(() => openKeyring(keyringOf(file), contentKey), close);
  const vault = createVault(keyring);
  sealWhatIsOpen(db.$client, vault, copiesOf(file));
  const meetings = meetingTable(db, vault);
  const erasure = erasureTables(db, keyring, meetings.drop);
  const beat = upsert(db, pulse, [pulse.id]);
  const inOne = db.$client.transaction((writes: () => void) => writes());
  return {
    allowances: allowanceTables(db),
    circles: circleTables(db, vault),
    meetings,
    dialogues: dialogueTables(db, vault),
    inbox: inboxTable(db, vault),
    outbox: outboxTable(db, vault),
    posts: postTable(db),
    erasure,
    restoration: restorationTable(db, vault, erasure),
    house: houseTables(db, keyring, vault),
    /** When the bot was last known to be awake; undefined on the very first start. */
    lastPulse: (): number | undefined => db.select().from(pulse).get()?.at,
    beat: (at: number): void => beat({ id: 1, at }),
    /** All of it or none of it. Synchronous, so that nothing slow can slip into a commit. */
    commit: (writes: () => void): void => {
      inOne.immediate(writes);
    },
    close: (): void => {
      keyring.close();
      close();
    },
  };
}

function openOrClose<T>(open: () => T, close: () => void): T {
  try {
    return open();
  } catch (error) {
    close();
    throw error;
  }
}

export type Store = ReturnType<typeof openStore>;

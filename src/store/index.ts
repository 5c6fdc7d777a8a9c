import Database from "better-sqlite3";
import { keyringOf } from "../data-dir.ts";
import { allowanceTables } from "./allowances.ts";
import { circleTables } from "./circles.ts";
import { dialogueTables } from "./dialogue-tables.ts";
import { erasureTables } from "./erasure.ts";
import { farewellTable } from "./farewells.ts";
import { holdTable } from "./holds.ts";
import { houseTables } from "./house.ts";
import { inboxTable } from "./inbox.ts";
import { openKeyring, type Scope } from "./keyring.ts";
import { sealLinks } from "./links.ts";
import { meetingTable } from "./meetings.ts";
import { copiesOf } from "./migrations.ts";
import { openDatabase } from "./open.ts";
import type { OperatorKey } from "./operator-key.ts";
import { outboxTable } from "./outbox.ts";
import { postTable } from "./posts.ts";
import { restorationTable } from "./restoration.ts";
import { pulse } from "./schema.ts";
import { createScrub } from "./scrub.ts";
import { sealAnew } from "./seal-anew.ts";
import { holdsSealed, sealWhatIsOpen } from "./seal-old.ts";
import { traceTable } from "./traces.ts";
import { upsert } from "./upsert.ts";
import { createVault } from "./vault.ts";

export type { Allowance, Hindrance } from "./allowances.ts";
export type { Group, Member, PersonRow } from "./circles.ts";
export type { Draft, DraftKey } from "./dialogue-tables.ts";
export type { InboxRow } from "./inbox.ts";
export { DatabaseInUse } from "./open.ts";
export type { NewOutboxRow, OutboxRow } from "./outbox.ts";
export type { Post } from "./posts.ts";

/** Everything that the bot remembers. Reads are free; every write belongs into `commit`. */
export function openStore(file: string, contentKey: OperatorKey) {
  const { db, close } = openDatabase(file);
  const keyring = openOrClose(
    () => openKeyring(keyringOf(file), contentKey, () => holdsSealed(db.$client)),
    close,
  );
  const vault = createVault(keyring);
  openOrClose(
    () => sealWhatIsOpen(db.$client, vault, copiesOf(file)),
    () => {
      keyring.close();
      close();
    },
  );
  sealLinks(db, vault, copiesOf(file));
  const traces = traceTable(db, vault);
  const meetings = meetingTable(db, vault, traces);
  const scrub = createScrub(db.$client);
  const erasure = erasureTables({ db, keyring, scrub, dropMeeting: meetings.drop, traces });
  const beat = upsert(db, pulse, [pulse.id]);
  const inOne = db.$client.transaction((writes: () => void) => writes());
  const again = (scope: Scope): void => {
    inOne.immediate(() => sealAnew(db.$client, vault, scope));
  };
  const tidy = (): void => {
    if (db.$client.inTransaction) return;
    for (const scope of keyring.unsettled()) {
      again(scope);
      keyring.letGo(scope);
    }
    keyring.scrub();
    scrub.settle();
  };
  inOne.immediate(() => traces.catchUp(meetings.find));
  tidy(); // a run that was cut off may have left something
  return {
    allowances: allowanceTables(db),
    circles: circleTables(db, vault),
    meetings,
    dialogues: dialogueTables(db, vault),
    inbox: inboxTable(db, vault),
    outbox: outboxTable(db, vault),
    posts: postTable(db),
    erasure,
    farewells: farewellTable(db),
    holds: holdTable(db),
    restoration: restorationTable(db, vault, erasure),
    house: houseTables(db, keyring, () => again("house")),
    /** When the bot was last known to be awake; undefined on the very first start. */
    lastPulse: (): number | undefined => db.select().from(pulse).get()?.at,
    beat: (at: number): void => beat({ id: 1, at }),
    /** All of it or none of it. Synchronous, so that nothing slow can slip into a commit. */
    commit: (writes: () => void): void => {
      inOne.immediate(writes);
      afterwards(tidy);
    },
    /** A part of a commit: all of it or none of it, whatever becomes of the rest. */
    part: (writes: () => void): void => {
      inOne(writes);
    },
    /** To be called now and then: what was destroyed goes out of all files, as far as nobody else reads them. */
    tidy,
    /** The operator's key, as it wraps the keyring. */
    operatorKey: keyring.operatorKey,
    close: (): void => {
      keyring.close();
      close();
    },
  };
}

/** What was committed is true, whatever comes after it: on a full disk this is done again with the next tick. */
function afterwards(act: () => void): void {
  try {
    act();
  } catch (error) {
    if (!(error instanceof Database.SqliteError)) throw error;
  }
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

import type { OutboxRow, Store } from "../store/index.ts";
import type { Clock } from "./clock.ts";
import { deliverers } from "./deliveries.ts";
import type { Fault } from "./fault.ts";
import { asides, isCounted, lanes, weightOf } from "./letter.ts";
import { createPacer, type Limits } from "./limits.ts";
import { createSetbacks } from "./setbacks.ts";
import { isTimely } from "./timely.ts";
import { isOfTheDisk, nameOf, placeOf } from "./trouble.ts";

/** Calls the Bot API; the only thing here that takes time. */
export type Call = (method: string, payload: Record<string, unknown>) => Promise<unknown>;

export interface CourierDeps {
  readonly store: Store;
  readonly clock: Clock;
  readonly call: Call;
  readonly classify: (error: unknown) => Fault;
  /** A living message as it should stand now; undefined where there is nothing to show any more. */
  readonly compose: (name: string, meetingId: number) => Record<string, unknown> | undefined;
  /** What a letter asks of Telegram, without the buttons that are out of date by now. */
  readonly freshen: (payload: Readonly<Record<string, unknown>>) => Readonly<Record<string, unknown>>;
  /** A message that quotes several people as it would be told now, part by part. */
  readonly retell: (post: string, meetingId: number) => readonly Record<string, unknown>[];
  /** Makes a file of what it holds, to be sent. */
  readonly enclose: (name: string, content: string) => unknown;
  /** The end has come: what has not left stays for the next start. */
  readonly isOver: () => boolean;
  /** Undefined: as fast as it goes (the rehearsal, tests). */
  readonly limits: Limits | undefined;
  /** Says in the log what could not be sent and why; never what it said. */
  readonly report: (event: string, details: Record<string, string | number>) => void;
  /** Does something after some milliseconds, unless it is called off by what this returns. */
  readonly later: (ms: number, act: () => void) => () => void;
}

/** How many letters are on their way at the same time, each to another chat. */
const AT_ONCE = 16;
/** So many of them leave only for answers, so that slow bulk keeps nobody waiting. */
const KEPT_FREE = 4;
/** While letters are on their way, new ones are looked for this often, in milliseconds. */
const LOOK_EVERY = 25;

/**
 * Takes the outbox to Telegram: in order within a chat, side by side across chats, by lane, within the limits. What
 * may or may not have arrived is repeated only where that does no harm (design: courier).
 */
export function createCourier(deps: CourierDeps) {
  const { store, clock } = deps;
  const pacer = createPacer(deps.limits, store);
  const deliver = deliverers(deps);
  const setBack = createSetbacks(deps);
  const busy = new Set<number>(); // chats to which a letter is on its way
  const unwritten: (() => void)[] = []; // outcomes that the disk has not taken yet
  let rouse = (): void => {};

  /** The next letter that may leave beside those that leave with it. */
  function nextLetter(now: number, leaving: readonly OutboxRow[]): OutboxRow | undefined {
    const taken = [...busy, ...leaving.map(({ chatId }) => chatId)];
    const open = AT_ONCE - taken.length;
    if (open <= 0 || deps.isOver()) return undefined;
    const mayWrite = pacer.mayWrite(now);
    const lane = mayWrite && open > KEPT_FREE ? lanes.courtesy : lanes.answer;
    const saving = pacer.saving(now);
    for (;;) {
      const spent = pacer.spent(now);
      const row = store.outbox.next({ now, lane, busy: taken, spent, saving, mayWrite, asides });
      if (!row || pacer.hasRoom(row.chatId, now, weightOf(row))) return row;
    }
  }

  /** A full disk leaves an outcome for later; one that cannot be written at all must not keep the others back. */
  function writeOutcomes(): void {
    for (let [outcome] = unwritten; outcome; [outcome] = unwritten) {
      try {
        store.commit(outcome);
      } catch (error) {
        if (isOfTheDisk(error)) throw error;
        deps.report("outcome-lost", { what: nameOf(error), where: placeOf(error) });
      }
      unwritten.shift();
    }
  }

  /** Marks what leaves now: the disk knows of it before Telegram does. */
  function takeOut(): readonly OutboxRow[] {
    const now = clock.now();
    const leaving: OutboxRow[] = [];
    if (!nextLetter(now, leaving)) return leaving;
    store.commit(() => {
      for (let row = nextLetter(now, leaving); row; row = nextLetter(now, leaving)) {
        if (!isTimely(store, row, now)) {
          store.outbox.drop(row.id);
          continue;
        }
        store.outbox.sending(row.id);
        pacer.take(row.chatId, now, weightOf(row));
        leaving.push(row);
      }
    });
    return leaving;
  }

  async function send(row: OutboxRow): Promise<void> {
    busy.add(row.chatId);
    unwritten.push(await outcomeOf(row));
    busy.delete(row.chatId);
    rouse();
  }

  /** What is to be written down once it is known what became of a letter. */
  async function outcomeOf(row: OutboxRow): Promise<() => void> {
    try {
      const delivery = await deliver(row);
      return () => {
        store.outbox.sent(row.id);
        if (isCounted(row.method)) store.allowances.open(row.chatId);
        if (row.chatId < 0 && row.lane === lanes.step && store.holds.isAny())
          store.inbox.receiveAnswer({ answer: "through", chat: row.chatId }, clock.now());
        delivery();
      };
    } catch (error) {
      const fault: Fault = isOfTheDisk(error) ? { type: "again" } : deps.classify(error);
      return () => setBack(row, fault);
    }
  }

  /** Something has arrived, or it is time to look again. */
  async function news(): Promise<void> {
    let callOff = (): void => {};
    await new Promise<void>((resolve) => {
      rouse = resolve;
      const soon = Math.ceil(pacer.untilNext(clock.now())) || LOOK_EVERY;
      callOff = deps.later(Math.min(LOOK_EVERY, soon), resolve);
    });
    callOff();
  }

  return {
    /** Sends everything that may leave by now. Returns how many letters were tried. */
    drain: async (): Promise<number> => {
      for (let tried = 0; ; ) {
        writeOutcomes();
        const leaving = takeOut();
        tried += leaving.length;
        for (const row of leaving) void send(row);
        if (busy.size === 0) return tried;
        await news();
      }
    },
    /** After a crash: what was on its way may have arrived. */
    recover: (): void => {
      store.commit(() => {
        for (const row of store.outbox.inState("sending")) setBack(row, { type: "interrupted" });
      });
    },
  };
}

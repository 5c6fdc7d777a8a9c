import type { OutboxRow, Store } from "../store/index.ts";
import type { Clock } from "./clock.ts";
import { type Delivery, deliverers } from "./deliveries.ts";
import type { Fault } from "./fault.ts";
import { createPacer, type Limits } from "./limits.ts";

/** Calls the Bot API; the only thing here that takes time. */
export type Call = (method: string, payload: Record<string, unknown>) => Promise<unknown>;

export interface CourierDeps {
  readonly store: Store;
  readonly clock: Clock;
  readonly call: Call;
  readonly classify: (error: unknown) => Fault;
  /** A living message as it should stand now; undefined where there is nothing to show any more. */
  readonly compose: (name: string, meetingId: number) => Record<string, unknown> | undefined;
  /** The end has come: what has not left stays for the next start. */
  readonly isOver: () => boolean;
  /** Undefined: as fast as it goes (the rehearsal, tests). */
  readonly limits: Limits | undefined;
  /** Says in the log what could not be sent and why; never what it said. */
  readonly report: (event: string, details: Record<string, string | number>) => void;
}

/** How many chats are written to at the same time. */
const AT_ONCE = 8;
const MOST_TRIES = 12;
const LONGEST_WAIT = 60_000;

/** These make no message and cost nothing of the allowance. */
const free = new Set([
  "answerCallbackQuery",
  "getChatMember",
  "pinChatMessage",
  "unpinChatMessage",
  "close-ballot",
  "erase",
]);
/** Done twice they change nothing. */
const repeatable = new Set([...free, "living", "editMessageText"]);

/**
 * Takes the outbox to Telegram: in order within a chat, side by side across chats, within the limits. What may or
 * may not have arrived is repeated only where that does no harm (design: courier).
 */
export function createCourier(deps: CourierDeps) {
  const { store, clock, report } = deps;
  const pacer = createPacer(deps.limits);
  const deliver = deliverers(deps);

  /** The next letter of every chat that may leave now. */
  function ready(now: number): readonly OutboxRow[] {
    const busy = new Set<number>();
    const rows: OutboxRow[] = [];
    for (const row of store.outbox.waiting()) {
      if (rows.length >= AT_ONCE) break;
      if (busy.has(row.chatId)) continue;
      if (row.notBefore > now) {
        if (row.tries > 0) busy.add(row.chatId); // what was put off keeps its place before what came later
        continue;
      }
      busy.add(row.chatId);
      if (free.has(row.method) || pacer.mayLeave(row.chatId, now)) rows.push(row);
    }
    return rows;
  }

  async function send(row: OutboxRow): Promise<void> {
    if (!free.has(row.method)) pacer.left(row.chatId, clock.now());
    try {
      const delivery: Delivery = await deliver(row);
      store.commit(() => {
        store.outbox.mark(row.id, { state: "sent", payload: {} });
        delivery();
      });
    } catch (error) {
      const fault = deps.classify(error);
      store.commit(() => settleFault(row, fault, clock.now()));
    }
  }

  function settleFault(row: OutboxRow, fault: Fault, now: number): void {
    const tries = row.tries + 1;
    const mark = (change: Partial<OutboxRow>) => store.outbox.mark(row.id, { tries, ...change });
    const wait = (ms: number) => mark({ state: "waiting", notBefore: now + ms });
    const backOff = Math.min(LONGEST_WAIT, 500 * 2 ** tries);
    const fail = (why: string) => {
      mark({ state: "failed", payload: {}, error: why });
      report("not-sent", { method: row.method, why });
    };
    switch (fault.type) {
      case "postpone":
        wait(fault.ms);
        break;
      case "again":
        wait(backOff);
        break;
      case "ambiguous":
        if (tries >= MOST_TRIES) fail("tried too often");
        else if (mayRepeat(row)) wait(backOff);
        else doubt(row, mark);
        break;
      case "already":
        mark({ state: "sent", payload: {} });
        break;
      case "unreachable":
      case "removed":
        lost(row, now);
        mark({ state: "failed", payload: {}, error: fault.type });
        break;
      case "migrated":
        store.inbox.receiveAnswer({ answer: "migrated", from: row.chatId, to: fault.to }, now);
        wait(1);
        break;
      case "pollsForbidden":
      case "gone":
        fail(fault.type);
        break;
      case "failed":
        fail(fault.why);
        break;
      case "conflict":
      case "unauthorized":
        wait(backOff);
        report(fault.type, { method: row.method });
        break;
    }
  }

  /** A person who cannot be written to, or a chat that the bot is no longer in. */
  function lost(row: OutboxRow, now: number): void {
    if (row.chatId < 0) {
      store.inbox.receiveAnswer({ answer: "removed", chat: row.chatId }, now);
      return;
    }
    store.circles.reach(row.chatId, false);
    if (row.meetingId > 0)
      store.inbox.receiveAnswer({ answer: "unreachable", person: row.chatId, meeting: row.meetingId }, now);
  }

  /** It may stand in the chat or not: better once or not at all than twice. */
  function doubt(row: OutboxRow, mark: (change: Partial<OutboxRow>) => void): void {
    mark({ state: "ambiguous" });
    report("ambiguous", { method: row.method });
  }

  return {
    /** Sends everything that may leave by now. Returns how many letters were tried. */
    drain: async (): Promise<number> => {
      let tried = 0;
      for (let rows = ready(clock.now()); rows.length > 0 && !deps.isOver(); rows = ready(clock.now())) {
        const leaving = rows;
        store.commit(() => {
          for (const { id } of leaving) store.outbox.mark(id, { state: "sending" });
        });
        await Promise.all(leaving.map(send));
        tried += rows.length;
      }
      return tried;
    },
    /** After a crash: what was on its way may have arrived. */
    recover: (): void => {
      store.commit(() => {
        for (const row of store.outbox.inState("sending"))
          settleFault(row, { type: "ambiguous" }, clock.now());
      });
    },
  };
}

/** What does no harm twice, and a private message once more. */
const mayRepeat = (row: OutboxRow): boolean =>
  repeatable.has(row.method) || (row.chatId > 0 && row.tries === 0);

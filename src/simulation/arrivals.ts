import type { CallRecord } from "../emulator/index.ts";
import { asides } from "../service/letter.ts";
import type { OutboxRow, Store } from "../store/index.ts";
import type { Sent } from "./asking.ts";
import { following } from "./following.ts";
import type { Check } from "./violation.ts";

/** How often a letter may stand in its chat where nobody knew whether it had arrived: by what it is, not by its class. */
function mostOf({ chatId, method }: OutboxRow): number {
  if (method === "living" || method === "retell") return Number.POSITIVE_INFINITY; // the newest is the one that counts
  return chatId > 0 ? 2 : 1;
}

/** Counts how often each letter arrives: once, and again only where that was in doubt and does no harm. */
export function createArrivals(
  calls: readonly CallRecord[],
  check: Check,
  look: (letter: OutboxRow, sent: Sent, store: Store) => void,
) {
  const times = new Map<number, number>(); // by the letter's number
  const news = following(calls);

  function arrived({ payload }: CallRecord, store: () => Store): void {
    const { chat_id: chat } = payload as { readonly chat_id?: unknown };
    const letter = store()
      .outbox.inState("sending")
      .find(({ chatId, method }) => chatId === Number(chat) && !asides.includes(method));
    if (!letter) return; // said past the outbox: found out by who reads along in the chats
    look(letter, payload as Sent, store());
    const { id, key, error } = letter;
    const count = (times.get(id) ?? 0) + 1;
    times.set(id, count);
    const mayStand = error === "" ? 1 : mostOf(letter);
    check("posted once", count <= mayStand, () => `the letter ${key} has arrived ${count} times`);
  }

  /** To be called while what was sent is still on its way for the bot: it may die before it knows. */
  return (store: () => Store): void => {
    for (const call of news()) if (call.ok && /^(send|copy|forward)/.test(call.method)) arrived(call, store);
  };
}

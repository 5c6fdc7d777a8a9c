import { join } from "node:path";
import { createCourier } from "../../src/service/courier.ts";
import { type Letter, lanes, repeatsOf } from "../../src/service/letter.ts";
import { type Limits, telegramLimits } from "../../src/service/limits.ts";
import { openStore, type Store } from "../../src/store/index.ts";
import { classify } from "../../src/telegram/faults.ts";
import { ANSWER, CARD, CARD_AFTER, GATHER, type Monday } from "./courier-monday.ts";
import type { Telegram } from "./courier-telegram.ts";
import { sleep } from "./courier-time.ts";
import { inEmptyDirectory } from "./rounds.ts";

/** As often the running bot looks at its outbox, in milliseconds. */
const GLANCE = 30;

/** The real courier over a real database; letters come into the outbox as updates and ticks put them there. */
export const krugHolds = (monday: Monday, telegram: Telegram, limits: Limits = telegramLimits) =>
  inEmptyDirectory(async (dir) => {
    const store = openStore(join(dir, "krug.db"), Buffer.alloc(32, 1));
    const courier = createCourier({
      store,
      clock: { now: () => Date.now() },
      call: telegram.call,
      classify,
      enclose: (_, content) => content,
      freshen: (payload) => payload,
      retell: () => [],
      compose: () => ({ text: CARD }),
      isOver: () => false,
      limits,
      report: () => {},
      later: (ms, act) => {
        const timer = setTimeout(act, ms);
        return () => clearTimeout(timer);
      },
    });
    store.commit(() => {
      for (const [index, chat] of monday.groups.entries()) openMeeting(store, chat, index + 1);
    });
    const tapped = monday.taps.map((tap) => answer(store, tap));
    const letters = () => 3 * monday.groups.length + 2 * monday.taps.length;
    while (telegram.delivered.length < letters()) {
      await courier.drain();
      await sleep(GLANCE);
    }
    await Promise.all(tapped);
    store.close();
  });

/** What a tick puts into the outbox when a meeting opens; the pin follows the card. */
function openMeeting(store: Store, chatId: number, meetingId: number): void {
  const about = { chatId, meetingId, post: "" };
  const gather = { ...about, method: "sendMessage", payload: { text: GATHER }, lane: lanes.step };
  const card = { ...about, method: "living", payload: { name: "card" }, lane: lanes.bulk, post: "card" };
  put(store, gather, `tick:${meetingId}:0`, Date.now());
  put(store, card, `card:${meetingId}`, Date.now() + CARD_AFTER);
}

async function answer(store: Store, { person, after }: Monday["taps"][number]): Promise<void> {
  await sleep(after);
  const query = { method: "answerCallbackQuery", payload: { callback_query_id: String(person) } };
  const said = { method: "sendMessage", payload: { text: ANSWER } };
  store.commit(() => {
    for (const [index, one] of [query, said].entries())
      put(store, { ...one, chatId: person, lane: lanes.answer }, `update:${person}:${index}`, Date.now());
  });
}

function put(store: Store, letter: Letter, key: string, notBefore: number): void {
  const row = { meetingId: 0, post: "", ...letter, key, notBefore, repeats: repeatsOf(letter) };
  store.outbox.send(row);
}

import { apiThrottler } from "@grammyjs/transformer-throttler";
import { GrammyError } from "grammy";
import { ANSWER, CARD, CARD_AFTER, GATHER, type Monday } from "./courier-monday.ts";
import type { Telegram } from "./courier-telegram.ts";
import { sleep } from "./courier-time.ts";

type Transformer = ReturnType<typeof apiThrottler>;

/** grammY's own throttler as it comes: every call is handed to it the moment it is wanted, and awaited. */
export async function throttlerHolds({ groups, taps }: Monday, telegram: Telegram): Promise<void> {
  const transformer = apiThrottler();
  const prev = async (method: string, payload: Record<string, unknown>) => {
    for (;;)
      try {
        return { ok: true, result: await telegram.call(method, payload) };
      } catch (error) {
        if (!(error instanceof GrammyError)) throw error;
        await sleep((error.parameters.retry_after ?? 1) * 1000);
      }
  };
  const say = (method: string, payload: Record<string, unknown>) =>
    transformer(prev as unknown as Parameters<Transformer>[0], method as never, payload as never);
  const group = async (chat_id: number): Promise<void> => {
    const gathered = say("sendMessage", { chat_id, text: GATHER });
    await sleep(CARD_AFTER);
    const carded = say("sendMessage", { chat_id, text: CARD });
    await Promise.all([gathered, carded]);
    await say("pinChatMessage", { chat_id, message_id: 1 });
  };
  const tap = async ({ person, after }: Monday["taps"][number]): Promise<void> => {
    await sleep(after);
    await Promise.all([
      say("answerCallbackQuery", { callback_query_id: String(person) }),
      say("sendMessage", { chat_id: person, text: ANSWER }),
    ]);
  };
  await Promise.all([...groups.map(group), ...taps.map(tap)]);
}

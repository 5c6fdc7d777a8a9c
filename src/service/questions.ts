import type { OutboxRow } from "../store/index.ts";
import type { CourierDeps } from "./courier.ts";
import type { Delivery } from "./deliveries.ts";

/** A question to Telegram: is this person in that group? The answer, also a no, comes back through the inbox. */
export async function question(deps: CourierDeps, row: OutboxRow): Promise<Delivery> {
  const { store, clock } = deps;
  const { group: id, user_id: person, purpose, into = 0 } = row.payload;
  const chat = store.circles.group(Number(id))?.chatId;
  if (chat === undefined) return () => {};
  const status = await standing(deps, { chat_id: chat, user_id: person });
  return () => {
    store.inbox.receiveAnswer({ answer: "member", chat, person, purpose, status, into }, clock.now());
  };
}

async function standing({ call, classify }: CourierDeps, whom: Record<string, unknown>): Promise<string> {
  try {
    const found = (await call("getChatMember", whom)) as { status: string; is_member?: boolean };
    return found.status === "restricted" && found.is_member === false ? "left" : found.status;
  } catch (error) {
    const fault = classify(error);
    // Without rights Telegram may not tell us; the link itself was only ever shown in the group.
    if (fault.type === "failed") return "unknown";
    if (["removed", "unreachable", "departed", "gone"].includes(fault.type)) return "left";
    throw error;
  }
}

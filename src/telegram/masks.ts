import type { Message } from "grammy/types";
import type { KrugContext } from "./context.ts";
import { masked } from "./permissions/table.ts";

/** Behind what somebody speaks in a group who cannot be told from others: the group itself, or a channel. */
type Mask = "administrator" | "channel";

export function maskOf(message: Message | undefined): Mask | undefined {
  const { sender_chat: sender, chat } = message ?? {};
  if (sender === undefined) return undefined;
  return sender.id === chat?.id ? "administrator" : "channel";
}

/** Nobody in particular can take part: where the bot was meant, one line in the group says so, without a sound. */
export function refuseMasked(ctx: KrugContext, mask: Mask): void {
  const { work, chat, message, me } = ctx;
  const group = chat && work.store.circles.groupByChat(chat.id);
  const isMeant = message?.text?.startsWith("/") || message?.reply_to_message?.from?.id === me.id;
  if (!group || !isMeant) return;
  const key = mask === "administrator" ? masked.says : "channel-voice";
  const choices = [{ label: "button-open-private", link: "now" }] as const;
  work.answerGroup(group, key, { choices, silent: true });
}

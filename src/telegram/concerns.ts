import type { Update } from "grammy/types";

/**
 * Whether an update is ours at all. An administrator bot is sent every message of the group; what people say to each
 * other is not even kept (protocol: confidential).
 */
export function concerns({ message, edited_message: edited }: Update, botId: number): boolean {
  if (edited) return edited.chat.type === "private";
  if (!message || message.chat.type === "private") return true;
  const isCommand = message.text?.startsWith("/") === true;
  return isCommand || message.reply_to_message?.from?.id === botId || isNews(message);
}

/** Service messages that change who is there, or what the group is. */
const isNews = (message: NonNullable<Update["message"]>): boolean =>
  message.left_chat_member !== undefined ||
  message.new_chat_members !== undefined ||
  message.migrate_to_chat_id !== undefined ||
  message.new_chat_title !== undefined;

import { Context } from "grammy";
import type { Message, Update, UserFromGetMe } from "grammy/types";

/** What Telegram is asked to tell us; anything else would only be thrown away. */
export const allowedUpdates = [
  "message",
  "edited_message",
  "callback_query",
  "poll",
  "poll_answer",
  "my_chat_member",
  "chat_member",
  "chat_join_request",
  "message_reaction",
] as const;

type Me = Pick<UserFromGetMe, "id" | "username">;

/**
 * Whether an update is ours at all. An administrator bot is sent every message of the group; what people say to each
 * other is not even kept (protocol: confidential), nor what a channel says to its readers.
 */
export function concerns(update: Update, me: Me): boolean {
  const { message, edited_message: edited } = update;
  if (!allowedUpdates.some((kind) => update[kind] !== undefined) || isOfChannel(update)) return false;
  if (edited) return edited.chat.type === "private" || edited.reply_to_message?.from?.id === me.id;
  if (!message || message.chat.type === "private") return true;
  if (message.is_automatic_forward) return false;
  return isCommandTo(me, message.text) || message.reply_to_message?.from?.id === me.id || isNews(message);
}

/** What stands in a channel, or is written to it: a channel's letter box looks like a supergroup. */
function isOfChannel(update: Update): boolean {
  const { chat } = new Context(update, {} as never, {} as never);
  return chat?.type === "channel" || chat?.is_direct_messages === true;
}

/** A command to everybody, or to this very bot among the others in the chat. */
function isCommandTo({ username }: Me, text = ""): boolean {
  const [command, , named] = /^\/(\w+)(?:@(\w+))?/.exec(text) ?? [];
  return command !== undefined && (named === undefined || named.toLowerCase() === username.toLowerCase());
}

/** Service messages that change who is there, or what the group is. */
const isNews = (message: Message): boolean =>
  message.left_chat_member !== undefined ||
  message.new_chat_members !== undefined ||
  message.migrate_to_chat_id !== undefined ||
  message.migrate_from_chat_id !== undefined ||
  message.new_chat_title !== undefined;

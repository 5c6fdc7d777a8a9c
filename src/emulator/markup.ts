import type { InlineKeyboardButton, InlineKeyboardMarkup } from "@grammyjs/types";
import { badRequest } from "./failure.ts";
import type { ReplyInterface } from "./rooms.ts";

export type ReplyMarkup = InlineKeyboardMarkup | ReplyInterface;

const LONGEST_DATA = 64;
const LONGEST_MARKUP = 10_000;

/** What a reply_markup comes to: buttons under the message, or something else about the person's keyboard. */
export interface CheckedMarkup {
  readonly inline: InlineKeyboardMarkup | undefined;
  readonly replyInterface: ReplyInterface | undefined;
}

/** Refuses a keyboard that Telegram would refuse. An inline keyboard without buttons is none. */
export function checkMarkup(markup: ReplyMarkup | undefined): CheckedMarkup {
  if (!markup) return { inline: undefined, replyInterface: undefined };
  if (JSON.stringify(markup).length > LONGEST_MARKUP) throw badRequest("reply markup is too long");
  if (!("inline_keyboard" in markup)) return { inline: undefined, replyInterface: markup };
  const rows = markup.inline_keyboard.filter((row) => row.length > 0);
  for (const row of rows) row.forEach(checkButton);
  const inline = rows.length > 0 ? { ...markup, inline_keyboard: rows } : undefined;
  const asks = markup.force_reply ? { force_reply: true as const } : undefined;
  return { inline, replyInterface: asks };
}

function checkButton(button: InlineKeyboardButton): void {
  if (button.text === "")
    throw badRequest("can't parse inline keyboard button: Button text must be non-empty");
  if ("callback_data" in button) {
    const bytes = Buffer.byteLength(button.callback_data);
    if (bytes < 1 || bytes > LONGEST_DATA) throw badRequest("BUTTON_DATA_INVALID");
    return;
  }
  if ("url" in button) {
    if (!/^(https?|tg):\/\/\S+$/i.test(button.url)) throw badRequest("BUTTON_URL_INVALID");
    return;
  }
  const kinds = Object.keys(button).filter((key) => !["text", "style", "icon_custom_emoji_id"].includes(key));
  if (kinds.length === 0) {
    throw badRequest("can't parse inline keyboard button: Text buttons are unallowed in the inline keyboard");
  }
}

import type { InlineKeyboardButton, InlineKeyboardMarkup } from "grammy/types";
import type { Meeting } from "../core/meeting.ts";
import { decodeChoice, isStale } from "./choices.ts";

/**
 * Takes the buttons of what is over from a letter that leaves late: nobody is offered what a tap would only be told is
 * out of date. Where a message had others, those stay.
 */
export const createFreshButtons =
  (find: (meetingId: number) => Meeting | undefined) =>
  (payload: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> => {
    const { reply_markup: markup, ...rest } = payload as {
      readonly reply_markup?: Partial<InlineKeyboardMarkup>;
    };
    if (!markup?.inline_keyboard) return payload;
    const isGood = (button: InlineKeyboardButton): boolean => {
      const token = "callback_data" in button ? decodeChoice(button.callback_data) : undefined;
      return token === undefined || !isStale(token, token.meeting > 0 ? find(token.meeting) : undefined);
    };
    const rows = markup.inline_keyboard.map((row) => row.filter(isGood)).filter((row) => row.length > 0);
    if (rows.length === 0 && "text" in rest) return rest;
    return { ...rest, reply_markup: { ...markup, inline_keyboard: rows } };
  };

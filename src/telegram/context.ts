import type { ConversationFlavor } from "@grammyjs/conversations";
import type { Context } from "grammy";
import type { Meeting } from "../core/meeting.ts";
import type { Args, Choice } from "../core/notice.ts";
import { lanes } from "../service/letter.ts";
import type { Work } from "../service/work.ts";
import type { Group } from "../store/index.ts";
import type { Words } from "../texts/index.ts";
import { shorten } from "./ballot.ts";
import type { Sign } from "./choices.ts";
import type { AskRef } from "./talk/ask-ref.ts";

/** What every handler has at hand: the unit of work, the words, and where in a dialogue this update belongs. */
export type KrugContext = ConversationFlavor<Context & Desk>;

export interface Desk {
  work: Work;
  words: Words;
  sign: Sign;
  /** The name of the dialogue that this update belongs to. */
  dialogueKey: string;
  /** The ask that it answers. */
  target: AskRef | undefined;
  /** The group that it sets up. */
  setup: number | undefined;
}

/** Says something to whoever sent this update, in private. */
export function say(
  ctx: KrugContext,
  key: string,
  args: Args = {},
  choices: readonly Choice[] = [],
  group?: Group,
): void {
  if (ctx.from) ctx.work.tell(ctx.from.id, key, { args, choices }, group);
}

/** Says something about a meeting in private, so that nobody's phone rings. Returns false, as of what came to nothing. */
export function tellQuietly(ctx: KrugContext, meeting: Meeting, key: string, args: Args = {}): false {
  const group = ctx.work.store.circles.group(meeting.group);
  if (ctx.from) ctx.work.tell(ctx.from.id, key, { args, silent: true }, group, meeting);
  return false;
}

/** What Telegram shows of an answer to a tap, in UTF-16 units. */
const LONGEST_TOAST = 200;

/** Answers a tap: silently, or with a sentence that the person has to see. Every tap is answered exactly once. */
export const answerTap = (ctx: KrugContext, key?: string, args: Args = {}): void =>
  answerQuery(ctx, key, args, { show_alert: true });

/** Answers a tap with a line that passes by itself: what has come of it, and nothing to be done. */
export const toast = (ctx: KrugContext, key: string, args: Args = {}): void =>
  answerQuery(ctx, key, args, {});

function answerQuery(
  ctx: KrugContext,
  key: string | undefined,
  args: Args,
  how: { readonly show_alert?: boolean },
): void {
  const query = ctx.callbackQuery;
  if (!query) return;
  const voice = ctx.work.voiceOf(query.from.id, undefined);
  const said =
    key === undefined ? {} : { text: shorten(ctx.words.plain(voice, key, args), LONGEST_TOAST), ...how };
  ctx.work.post({
    chatId: query.from.id,
    method: "answerCallbackQuery",
    payload: { callback_query_id: query.id, ...said },
    lane: lanes.answer,
  });
}

/** Takes the buttons from a private message whose choice has been made, so that nobody taps them again. */
export function dropButtons(ctx: KrugContext): void {
  const message = ctx.callbackQuery?.message;
  if (!message || message.chat.type !== "private") return;
  ctx.work.post({
    chatId: message.chat.id,
    method: "editMessageReplyMarkup",
    payload: { message_id: message.message_id, reply_markup: { inline_keyboard: [] } },
    lane: lanes.bulk,
  });
}

import type { InlineKeyboardButton, InlineKeyboardMarkup } from "grammy/types";
import type { Choice } from "../core/notice.ts";
import type { Setting } from "../service/letter.ts";
import type { Words } from "../texts/index.ts";
import { encodeChoice, type Sign } from "./choices.ts";

/** What buttons need to know: the words, the bot's own name for links, and how it signs what is one person's own. */
export interface Faces {
  readonly words: Words;
  readonly username: string;
  readonly sign: Sign;
}

/** The link that opens the private chat with the bot; `payload` at most 64 characters of A-Z a-z 0-9 _ -. */
const deepLink = (username: string, payload: string): string => `https://t.me/${username}?start=${payload}`;

/** Buttons in rows: short numbered ones side by side, everything else one below the other. */
export function keyboard(
  { words, username, sign }: Faces,
  choices: readonly Choice[],
  setting: Pick<Setting, "voice" | "group" | "meeting" | "chatId">,
): InlineKeyboardMarkup {
  const button = (choice: Choice): InlineKeyboardButton => {
    const text = words.plain(setting.voice, choice.label, choice.args ?? {});
    if ("link" in choice) return { text, url: deepLink(username, linkPayload(choice.link, setting)) };
    const { id, epoch } = choice.of ?? setting.meeting ?? { id: 0, epoch: 0 };
    return { text, callback_data: encodeChoice(choice, { meeting: id, epoch, chat: setting.chatId }, sign) };
  };
  const rows: InlineKeyboardButton[][] = [];
  for (const choice of choices) {
    const row = rows.at(-1);
    const beside = isShort(choice) && row && row.length < 4 && isShort(choices[choices.indexOf(choice) - 1]);
    if (beside) row.push(button(choice));
    else rows.push([button(choice)]);
  }
  return { inline_keyboard: rows };
}

const shortLabels = new Set([
  "button-solution",
  "button-ticked",
  "button-unticked",
  "button-days",
  "button-plus",
  "button-minus",
]);
const isShort = (choice: Choice | undefined): boolean =>
  choice !== undefined && shortLabels.has(choice.label);

const linkPayload = (link: string, { group }: Pick<Setting, "group">): string =>
  group ? `${link}_${group.link}` : link;

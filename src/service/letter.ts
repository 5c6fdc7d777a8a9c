import type { Meeting } from "../core/meeting.ts";
import type { Choice, Notice } from "../core/notice.ts";
import type { Group } from "../store/index.ts";

/** Accounts that Telegram shows in the place of somebody: a group's administrators, channels, Telegram itself. */
const madeUp: ReadonlySet<number> = new Set([1_087_968_824, 136_817_688, 777_000]);

/** Nobody reads what is sent there, and nobody takes part who is shown so. */
export const isMadeUp = (id: number): boolean => madeUp.has(id);

/**
 * In which order letters leave: answers to a person's own action first, what can wait later; last of all what a group's
 * chat or a stranger has asked for, which anybody can ask for as often as they like.
 */
export const lanes = { answer: 0, step: 1, reminder: 2, bulk: 3, courtesy: 4 } as const;

/** A message on its way: what the courier will ask of Telegram, and under which name the result is remembered. */
export interface Letter {
  readonly chatId: number;
  readonly method: string;
  /** Without the chat, which may become another one before it leaves. */
  readonly payload: Record<string, unknown>;
  readonly lane: number;
  readonly meetingId?: number;
  readonly post?: string;
  /** The name of what waits once however often it is asked for: a living message, the answer to a command. */
  readonly once?: string;
  /** It says that something stands in the group, and so leaves after it, even as an answer. */
  readonly afterwards?: boolean;
  /** Not sent before this moment: what changes often is shown once. */
  readonly notBefore?: number;
}

/** How often a letter may be sent again when nobody knows whether it has arrived. */
export type Repeats = "freely" | "once" | "never";

/** Done twice, these change nothing, or show what is true now; everything else makes a message. */
const harmless: ReadonlySet<string> = new Set([
  "answerCallbackQuery",
  "getChatMember",
  "pinChatMessage",
  "unpinChatMessage",
  "editMessageText",
  "editMessageReplyMarkup",
  "close-ballot",
  "count-ballot",
  "blot",
  "erase",
  "living",
  "retell",
]);

/** A prompt may stand twice in a private chat; in a group nothing may, and a poll least of all. */
export const repeatsOf = ({ method, chatId }: Pick<Letter, "method" | "chatId">): Repeats => {
  if (harmless.has(method)) return "freely";
  return chatId > 0 && method !== "ballot" ? "once" : "never";
};

/** What is said in a group's chat, and not only done there: it is never dropped without a word. */
export const isSaidInGroup = ({
  chatId,
  repeats,
}: {
  readonly chatId: number;
  readonly repeats: Repeats;
}): boolean => chatId < 0 && repeats === "never";

/** These make no message in any chat, and wait for nothing. */
export const asides: readonly string[] = ["answerCallbackQuery", "getChatMember"];

/** These keep their place in a chat, but Telegram does not count them. */
const uncounted: ReadonlySet<string> = new Set([...asides, "pinChatMessage", "unpinChatMessage", "erase"]);

export const isCounted = (method: string): boolean => !uncounted.has(method);

/** As how many messages Telegram counts a letter: every file of an album is one. */
export const weightOf = ({ method, payload }: Pick<Letter, "method" | "payload">): number => {
  if (!isCounted(method)) return 0;
  return Array.isArray(payload.media) ? payload.media.length : 1;
};

/** Who is spoken to: decides over language, local time and form of address. */
export interface Voice {
  readonly locale: "en" | "ru";
  readonly zone: string;
  readonly address: "ty" | "vy";
}

/** What a notice is said in: the group's meeting, or nothing but a person. */
export interface Setting {
  readonly voice: Voice;
  readonly chatId: number;
  readonly group: Group | undefined;
  readonly meeting: Meeting | undefined;
  readonly now: number;
  /** The group's name, where whoever is spoken to could not know which group speaks. */
  readonly heading?: string | undefined;
}

/** Turns what the core wants to say into letters; the one door to words and Telegram's payloads. */
export interface Render {
  notice(notice: Notice, setting: Setting): readonly Letter[];
  keyboard(choices: readonly Choice[], setting: Setting): unknown;
  /** A few words that stand inside something else. */
  plain(key: string, voice: Voice): string;
}

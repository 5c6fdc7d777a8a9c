import type { Ballot } from "../core/meeting.ts";
import type { Choice, Notice } from "../core/notice.ts";
import { type Letter, lanes, type Setting, type Voice } from "../service/letter.ts";
import type { Words } from "../texts/index.ts";
import { type Faces, keyboard } from "./keyboard.ts";

/** Telegram's limits for polls, in UTF-16 units. */
const LONGEST_OPTION = 100;
const LONGEST_QUESTION = 300;

export const shorten = (text: string, longest: number): string => {
  const line = text.replace(/\s+/g, " ").trim();
  if (line.length <= longest) return line;
  return `${line.slice(0, longest - 1).replace(/[\uD800-\uDBFF]$/, "")}…`;
};

/** The options as they are shown; two people of one name are told apart by a number. */
export function optionTexts(words: Words, { options }: Ballot, voice: Voice): readonly string[] {
  const texts = options.map(({ label }) =>
    shorten(label === "" ? words.plain(voice, "option-none") : label, LONGEST_OPTION),
  );
  return texts.map((text, index) => {
    const before = texts.slice(0, index).filter((one) => one === text).length;
    return before === 0 ? text : `${shorten(text, LONGEST_OPTION - 5)} (${before + 1})`;
  });
}

/**
 * A ballot as a poll: non-anonymous, since the bot has to know who voted; hidden until it closes; closed by our
 * own clock. The buttons travel along for a group that forbids polls.
 */
export function pollLetter(faces: Faces, notice: Notice, setting: Setting): Letter {
  const ballot = setting.meeting?.ballots.find(({ id }) => id === notice.ballot);
  if (!ballot || !setting.meeting) throw new Error(`There is no ballot ${notice.ballot}`);
  const texts = optionTexts(faces.words, ballot, setting.voice);
  const question = shorten(faces.words.plain(setting.voice, notice.key, notice.args), LONGEST_QUESTION);
  const poll = {
    question,
    options: texts.map((text) => ({ text })),
    is_anonymous: false,
    allows_multiple_answers: ballot.multiple,
    allows_revoting: true,
    hide_results_until_closes: true,
    protect_content: true,
  };
  return {
    chatId: setting.chatId,
    method: "ballot",
    payload: { poll, buttons: buttonsInstead(faces, ballot, texts, { notice, setting }) },
    lane: lanes.step,
    meetingId: setting.meeting.id,
    post: notice.post ?? "",
  };
}

interface Asked {
  readonly notice: Notice;
  readonly setting: Setting;
}

/** The same vote by inline buttons; taking it back is the last of them. */
function buttonsInstead(faces: Faces, ballot: Ballot, texts: readonly string[], { notice, setting }: Asked) {
  const choices = ballot.options.map((_, option): Choice => {
    const args = { text: texts[option] ?? "" };
    return { label: "button-option", args, move: { type: "tick", ballot: ballot.id, option } };
  });
  const takeBack: Choice = { label: "button-take-back", move: { type: "untick", ballot: ballot.id } };
  const spoken = faces.words.say(setting.voice, notice.key, notice.args);
  return {
    text: spoken.text,
    ...(spoken.entities.length > 0 && { entities: spoken.entities }),
    reply_markup: keyboard(faces, [...choices, takeBack], setting),
    protect_content: true,
  };
}

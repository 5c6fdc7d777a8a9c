import { isForgotten } from "../core/forgotten.ts";
import type { Meeting, MeetingId, MemberId } from "../core/meeting.ts";
import type { Arg, Args, Choice, Notice, Telling } from "../core/notice.ts";
import type { Group, PersonRow } from "../store/index.ts";
import { type Letter, lanes, type Render, type Setting, type Voice } from "./letter.ts";

export interface SpeakingDeps {
  readonly render: Render;
  readonly defaults: { readonly locale: "en" | "ru"; readonly zone: string };
  readonly person: (id: number) => PersonRow | undefined;
  /** Whether they are a member of more than one group. */
  readonly isInSeveral: (id: number) => boolean;
  readonly send: (...letters: readonly Letter[]) => void;
  /** Milliseconds since 1970. */
  readonly now: number;
}

/** A notice that belongs to no meeting: to a person, or to a group's chat. */
export type Saying = Telling & { readonly args?: Args };

/** What is said to somebody in several groups is remembered, so that a reply to it is known to be for its meeting. */
const ABOUT = "about";

/** Whether a notice says the group's name itself. */
const isNamed = ({ args }: Notice, title: string): boolean => Object.values(args).some(says(title));

const says =
  (title: string) =>
  (arg: Arg): boolean =>
    arg === title ||
    (typeof arg === "object" &&
      "lines" in arg &&
      arg.lines.some((line) => Object.values(line.args).some(says(title))));

/** Finds for every notice the chat it goes to and the voice it is said in. */
export function createSpeaking({ render, defaults, person, isInSeveral, send, now }: SpeakingDeps) {
  const groupVoice = (group: Group | undefined): Voice => ({
    locale: group?.locale ?? defaults.locale,
    zone: group?.zone ?? defaults.zone,
    address: group?.address ?? "vy",
  });

  /** A person's own language, else their group's, else their app's. */
  const voiceOf = (personId: number, group: Group | undefined): Voice => {
    const known = person(personId);
    const chosen = known?.locale || group?.locale || known?.appLocale || defaults.locale;
    return { ...groupVoice(group), locale: chosen === "ru" ? "ru" : "en" };
  };

  const settingOf = (chatId: number, voice: Voice, group?: Group, meeting?: Meeting): Setting => ({
    chatId,
    voice,
    group,
    meeting,
    now,
  });

  const deliver = (notice: Notice, meeting?: Meeting, group?: Group): void => {
    if ("member" in notice.to) {
      const { member } = notice.to;
      if (isForgotten(member)) return; // there is nobody behind it any more
      const setting = settingOf(member, voiceOf(member, group), group, meeting);
      if (!group || !isInSeveral(member)) return send(...render.notice(notice, setting));
      const heading = isNamed(notice, group.title) ? undefined : group.title;
      send(...render.notice({ post: ABOUT, ...notice }, { ...setting, heading }));
    } else if (group)
      send(...render.notice(notice, settingOf(group.chatId, groupVoice(group), group, meeting)));
  };

  const noticeOf = (
    to: Notice["to"],
    key: string,
    { args = {}, ...how }: Saying,
    meeting?: Meeting,
  ): Notice => ({
    ...how,
    to,
    key,
    args,
    meeting: (meeting?.id ?? 0) as MeetingId,
  });

  return {
    voiceOf,
    deliver,
    /** A few words in a group's voice, to stand inside what it is told. */
    inWordsOf: (group: Group, key: string): string => render.plain(key, groupVoice(group)),
    /** Says something to one person in private. */
    tell: (personId: number, key: string, how: Saying = {}, group?: Group, about?: Meeting): void =>
      deliver(noticeOf({ member: personId as MemberId }, key, how, about), about, group),
    /** As `tell`, but wholly in the group's voice: what it has just chosen counts, not the person's own language. */
    tellAs: (personId: number, key: string, how: Saying, group: Group | undefined): void => {
      const notice = noticeOf({ member: personId as MemberId }, key, how);
      send(...render.notice(notice, settingOf(personId, groupVoice(group), group)));
    },
    /** Says something in a group's chat. */
    tellGroup: (group: Group, key: string, how: Saying = {}, about?: Meeting): void =>
      deliver(noticeOf({ group: true }, key, how, about), about, group),
    /** Answers in a group's chat what anybody there can ask for: once, however often, and after what the meeting says. */
    answerGroup: (group: Group, key: string, how: Saying = {}, about?: Meeting): void => {
      const setting = settingOf(group.chatId, groupVoice(group), group, about);
      const answers = render.notice(noticeOf({ group: true }, key, how, about), setting);
      const once = (part: number) => `answer:${group.chatId}:${key}:${part}`;
      send(...answers.map((letter, part) => ({ ...letter, lane: lanes.courtesy, once: once(part) })));
    },
    /** Puts other buttons under a private message of the bot. */
    rebutton: (where: ButtonPlace, choices: readonly Choice[]): void => {
      const { chatId, messageId, group, meeting } = where;
      const markup = render.keyboard(choices, settingOf(chatId, voiceOf(chatId, group), group, meeting));
      const payload = { message_id: messageId, reply_markup: markup };
      send({ chatId, method: "editMessageReplyMarkup", payload, lane: lanes.answer });
    },
  };
}

export interface ButtonPlace {
  readonly chatId: number;
  readonly messageId: number;
  readonly group: Group | undefined;
  readonly meeting: Meeting | undefined;
}

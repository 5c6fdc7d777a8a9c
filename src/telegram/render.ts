import type { MessageEntity } from "grammy/types";
import type { Piece } from "../core/meeting.ts";
import type { Choice, Notice, Telling } from "../core/notice.ts";
import { retold } from "../core/retold.ts";
import { isQuiet } from "../core/timetable.ts";
import { type Letter, lanes, type Render, type Setting } from "../service/letter.ts";
import type { Spoken } from "../texts/index.ts";
import { pollLetter } from "./ballot.ts";
import { type Faces, keyboard } from "./keyboard.ts";
import { split } from "./split.ts";

/** Turns what the core wants to say into Bot API calls: entities, never hand-made markup. */
export const createRender = (faces: Faces): Render => ({
  notice: (notice, setting) => [...erasures(notice, setting), ...message(faces, notice, setting)],
  keyboard: (choices, setting) => keyboard(faces, choices, setting),
  plain: (key, voice) => faces.words.plain(voice, key),
});

/** A message of the group as it would be told now, in as many parts as it takes; none where it is not one. */
export const createRetell =
  (render: Render) =>
  (post: string, setting: Setting): readonly Record<string, unknown>[] => {
    const notice = setting.meeting && retold(setting.meeting, post);
    return notice ? render.notice(notice, setting).map(({ payload }) => payload) : [];
  };

/** The parameters that every message of a notice shares. */
function envelope(notice: Notice, { voice, now, meeting }: Setting): Record<string, unknown> {
  const { answers } = notice;
  return {
    ...(answers && { reply_parameters: { message_id: answers, allow_sending_without_reply: true } }),
    ...(notice.sealed && { protect_content: true }),
    ...((notice.silent || (isQuiet(voice.zone, now) && meeting?.settings.preset === "week")) && {
      disable_notification: true,
    }),
  };
}

function message(faces: Faces, notice: Notice, setting: Setting): readonly Letter[] {
  if (notice.ballot !== undefined) return [pollLetter(faces, notice, setting)];
  const said = mentioning(faces.words.say(setting.voice, notice.key, notice.args), notice.mention);
  const spoken = setting.heading === undefined ? said : headed(said, setting.heading);
  if (notice.piece && notice.piece.type !== "text")
    return [fileLetter(notice, notice.piece, spoken, setting)];
  const parts = split(spoken);
  return parts.map((part, index) => {
    const last = index === parts.length - 1;
    return letter(notice, setting, "sendMessage", {
      ...envelope(notice, setting),
      text: part.text,
      ...withEntities(part.entities),
      ...(last && buttons(faces, notice, setting)),
      link_preview_options: { is_disabled: true },
    });
  });
}

const withEntities = (entities: readonly MessageEntity[]) => (entities.length > 0 ? { entities } : {});

/** The group's name above what is said, for whoever is in several. */
function headed({ text, entities }: Spoken, title: string): Spoken {
  const moved = entities.map((one) => ({ ...one, offset: one.offset + title.length + 1 }));
  return {
    text: `${title}\n${text}`,
    entities: [{ type: "bold", offset: 0, length: title.length }, ...moved],
  };
}

/** Names a person so that Telegram tells them, even where they have no username. */
function mentioning(spoken: Spoken, mention: Telling["mention"]): Spoken {
  const offset = mention ? spoken.text.indexOf(mention.name) : -1;
  if (!mention || offset < 0 || mention.name === "") return spoken;
  const user = { id: mention.id, is_bot: false, first_name: mention.name };
  const named: MessageEntity = { type: "text_mention", offset, length: mention.name.length, user };
  return { ...spoken, entities: [...spoken.entities, named] };
}

function buttons(faces: Faces, notice: Notice, setting: Setting) {
  const choices: readonly Choice[] = notice.choices ?? [];
  return choices.length > 0 ? { reply_markup: keyboard(faces, choices, setting) } : {};
}

const fileMethods = {
  photo: ["sendPhoto", "photo"],
  voice: ["sendVoice", "voice"],
  document: ["sendDocument", "document"],
  video: ["sendVideo", "video"],
  audio: ["sendAudio", "audio"],
  video_note: ["sendVideoNote", "video_note"],
  animation: ["sendAnimation", "animation"],
} as const;

function fileLetter(notice: Notice, piece: Piece, caption: Spoken, setting: Setting): Letter {
  const [method, field] = fileMethods[piece.type === "text" ? "document" : piece.type];
  const said =
    piece.text === "" || piece.type === "video_note" ? {} : { caption: caption.text.slice(0, 1024) };
  return letter(notice, setting, method, { ...envelope(notice, setting), [field]: piece.file, ...said });
}

function letter(notice: Notice, setting: Setting, method: string, payload: Record<string, unknown>): Letter {
  const { replyTo, post = "" } = notice;
  return {
    chatId: setting.chatId,
    method,
    // The courier knows the message id behind the name when it sends.
    payload: replyTo === undefined ? payload : { ...payload, reply_to_post: replyTo },
    lane: notice.key === "reminder" ? lanes.reminder : lanes.step,
    meetingId: notice.meeting,
    post,
  };
}

const erasures = (notice: Notice, setting: Setting): readonly Letter[] =>
  (notice.erase ?? []).map((name) => ({
    chatId: setting.chatId,
    method: "erase",
    payload: { name },
    lane: lanes.answer,
    meetingId: notice.meeting,
  }));

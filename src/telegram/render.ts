import type { MessageEntity } from "grammy/types";
import type { Piece } from "../core/meeting.ts";
import type { Choice, Notice, Telling } from "../core/notice.ts";
import { retold } from "../core/retold.ts";
import { isQuiet } from "../core/timetable.ts";
import { isBlank } from "../core/wording/blank.ts";
import { type Letter, lanes, type Render, type Setting } from "../service/letter.ts";
import type { Spoken } from "../texts/index.ts";
import { pollLetter } from "./ballot.ts";
import { type Faces, keyboard } from "./keyboard.ts";
import { LONGEST_MESSAGE, split } from "./split.ts";

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
  if (notice.album) return albumLetters(faces, notice, { pieces: notice.album, setting });
  const said = mentioning(faces.words.say(setting.voice, notice.key, notice.args), notice.mention);
  const spoken = setting.heading === undefined ? said : headed(said, setting.heading);
  const { piece } = notice;
  if (piece && piece.type !== "text") return fileLetters(faces, notice, { piece, spoken, setting });
  return textLetters(faces, notice, { parts: split(spoken), setting });
}

interface Told {
  readonly parts: readonly Spoken[];
  readonly setting: Setting;
}

const textLetters = (faces: Faces, notice: Notice, { parts, setting }: Told): readonly Letter[] =>
  parts.map((part, index) =>
    letter(notice, setting, "sendMessage", {
      ...envelope(notice, setting),
      text: part.text,
      ...withEntities("entities", part.entities),
      ...(index === parts.length - 1 && buttons(faces, notice, setting)),
      link_preview_options: { is_disabled: true },
    }),
  );

const withEntities = (field: "entities" | "caption_entities", entities: readonly MessageEntity[]) =>
  entities.length > 0 ? { [field]: entities } : {};

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

/** Telegram's limit for the words that a bot puts under a file, in UTF-16 units; people with Premium may write more. */
const LONGEST_CAPTION = 1024;

interface Filed {
  readonly piece: Piece;
  readonly spoken: Spoken;
  readonly setting: Setting;
}

/** A file with its words under it; what does not fit there, or cannot stand there, follows as a message. */
function fileLetters(faces: Faces, notice: Notice, { piece, spoken, setting }: Filed): readonly Letter[] {
  const [method, field] = fileMethods[piece.type === "text" ? "document" : piece.type];
  const words = isBlank(piece.text) ? [] : split(spoken, LONGEST_MESSAGE, LONGEST_CAPTION);
  const canCarry = piece.type !== "video_note";
  const caption = canCarry ? words[0] : undefined;
  const below = canCarry ? words.slice(1) : words;
  const file = letter(notice, setting, method, {
    ...envelope(notice, setting),
    [field]: piece.file,
    ...(caption && { caption: caption.text, ...withEntities("caption_entities", caption.entities) }),
    ...(below.length === 0 && buttons(faces, notice, setting)),
  });
  return [file, ...textLetters(faces, { ...notice, silent: true }, { parts: below, setting })];
}

interface Together {
  readonly pieces: readonly Piece[];
  readonly setting: Setting;
}

/** Several files as one album, each with its own words; what does not fit there follows as messages. */
function albumLetters(faces: Faces, notice: Notice, { pieces, setting }: Together): readonly Letter[] {
  const items = pieces.map(({ type, file, text }) => {
    const said = faces.words.say(setting.voice, notice.key, { text });
    const [caption, ...below] = isBlank(text) ? [] : split(said, LONGEST_MESSAGE, LONGEST_CAPTION);
    const words = caption && {
      caption: caption.text,
      ...withEntities("caption_entities", caption.entities),
    };
    return { medium: { type, media: file, ...words }, below };
  });
  const media = items.map(({ medium }) => medium);
  const parts = items.flatMap(({ below }) => below);
  const album = letter(notice, setting, "sendMediaGroup", { ...envelope(notice, setting), media });
  return [album, ...textLetters(faces, { ...notice, silent: true }, { parts, setting })];
}

function letter(notice: Notice, setting: Setting, method: string, payload: Record<string, unknown>): Letter {
  const { replyTo, post = "", afterwards = false } = notice;
  return {
    chatId: setting.chatId,
    method,
    // The courier knows the message id behind the name when it sends.
    payload: replyTo === undefined ? payload : { ...payload, reply_to_post: replyTo },
    lane: notice.key === "reminder" ? lanes.reminder : lanes.step,
    meetingId: notice.meeting,
    post,
    afterwards,
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

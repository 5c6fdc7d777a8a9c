import type { Message, MessageEntity } from "@grammyjs/types";
import type { World } from "../../emulator/index.ts";
import { pollView } from "../../emulator/polls.ts";
import type { Post } from "../../emulator/rooms.ts";
import type { Bubble, Button, Entity, Locale, Poll } from "../wire.ts";
import { roomWords } from "../words.ts";

const REPLY = 120;
const media = ["photo", "voice", "document", "video", "audio", "sticker"] as const;

/** A message as the app shows it. */
export function bubbleOf(world: World, { message }: Post, locale: Locale): Bubble {
  const service = serviceIn(message, locale);
  const kind = media.find((one) => message[one] !== undefined);
  const poll = pollIn(world, message);
  const { reply_to_message: answered, document } = message;
  return {
    chat: message.chat.id,
    id: message.message_id,
    at: message.date * 1_000,
    from: { id: message.from?.id ?? 0, name: message.from?.first_name ?? "" },
    ...(service !== undefined && { service }),
    text: message.text ?? message.caption ?? "",
    entities: (message.entities ?? message.caption_entities ?? []).map(entityOf),
    isEdited: message.edit_date !== undefined,
    isProtected: message.has_protected_content === true,
    ...(answered && { reply: replyTo(answered) }),
    ...(kind && { media: kind }),
    ...(document?.file_name !== undefined && { fileName: document.file_name }),
    buttons: buttonsIn(message),
    ...(poll && { poll }),
  };
}

function serviceIn(message: Message, locale: Locale): string | undefined {
  const words = roomWords[locale];
  const { new_chat_members: came, left_chat_member: gone } = message;
  if (came) return words.entered(came.map((one) => one.first_name).join(", "));
  if (gone) return words.left(gone.first_name);
  if (message.pinned_message) return words.pinned;
  const isSaid = message.text ?? message.caption ?? message.poll ?? media.find((one) => message[one]);
  return isSaid === undefined ? words.happened : undefined;
}

const replyTo = (answered: Message) => ({
  id: answered.message_id,
  name: answered.from?.first_name ?? "",
  text: (answered.text ?? answered.caption ?? answered.poll?.question ?? "").slice(0, REPLY),
});

function entityOf(entity: MessageEntity): Entity {
  const { type, offset, length } = entity;
  return {
    type,
    offset,
    length,
    ...("url" in entity && { url: entity.url }),
    ...("user" in entity && { userId: entity.user.id }),
    ...("unix_time" in entity && { unixTime: entity.unix_time }),
  };
}

const buttonsIn = ({ reply_markup }: Message): readonly (readonly Button[])[] =>
  (reply_markup?.inline_keyboard ?? []).map((row) =>
    row.map((button) => ({
      label: button.text,
      ...("callback_data" in button && { data: button.callback_data }),
      ...("url" in button && { url: button.url }),
    })),
  );

function pollIn(world: World, { poll: asked }: Message): Poll | undefined {
  const state = asked && world.polls.get(asked.id);
  if (!state) return undefined;
  const poll = pollView(state);
  const isHidden = state.hidesResults && !state.closed;
  return {
    question: poll.question,
    options: poll.options.map(({ text, voter_count }) => ({
      text,
      ...(!isHidden && { votes: voter_count }),
    })),
    isClosed: state.closed,
    isMultiple: poll.allows_multiple_answers,
    total: poll.total_voter_count,
    chosen: [...state.votes].map(([who, options]) => ({ who, options })),
  };
}

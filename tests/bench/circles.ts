import type { Update } from "grammy/types";
import { createSign, encodeChoice } from "../../src/telegram/choices.ts";
import { writeCommand } from "../../src/telegram/talk/ask-ref.ts";

/** Somebody who states one problem: where they belong, and what they are going to say. */
export interface Colleague {
  readonly id: number;
  readonly name: string;
  readonly group: number;
  readonly problem: string;
}

export const CIRCLE = 5;
/** Tuesday, 2026-11-24, 15:00 in Moscow: the problems are awaited until the evening. */
export const NOW = Date.UTC(2026, 10, 24, 12);
export const STEP = "state-problems";
export const KIND = "problem";
/** The epoch of the meetings: how many steps they have opened. */
export const EPOCH = 1;

/** The operator's key. */
export const KEY = Buffer.alloc(32, 7);
const sign = createSign(KEY);

const FIRST_PERSON = 1_001;

/** People in circles of five; group, chat and meeting of a circle have the same number. */
export const colleagues = (count: number): readonly Colleague[] =>
  Array.from({ length: count }, (_, index) => ({
    id: FIRST_PERSON + index,
    name: `Colleague ${index + 1}`,
    group: Math.floor(index / CIRCLE) + 1,
    problem: `In my group no. ${index + 1} two children leave the circle as soon as we begin to sing.`,
  }));

/**
 * What Telegram would tell: everybody writes their problem, and confirms the preview by its first button. One seat of
 * all circles after the other, so that neighbouring updates hardly ever belong to one meeting.
 */
export function dialogues(people: readonly Colleague[]): readonly Update[] {
  const seats = Array.from({ length: CIRCLE }, (_, seat) =>
    people.filter((_, index) => index % CIRCLE === seat),
  );
  const told = seats.flatMap((seated) => [...seated.map(writes), ...seated.map(confirms)]);
  return told.map((part, index) => ({ update_id: 700_000_001 + index, ...part }) as Update);
}

const from = ({ id, name }: Colleague) => ({ id, is_bot: false, first_name: name, language_code: "en" });
const chat = ({ id, name }: Colleague) => ({ id, type: "private" as const, first_name: name });
const date = Math.floor(NOW / 1000);

const writes = (one: Colleague) => ({
  message: { message_id: 10, from: from(one), chat: chat(one), date, text: one.problem },
});

const confirms = (one: Colleague) => ({
  callback_query: {
    id: `${one.id}000000000000`,
    from: from(one),
    message: { message_id: 11, chat: chat(one), date, text: one.problem },
    chat_instance: `${one.id}`,
    data: confirmToken(one.group, one.id),
  },
});

/** The data of the button that confirms a problem, as the bot itself writes it. */
export function confirmToken(meeting: number, chat: number): string {
  const command = writeCommand({ step: STEP, kind: KIND, about: 0 }, "ok");
  return encodeChoice({ label: `confirm-${KIND}`, command }, { meeting, epoch: EPOCH, chat }, sign);
}

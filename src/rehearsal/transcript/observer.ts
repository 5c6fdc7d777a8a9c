import type { Message } from "@grammyjs/types";
import type { WorldEvent } from "../../emulator/index.ts";
import { buttonsOf } from "../actors/person.ts";
import { type Entry, plainLine } from "./entry.ts";
import { linesOf } from "./lines.ts";
import { createLiving } from "./living.ts";
import { inOrder } from "./order.ts";
import { createTally } from "./tally.ts";
import type { StageWords } from "./words.ts";

export interface Observing {
  readonly words: StageWords;
  readonly groupId: number;
  /** Names by id. */
  readonly names: ReadonlyMap<number, string>;
}

type Sent = Extract<WorldEvent, { type: "sent" | "edited" }>;

const blank = {
  privately: [],
  kind: "said",
  byBot: false,
  isReaction: false,
  answers: "",
  lines: [],
  buttons: [],
} as const;
const ANSWERED = 30;

/** Turns what happens in the chats into what a reader wants to know; it remembers what stood there before. */
export function createObserver({ words, groupId, names }: Observing) {
  const standing = new Map<string, Message>();
  const living = createLiving();
  const tally = createTally(words, names);

  const keyOf = (chatId: number, messageId: number) => `${chatId}:${messageId}`;
  const privately = (chatId: number) => (chatId === groupId ? [] : [names.get(chatId) ?? ""]);

  function said({ at, chatId, message }: Sent): Entry {
    const { from, reply_to_message: answered } = message;
    const isReply = answered !== undefined && from?.is_bot === false;
    return {
      ...blank,
      at,
      privately: privately(chatId),
      who: from?.first_name ?? "",
      byBot: from?.is_bot ?? false,
      answers: isReply ? (answered.text ?? "").replaceAll("\n", " ").slice(0, ANSWERED) : "",
      lines: linesOf(message, words),
      buttons: labelsOf(message),
    };
  }

  const did = (entry: Entry, text: string): Entry => ({
    ...entry,
    kind: "did",
    lines: [plainLine(text)],
    buttons: [],
  });

  function onSent(event: Sent): readonly Entry[] {
    const { message } = event;
    const entry = said(event);
    if (message.new_chat_members)
      return [did(entry, words.adds(message.new_chat_members[0]?.first_name ?? ""))];
    if (message.pinned_message) return [did(entry, words.pins)];
    if (message.text?.startsWith("/start")) return [did(entry, words.comes)];
    return [living.sent(entry)];
  }

  function onEdited(event: Sent, before: Message | undefined): readonly Entry[] {
    const entry = said(event);
    if (event.chatId === groupId) return living.edited(entry, event.message);
    return onOwnEdited(entry, event.message, before);
  }

  /** New buttons under an old message; that they are gone is no news. */
  const onOwnEdited = (entry: Entry, message: Message, before: Message | undefined): readonly Entry[] =>
    entry.buttons.length > 0 && message.text === before?.text ? [{ ...entry, lines: [] }] : [];

  function onTapped({ at, chatId, messageId, by, data }: Extract<WorldEvent, { type: "tapped" }>) {
    const message = standing.get(keyOf(chatId, messageId));
    const label = message && buttonsOf(message).find(({ token }) => token === data)?.label;
    const who = names.get(by) ?? "";
    return [
      { ...blank, at, privately: privately(chatId), who, kind: "tapped" as const, buttons: [label ?? "?"] },
    ];
  }

  function entriesOf(event: WorldEvent): readonly Entry[] {
    switch (event.type) {
      case "sent":
      case "edited": {
        const key = keyOf(event.chatId, event.message.message_id);
        const before = standing.get(key);
        standing.set(key, event.message);
        return event.type === "sent" ? onSent(event) : onEdited(event, before);
      }
      case "pinned":
        living.pin(event.messageId);
        return [];
      case "tapped":
        return onTapped(event);
      case "tapAnswered": {
        if (!event.text) return [];
        const who = names.get(event.by) ?? "";
        return [did({ ...blank, at: event.at, privately: [who], who }, words.notice(event.text))];
      }
      case "voted":
        tally.vote(event.messageId, event.by, event.options);
        return [];
      case "pollClosed": {
        const poll = standing.get(keyOf(event.chatId, event.messageId))?.poll;
        return poll
          ? [{ ...blank, at: event.at, who: "", kind: "result", lines: tally.result(event.messageId, poll) }]
          : [];
      }
      case "deleted":
      case "unpinned":
      case "reacted":
      case "statusChanged":
        return [];
    }
  }

  return {
    /** What is new, moment by moment. */
    watch: (events: readonly WorldEvent[]): readonly Entry[] =>
      [...Map.groupBy(events, ({ at }) => at).values()].flatMap((moment) => {
        const step = living.step();
        const entries = moment.flatMap(entriesOf);
        return inOrder(step === living.step() ? entries : [...living.sheet(), ...entries]);
      }),
  };
}

const labelsOf = (message: Message): readonly string[] =>
  buttonsOf(message).map(({ label, url }) => (url === "" ? label : `${label} ↗`));

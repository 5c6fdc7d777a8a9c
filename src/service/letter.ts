import type { Meeting } from "../core/meeting.ts";
import type { Choice, Notice } from "../core/notice.ts";
import type { Group } from "../store/index.ts";

/** In which order letters leave: answers to a person's own action first, the card last. */
export const lanes = { answer: 0, step: 1, reminder: 2, living: 3 } as const;

/** A message on its way: what the courier will ask of Telegram, and under which name the result is remembered. */
export interface Letter {
  readonly chatId: number;
  readonly method: string;
  readonly payload: Record<string, unknown>;
  readonly lane: number;
  readonly meetingId?: number;
  readonly post?: string;
  readonly key?: string;
  /** Not sent before this moment: what changes often is shown once. */
  readonly notBefore?: number;
}

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
}

/** Turns what the core wants to say into letters; the one door to words and Telegram's payloads. */
export interface Render {
  notice(notice: Notice, setting: Setting): readonly Letter[];
  keyboard(choices: readonly Choice[], setting: Setting): unknown;
}

import { createHmac, hkdfSync } from "node:crypto";
import type { Meeting } from "../core/meeting.ts";
import type { AnyMove, Choice } from "../core/notice.ts";

/** What a tapped button means: a move in a meeting, or a command to the bot; with the epoch it was offered in. */
export type Token = { readonly meeting: number; readonly epoch: number } & (
  | { readonly move: AnyMove }
  | { readonly command: string }
);

/** To whom a button is offered, and when. */
export interface Offer {
  readonly meeting: number;
  readonly epoch: number;
  /** The chat it stands in: a person's own is theirs alone, a group's is for everybody in it. */
  readonly chat: number;
}

/** Signs words so that nobody else can: a short tag, the same for the same words. */
export type Sign = (words: string) => string;

/** In characters of six bits: few enough for a token, and far more than anybody can try by tapping. */
const TAG = 8;

/** Every bot signs its buttons with its operator's key: another key, and the buttons of before are out of date. */
export function createSign(operatorKey: Buffer): Sign {
  const key = Buffer.from(hkdfSync("sha256", operatorKey, "", "krug buttons", 32));
  return (words) => createHmac("sha256", key).update(words).digest("base64url").slice(0, TAG);
}

/** Telegram's limit for the data behind a button, in bytes. */
const LONGEST_TOKEN = 64;

/**
 * A button's data: `<meeting>.<epoch>.<tag>.<deed>`, the numbers in base 36; a deed is a move as `type;name=value`, or
 * a command after a `!`. The tag makes it one person's own. A group's buttons have none: whoever taps acts as themself.
 */
export function encodeChoice(choice: Choice, { meeting, epoch, chat }: Offer, sign: Sign): string {
  const deed = deedOf(choice);
  const place = `${meeting.toString(36)}.${epoch.toString(36)}.`;
  const token = chat > 0 ? `${place}${tagOf(sign, chat, place, deed)}.${deed}` : `${place}${deed}`;
  if (Buffer.byteLength(token) > LONGEST_TOKEN)
    throw new Error(`A button's token is too long: ${choice.label}`);
  return token;
}

/** What a button stands for, wherever and to whomever it is offered. */
export function deedOf(choice: Choice): string {
  if ("link" in choice) throw new Error("A link is no token");
  return "move" in choice ? encodeMove(choice.move) : `!${choice.command}`;
}

const tagOf = (sign: Sign, chat: number, place: string, deed: string): string =>
  sign(`${chat} ${place}${deed}`);

const encodeMove = ({ type, ...values }: AnyMove): string =>
  [type, ...Object.entries(values).map(([name, value]) => `${name}=${value}`)].join(";");

const shape = /^([0-9a-z]{1,10})\.([0-9a-z]{1,6})\.(?:([\w-]{8})\.)?(.+)$/s;

/** Whether a button was offered to this very person, in their private chat, as it is. */
export function isOfferedTo(person: number, data: string, sign: Sign): boolean {
  const [, meeting, epoch, tag, deed = ""] = shape.exec(data) ?? [];
  return tag !== undefined && tag === tagOf(sign, person, `${meeting}.${epoch}.`, deed);
}

/** Undefined for anything that is not shaped like one of our tokens: a forged or ancient button. */
export function decodeChoice(data: string): Token | undefined {
  const [, first, second, , deed] = shape.exec(data) ?? [];
  if (first === undefined || second === undefined || deed === undefined) return undefined;
  const place = { meeting: Number.parseInt(first, 36), epoch: Number.parseInt(second, 36) };
  return deed.startsWith("!") ? { ...place, command: deed.slice(1) } : { ...place, move: decodeMove(deed) };
}

function decodeMove(deed: string): AnyMove {
  const [type = "", ...pairs] = deed.split(";");
  const values = pairs.map((pair) => {
    const [name = "", value = ""] = pair.split("=");
    return [name, /^-?\d+$/.test(value) ? Number(value) : value] as const;
  });
  return { ...Object.fromEntries(values), type };
}

/** These may be tapped later than the step in which they were offered; everything else goes stale with its step. */
const lasting = new Set([
  "leave",
  "stop-case",
  "decline-moderation",
  "lead-handover",
  "tick",
  "untick",
  "join",
  "observe",
  "keep-rules",
  "confirm-rules",
  "object-rules",
]);
const lastingCommands = new Set(["now", "moderator", "help", "language"]);

/** Whether a button belongs to what is over. `meeting` is the one that it speaks of. */
export const isStale = (token: Token, meeting: Meeting | undefined): boolean =>
  token.meeting > 0 &&
  (!meeting ||
    (meeting.status === "ended" && !isStop(token)) ||
    (token.epoch !== meeting.epoch && !outlives(token)));

/** A case that was told can be stopped after its meeting, too. */
const isStop = (token: Token): boolean => "move" in token && token.move.type === "stop-case";

/** What may be added to a step that has closed; whether it still may, its ask tells. */
const addable = /^write (?:share-learnings learning|clarify answer|weigh-solutions (?:weigh|query-answer)) /;

const outlives = (token: Token): boolean =>
  "move" in token
    ? lasting.has(token.move.type)
    : lastingCommands.has(token.command.split(" ")[0] ?? "") || addable.test(token.command);

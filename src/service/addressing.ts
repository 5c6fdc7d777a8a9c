import { createHash } from "node:crypto";
import { isPrompt } from "../core/prompts.ts";
import { type Letter, lanes, repeatsOf } from "./letter.ts";

/** Who did what a unit of work is about. */
export interface Actor {
  readonly id: number;
  /** They belong to no group here. */
  readonly isStranger: boolean;
}

/**
 * Puts the letters of one unit of work into their lanes. Whoever did something is answered first, except with what
 * speaks of the group's chat: that leaves after it stands there, also where it waits since before, as `isWaiting` knows
 * of a meeting. Strangers come last, and are told a thing once.
 */
export function addressed(
  letters: readonly Letter[],
  actor: Actor | undefined,
  isWaiting: (meeting: number) => boolean,
): readonly Letter[] {
  const speaking = new Set(letters.filter(isGroupsOwn).map(({ meetingId }) => meetingId));
  const isNews = ({ post = "", afterwards, meetingId = 0 }: Letter) =>
    afterwards === true || (isPrompt(post) && (speaking.has(meetingId) || isWaiting(meetingId)));
  return letters.map((letter) => {
    if (letter.chatId !== actor?.id) return letter;
    if (actor.isStranger) return courteously(letter);
    return letter.lane === lanes.step && !isNews(letter) ? { ...letter, lane: lanes.answer } : letter;
  });
}

/** A group's own post: a message or a poll that its meeting lives by. */
const isGroupsOwn = ({ chatId, method, lane }: Letter): boolean =>
  chatId < 0 && lane === lanes.step && repeatsOf({ chatId, method }) === "never";

/** Whether a stranger is in a chat is asked at once, since they may be about to join; that makes no message. */
function courteously(letter: Letter): Letter {
  const { chatId, method, payload } = letter;
  const digest = createHash("sha256").update(JSON.stringify(payload)).digest("base64url");
  const lane = method === "getChatMember" ? letter.lane : lanes.courtesy;
  return { ...letter, lane, once: `stranger:${chatId}:${method}:${digest}` };
}

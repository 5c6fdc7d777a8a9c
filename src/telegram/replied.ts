import { promptPost } from "../core/prompts.ts";
import type { Draft } from "../store/index.ts";
import type { KrugContext } from "./context.ts";
import type { Awaiting } from "./inbound.ts";

/** What a private message answers, as far as it is known: one ask, or anything in one meeting. */
export interface Replied {
  readonly meeting: number;
  /** The name under which the prompt of an ask is remembered; undefined where it is about the meeting alone. */
  readonly prompt: string | undefined;
}

/** A reply says itself where it belongs: to the ask or the draft whose message it answers. */
export function repliedTo(
  { work, message, from }: KrugContext,
  drafts: readonly Draft[],
): Replied | undefined {
  const answered = message?.reply_to_message?.message_id;
  if (answered === undefined || !from) return undefined;
  const own = drafts.find(({ pieces }) => pieces.some((piece) => piece.message === answered));
  if (own) return { meeting: own.meetingId, prompt: promptPost({ ...own, member: from.id }) };
  const post = work.store.posts.at(from.id, answered);
  if (!post || post.meetingId === 0) return undefined;
  const [, ask] = /^(?:ask-|talk:)(.+)$/.exec(post.name) ?? [];
  return { meeting: post.meetingId, prompt: ask === undefined ? undefined : `ask-${ask}` };
}

/** Whether something that a person may give is what their message answers; without a reply it may be anything. */
export const fits =
  (replied: Replied | undefined) =>
  ({ meeting, ask }: Awaiting): boolean =>
    replied === undefined ||
    (meeting.id === replied.meeting && (replied.prompt === undefined || promptPost(ask) === replied.prompt));

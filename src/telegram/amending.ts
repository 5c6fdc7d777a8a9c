import { amend } from "../core/amend.ts";
import { isRefusal } from "../core/decision.ts";
import type { Meeting } from "../core/meeting.ts";
import { promptPost, prompts } from "../core/prompts.ts";
import { asksOf } from "../core/scene.ts";
import { formatOf } from "../formats/index.ts";
import type { Post } from "../store/index.ts";
import { type KrugContext, tellQuietly } from "./context.ts";
import { asMember } from "./talk/ask-ref.ts";
import { isCommand } from "./talk/editing.ts";

export interface Amended {
  /** The message that was edited. */
  readonly post: Post;
  readonly contribution: number;
  /** What the message says now. */
  readonly text: string;
}

/**
 * An edited message changes what its author has published, where nobody has built on it yet: the group's message is
 * edited in its turn, and whoever was asked about it is asked in the new words. Returns whether it was changed.
 */
export function amendSaid(ctx: KrugContext, { post, contribution, text }: Amended): boolean {
  const { work } = ctx;
  const meeting = work.meeting(post.meetingId);
  if (!meeting || !ctx.from) return false;
  if (isCommand(text)) return tellQuietly(ctx, meeting, "edited-into-command");
  const amended = amend(meeting, { id: contribution, by: asMember(ctx.from.id), text });
  if (isRefusal(amended)) return tellQuietly(ctx, meeting, `refusal-${amended.refused}`, amended.args);
  work.follow(meeting.id, amended);
  askAnew(ctx, work.meeting(meeting.id) ?? meeting, contribution);
  return true;
}

/** Their prompt quotes the words of before; where it has not left yet, it need not any more. */
function askAnew({ work }: KrugContext, meeting: Meeting, contribution: number): void {
  const group = work.store.circles.group(meeting.group);
  const asked = asksOf(formatOf(meeting.format), meeting, work.now).filter(
    ({ about, quotes, quiet }) => about === contribution && quotes && !quiet,
  );
  work.write(() => work.store.outbox.withdraw(meeting.id, asked.map(promptPost)));
  for (const notice of prompts(meeting, asked)) work.deliver({ ...notice, silent: true }, meeting, group);
}

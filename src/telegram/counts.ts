import { counted } from "../core/tally.ts";
import type { Work } from "../service/work.ts";
import type { KrugContext } from "./context.ts";

interface Count {
  /** The ballot's, in its meeting. */
  readonly id: number;
  /** Undefined where there is no poll that could show anything. */
  readonly counts: readonly number[] | undefined;
}

/** What a closed poll shows; the meeting goes by it. */
export function takeCount(work: Work, meetingId: number, count: Count): void {
  const meeting = work.meeting(meetingId);
  const happening = meeting && counted(meeting, { ...count, now: work.now });
  if (happening) work.follow(meetingId, happening);
}

/** Telegram tells of a poll that has been closed, also where the answer to the call that closed it got lost. */
export function onPoll({ work, poll }: KrugContext): void {
  if (!poll?.is_closed) return;
  const post = work.store.posts.ofPoll(poll.id);
  if (!post) return;
  const counts = poll.options.map(({ voter_count }) => voter_count);
  takeCount(work, post.meetingId, { id: Number(post.name.slice("ballot-".length)), counts });
}

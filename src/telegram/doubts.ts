import type { PollAnswer } from "grammy/types";
import type { Choice } from "../core/notice.ts";
import { personIn } from "../core/roles.ts";
import type { Work } from "../service/work.ts";
import type { OutboxRow, Post } from "../store/index.ts";
import { shorten } from "./ballot.ts";
import { answerTap, dropButtons, type KrugContext, say } from "./context.ts";
import { keeperOf } from "./keeper.ts";
import { refusedAt } from "./permissions/door.ts";
import { permissions } from "./permissions/table.ts";
import { decide } from "./stuck.ts";
import { asMember } from "./talk/ask-ref.ts";

/** So much of a letter is enough to find it in the chat. */
const LONGEST_EXCERPT = 120;

/** A letter may have arrived in the group or not: whoever keeps the group can look, and have it posted again. */
export function offerAgain(work: Work, letterId: number): void {
  const letter = doubtful(work, letterId);
  const group = letter && work.store.circles.groupByChat(letter.chatId);
  if (!letter || !group) return;
  const meeting = work.meeting(letter.meetingId);
  const again = aboutLetter("button-post-again", letter.id);
  const args = { title: group.title, text: excerpt(letter) };
  const keeper = keeperOf(group, meeting);
  if (keeper === undefined) return;
  work.attend(keeper); // nothing that waits for the chat may hold up who can open it
  work.tell(keeper, "in-doubt", { args, choices: [again], sealed: true }, group, meeting);
}

/** A button that decides about one letter; it lasts until the letter itself is let go. */
export const aboutLetter = (label: string, id: number, how = ""): Choice => ({
  label,
  command: `again ${id} ${how}`.trim(),
  of: { id: 0, epoch: 0 },
});

/** Their keeper looked, and it is not there: exactly that letter is sent again, once. */
export function postAgain(ctx: KrugContext, letterId: number, how = ""): void {
  const { work, from } = ctx;
  const letter = work.store.outbox.find(letterId);
  const group = letter && work.store.circles.groupByChat(letter.chatId);
  if (!letter || !group || letter.state === "failed") return answerTap(ctx, "post-again-late");
  if (from === undefined || keeperOf(group, work.meeting(letter.meetingId)) !== from.id) {
    const refused = refusedAt(permissions.buttons.again, work, from?.id ?? 0, { group: group.id });
    return answerTap(ctx, refused ?? "post-again-not-yours");
  }
  if (letter.state === "waiting") return decide(ctx, letter, { group, how });
  if (letter.state !== "ambiguous") return answerTap(ctx, "post-again-done");
  work.write(() => work.store.outbox.wait(letter.id, 0, work.now));
  answerTap(ctx);
  dropButtons(ctx);
  say(ctx, "post-again-sent", {}, [], group);
}

/**
 * The first vote in a poll that nobody told us of: it has arrived after all. Where it stands stays unknown, so it
 * cannot be closed there; its votes count until the ballot is closed here.
 */
export function adoptPoll(work: Work, { poll_id: pollId, user }: PollAnswer): Post | undefined {
  const voter = asMember(user?.id ?? 0);
  const [poll, ...others] = work.store.outbox.inState("ambiguous").filter(({ method, meetingId }) => {
    const meeting = method === "ballot" ? work.meeting(meetingId) : undefined;
    return meeting !== undefined && personIn(meeting, voter) !== undefined;
  });
  if (!poll || others.length > 0) return undefined;
  const { id, meetingId, post: name, chatId } = poll;
  const post = { meetingId, name, chatId, messageId: -id, pollId, digest: "" };
  work.write(() => {
    work.store.posts.add(post);
    work.store.outbox.sent(id);
  });
  return post;
}

function doubtful(work: Work, id: number): OutboxRow | undefined {
  const found = work.store.outbox.find(id);
  return found?.state === "ambiguous" ? found : undefined;
}

/** How the letter begins; a file may have no words. */
export function excerpt({ payload }: OutboxRow): string {
  const poll = payload.poll as { readonly question?: string } | undefined;
  return shorten(String(payload.text ?? payload.caption ?? poll?.question ?? ""), LONGEST_EXCERPT);
}

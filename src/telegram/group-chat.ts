import { Composer } from "grammy";
import { chosenBy } from "../core/ballots.ts";
import { isRefusal } from "../core/decision.ts";
import type { Meeting, MemberId } from "../core/meeting.ts";
import type { AnyMove } from "../core/notice.ts";
import { isParticipant } from "../core/roles.ts";
import { isMadeUp } from "../service/letter.ts";
import type { Group } from "../store/index.ts";
import { optionTexts } from "./ballot.ts";
import { decodeChoice, type Token } from "./choices.ts";
import { answerTap, type KrugContext, say, toast } from "./context.ts";
import { adoptPoll } from "./doubts.ts";
import { onReply, onReplyEdit } from "./group-replies.ts";
import { asMember } from "./talk/ask-ref.ts";
import type { Dialogue } from "./talk/dialogue.ts";
import { onLetIn } from "./vouching.ts";

/** The group's chat: votes by poll or button, and replies to the bot's messages. Everything else is people talking. */
export function groupChat(dialogues: readonly Dialogue[]): Composer<KrugContext> {
  const composer = new Composer<KrugContext>();
  composer.on("callback_query", onGroupTap);
  composer.on("message", (ctx) => onReply(ctx, dialogues));
  composer.on("edited_message", (ctx) => onReplyEdit(ctx, dialogues));
  return composer;
}

/** In the group votes are made by button, and people let in; they belong to whoever taps, who reads what is set now. */
function onGroupTap(ctx: KrugContext): void {
  const token = decodeChoice(ctx.callbackQuery?.data ?? "");
  const group = ctx.chat && ctx.work.store.circles.groupByChat(ctx.chat.id);
  const [, guest] = (token && "command" in token && /^let-in (\d+)$/.exec(token.command)) || [];
  if (group && guest !== undefined) return onLetIn(ctx, group, Number(guest));
  const meeting = token && ctx.work.meeting(token.meeting);
  if (!token || !group || !meeting || meeting.group !== group.id || !isVote(token))
    return answerTap(ctx, "unknown-button");
  const voter = asMember(ctx.from?.id ?? 0);
  const played = ctx.work.play(meeting.id, voter, token.move);
  if (isRefusal(played)) return answerTap(ctx, `refusal-${played.refused}`, played.args);
  if (!isParticipant(meeting, voter)) return answerTap(ctx, "vote-not-counted");
  sayVote(ctx, group, played.meeting, { id: Number(token.move.ballot), voter });
}

type Vote = Token & { readonly move: AnyMove };

const isVote = (token: Token): token is Vote =>
  "move" in token && (token.move.type === "tick" || token.move.type === "untick");

interface Cast {
  readonly id: number;
  readonly voter: MemberId;
}

function sayVote(ctx: KrugContext, group: Group, { ballots, votes }: Meeting, { id, voter }: Cast): void {
  const ballot = ballots.find((one) => one.id === id);
  const chosen = chosenBy({ votes }, id, voter);
  const texts = ballot ? optionTexts(ctx.words, ballot, ctx.work.voiceOf(voter, group)) : [];
  const names = texts.filter((_, option) => chosen.includes(option));
  if (names.length === 0) return toast(ctx, "vote-taken-back");
  toast(ctx, "vote-taken", { names: { names } });
}

/**
 * A vote in a native poll; Telegram does not say in which chat, so the poll's id has to tell. A vote in the name of a
 * chat is nobody's in particular: it cannot count, and the group is told so once in a step.
 */
export function onPollAnswer(ctx: KrugContext): void {
  const { work, pollAnswer } = ctx;
  const { user, voter_chat: mask } = pollAnswer ?? {};
  const by = mask?.id ?? user?.id;
  if (!pollAnswer || by === undefined || (!mask && isMadeUp(by))) return;
  const post = work.store.posts.ofPoll(pollAnswer.poll_id) ?? adoptPoll(work, pollAnswer);
  const meeting = post && work.meeting(post.meetingId);
  if (!post || !meeting) return;
  const ballot = Number(post.name.slice("ballot-".length));
  const move = { type: "vote", ballot, options: pollAnswer.option_ids };
  const played = work.play(meeting.id, asMember(by), move);
  if (isRefusal(played)) {
    if (played.refused === "pollClosed" && !mask) say(ctx, "refusal-pollClosed");
    return;
  }
  const isTold = played.facts.some((fact) => fact.type === "marked" && fact.mark === "told");
  const group = work.store.circles.group(meeting.group);
  if (mask && isTold && group) work.answerGroup(group, "vote-masked", { silent: true }, meeting);
}

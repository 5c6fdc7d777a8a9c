import { isRefusal } from "../core/decision.ts";
import type { Contribution, Meeting, Piece } from "../core/meeting.ts";
import type { AnyMove } from "../core/notice.ts";
import { isParticipant } from "../core/roles.ts";
import { stepsToAddTo } from "../core/scene.ts";
import { TURN_POST } from "../core/turn-taking.ts";
import { isBlank } from "../core/wording/blank.ts";
import { formatOf } from "../formats/index.ts";
import type { Post } from "../store/index.ts";
import { amendSaid } from "./amending.ts";
import { type KrugContext, say, tellQuietly } from "./context.ts";
import { maskOf } from "./masks.ts";
import { asMember } from "./talk/ask-ref.ts";
import type { Dialogue, Reply } from "./talk/dialogue.ts";
import { isCommand } from "./talk/editing.ts";
import { gestureOf } from "./talk/gesture.ts";
import {
  givenBefore,
  givenIn,
  isAsGiven,
  isOfSeveral,
  noteAgain,
  notePublished,
  publishedBy,
} from "./talk/given.ts";
import { typed } from "./talk/typed.ts";
import { isForwarded } from "./unfit.ts";

/** The post of a running meeting that a message in the group answers, and what it would be an answer to. */
interface Answered {
  readonly post: Post;
  readonly meeting: Meeting;
  readonly about: Contribution | undefined;
}

function answeredBy({ work, chat, message, from }: KrugContext): Answered | undefined {
  const answered = message?.reply_to_message;
  if (!chat || !answered || !from || from.is_bot) return undefined;
  const post = work.store.posts.at(chat.id, answered.message_id);
  const meeting = post && work.meeting(post.meetingId);
  if (!post || meeting?.status !== "running") return undefined;
  const about = meeting.contributions.find(({ id }) => post.name === `said-${id}`);
  return about || post.name === TURN_POST ? { post, meeting, about } : undefined;
}

/** A reply in the group to what the bot posted: the speaker's words, an answer, a plus, a minus; also under a file. */
export function onReply(ctx: KrugContext, dialogues: readonly Dialogue[]): void {
  const answered = answeredBy(ctx);
  if (!answered || !ctx.message || !ctx.from) return;
  const { post, meeting, about } = answered;
  const text = typed(ctx.message) ?? "";
  const reply = { meeting, by: asMember(ctx.from.id), text, about };
  const { chat, message_id: id, media_group_id: album } = ctx.message;
  const piece = { type: "text", text, file: "", message: id, album } as const;
  const begun = givenBefore(ctx, chat.id, piece);
  if (begun) return isBlank(text) ? undefined : goOn(ctx, reply, { begun, piece });
  const move = moveOf(reply, dialogues);
  const group = ctx.work.store.circles.group(meeting.group);
  if (isBlank(text)) return move && askForWords(ctx, reply);
  if (!move) return post.name === TURN_POST ? say(ctx, "refusal-notYourTurn", {}, [], group) : undefined;
  const unfit = unfitKey(ctx, text);
  if (unfit !== undefined) return void tellQuietly(ctx, meeting, unfit);
  const played = ctx.work.play(meeting.id, reply.by, move);
  if (isRefusal(played)) return say(ctx, `refusal-${played.refused}`, played.args, [], group);
  const [said, ...others] = publishedBy(played, reply.by);
  if (said !== undefined && others.length === 0)
    notePublished(ctx, { meeting: meeting.id, chat: chat.id }, piece, said.id);
}

interface Further {
  /** The message of the album that it began with. */
  readonly begun: Post;
  readonly piece: Piece;
}

/** Words under the next file of an album go on with what was said under those before it. */
function goOn(ctx: KrugContext, { meeting, by, text }: Reply, { begun, piece }: Further): void {
  const said = meeting.contributions.find((one) => one.id === givenIn(begun) && one.author === by);
  if (!said) return;
  const whole = [said.text, text].filter((words) => !isBlank(words)).join("\n\n");
  if (amendSaid(ctx, { post: begun, contribution: said.id, text: whole }))
    notePublished(ctx, { meeting: meeting.id, chat: begun.chatId }, piece, said.id);
}

/** What may be given by a reply after its step; anything else under what stands there is people talking. */
const addedLate: ReadonlySet<string> = new Set(["answer-question", "answer-query", "weigh"]);

function moveOf(reply: Reply, dialogues: readonly Dialogue[]): AnyMove | undefined {
  const { steps, format } = reply.meeting;
  const movesIn = (open: readonly string[]) =>
    dialogues.filter(({ step }) => open.includes(step)).flatMap((dialogue) => dialogue.reply?.(reply) ?? []);
  const closed = stepsToAddTo(formatOf(format), reply.meeting).map(({ id }) => id);
  return movesIn(steps)[0] ?? movesIn(closed).find(({ type }) => addedLate.has(type));
}

/** Nobody publishes what somebody else said, or what was meant for a bot. */
function unfitKey(ctx: KrugContext, text: string): string | undefined {
  if (isForwarded(ctx)) return "forwarded-words";
  if (!isCommand(text)) return undefined;
  return ctx.message?.text === undefined ? "file-with-command" : "unknown-command";
}

/** A voice message, a sticker, a place: nobody else could read it in the sheet. Said once for a whole album. */
function askForWords(ctx: KrugContext, { meeting, by }: Reply): void {
  const { work, message } = ctx;
  if (!message || !isParticipant(meeting, by)) return;
  const { chat, message_id: messageId, media_group_id: album } = message;
  const name = `wordless:${album}`;
  if (album !== undefined && work.store.posts.in(chat.id, name).length > 0) return;
  if (album !== undefined)
    work.write(() => work.store.posts.add({ meetingId: meeting.id, name, chatId: chat.id, messageId }));
  tellQuietly(ctx, meeting, "reply-in-words");
}

/** Whoever mends their reply mends what came of it; where nothing is different, or nothing came of it, it is silent. */
export function onReplyEdit(ctx: KrugContext, dialogues: readonly Dialogue[]): void {
  const { work } = ctx;
  const message = ctx.editedMessage;
  const gesture = gestureOf(ctx.update);
  if (!message || maskOf(message) || gesture.type !== "edited") return;
  const post = work.store.posts.at(message.chat.id, message.message_id);
  const contribution = post && givenIn(post);
  const meeting = post && work.meeting(post.meetingId);
  const said = meeting?.contributions.find(({ id }) => id === contribution);
  const piece = { ...gesture.piece, type: "text", file: "" } as const;
  if (!meeting || !said || said.author !== ctx.from?.id || isAsGiven(ctx, post, piece)) return;
  noteAgain(ctx, post, piece);
  if (isOfSeveral(ctx, post)) return void tellQuietly(ctx, meeting, "reply-edited-in-album");
  const mended = dialogues.find(({ step }) => step === said.step)?.mended ?? ((_, text) => text);
  const text = mended(said, piece.text);
  if (text === undefined) tellQuietly(ctx, meeting, "reply-edited-otherwise");
  else amendSaid(ctx, { post, contribution: said.id, text });
}

import { isBlank } from "../core/wording/blank.ts";
import { from, lengthOf, plain } from "../core/wording/formatting.ts";
import type { Draft, Post } from "../store/index.ts";
import { amendSaid } from "./amending.ts";
import { LONGEST_NOTE } from "./commands/note.ts";
import { type KrugContext, say, tellQuietly } from "./context.ts";
import { dialogueKey, findAsk, refOfDraft } from "./talk/ask-ref.ts";
import { edited, heldIn, isCommand, saysTheSame } from "./talk/editing.ts";
import { type Gesture, gestureOf } from "./talk/gesture.ts";
import { givenIn, isAsGiven, isGiven, noteAgain, noteIn, noteNoted } from "./talk/given.ts";

type Edit = Extract<Gesture, { type: "edited" }>;
type Next = () => Promise<void>;

/**
 * An edit changes what was made of that very message: the draft that holds it, or the note; never anything else. Where
 * nothing was made of it, or nothing of it is different, nobody is disturbed.
 */
export async function onEdit(ctx: KrugContext, next: Next): Promise<void> {
  const gesture = gestureOf(ctx.update);
  if (gesture.type !== "edited") return;
  const { store } = ctx.work;
  const drafts = store.dialogues.draftsOf(ctx.from?.id ?? 0);
  const draft = drafts.find(({ pieces }) => heldIn(pieces, gesture.piece));
  if (draft) return editDraft(ctx, draft, gesture, next);
  const post = store.posts.at(ctx.from?.id ?? 0, gesture.piece.message ?? 0);
  if (!post || isAsGiven(ctx, post, gesture.piece)) return;
  const note = noteIn(post);
  if (note !== undefined) editNote(ctx, post, note, gesture);
  else if (isGiven(post)) editGiven(ctx, post, gesture);
}

/** What stands in the group is edited there, as long as nobody has built on it; what is sealed is written anew. */
function editGiven(ctx: KrugContext, post: Post, { piece }: Edit): void {
  noteAgain(ctx, post, piece);
  const contribution = givenIn(post);
  if (contribution === undefined) return say(ctx, "draft-edited-late", {}, [], groupOf(ctx, post));
  const isAmended = amendSaid(ctx, { post, contribution, text: piece.text });
  const meeting = ctx.work.meeting(post.meetingId);
  if (isAmended && meeting) tellQuietly(ctx, meeting, "said-edited");
}

async function editDraft(ctx: KrugContext, draft: Draft, gesture: Edit, next: Next): Promise<void> {
  const { work } = ctx;
  const { piece } = gesture;
  const before = heldIn(draft.pieces, piece);
  if (before && saysTheSame(before, piece)) return;
  const group = groupOf(ctx, draft);
  if (isCommand(piece.text)) return say(ctx, "edited-into-command", {}, [], group);
  if (draft.meetingId === 0) {
    const changed = { ...draft, pieces: edited(draft.pieces, gesture) };
    work.write(() => work.store.dialogues.keepDraft(changed));
    return say(ctx, "draft-edited");
  }
  const ref = refOfDraft(draft);
  const meeting = work.meeting(draft.meetingId);
  const ask = meeting && findAsk(meeting, ref, work.now);
  if (!ask) return say(ctx, "draft-gone", {}, [], group);
  if (ask.input === "text" && isBlank(piece.text)) return say(ctx, "refusal-empty", {}, [], group);
  ctx.target = ref;
  ctx.dialogueKey = dialogueKey(ref);
  await next();
}

/** A note stays a note, whatever is left of the command that it began with. */
function editNote(ctx: KrugContext, post: Post, note: number, { piece }: Edit): void {
  const { work } = ctx;
  const person = ctx.from?.id ?? 0;
  const group = groupOf(ctx, post);
  const [command] = /^\s*\/note(@\w+)?(\s+|$)/i.exec(plain(piece.text)) ?? [""];
  const text = from(piece.text, command.length).trim();
  if (isCommand(text)) return say(ctx, "edited-into-command", {}, [], group);
  if (isBlank(text)) return say(ctx, "refusal-empty", {}, [], group);
  if (lengthOf(text) > LONGEST_NOTE)
    return say(ctx, "refusal-tooLong", { max: LONGEST_NOTE, length: lengthOf(text) }, [], group);
  work.write(() => {
    work.store.dialogues.changeNote(note, text);
    noteNoted(ctx, { meeting: post.meetingId, chat: person }, piece, note);
  });
  work.tell(person, "note-changed", { silent: true }, group);
}

function groupOf({ work }: KrugContext, { meetingId }: { readonly meetingId: number }) {
  const meeting = meetingId > 0 ? work.meeting(meetingId) : undefined;
  return meeting && work.store.circles.group(meeting.group);
}

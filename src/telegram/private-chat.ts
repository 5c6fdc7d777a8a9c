import { Composer } from "grammy";
import type { Piece } from "../core/meeting.ts";
import { isBlank } from "../core/wording/blank.ts";
import { type KrugContext, say } from "./context.ts";
import { onEdit } from "./edits.ts";
import { type Awaiting, askWhich, type Destination, destinationOf, promptAgain } from "./inbound.ts";
import { SETUP } from "./setup/name.ts";
import { dialogueKey } from "./talk/ask-ref.ts";
import { conversing } from "./talk/conversing.ts";
import type { Dialogue } from "./talk/dialogue.ts";
import { gestureOf, newest, wordsIn } from "./talk/gesture.ts";
import { onTap } from "./taps.ts";
import { unfit } from "./unfit.ts";

/** The private chat: taps and plain words find the dialogue that they belong to, and it goes on from there. */
export function privateChat(dialogues: readonly Dialogue[]): Composer<KrugContext> {
  const composer = new Composer<KrugContext>();
  composer.on("callback_query", onTap);
  composer.on("edited_message", onEdit);
  composer.on("message", findDialogue);
  composer.use(conversing(dialogues));
  composer.use(async (ctx) => {
    if (ctx.setup !== undefined) await ctx.conversation.enter(SETUP, ctx.setup);
    else if (ctx.target) await ctx.conversation.enter(ctx.target.step, ctx.target);
  });
  return composer;
}

const forDrafts: ReadonlySet<Destination["type"]> = new Set(["ask", "which", "over"]);

/** Plain words count for the one thing that is owed, or for what the person has turned to. */
async function findDialogue(ctx: KrugContext, next: () => Promise<void>): Promise<void> {
  const gesture = gestureOf(ctx.update);
  const pieces = gesture.type === "said" ? gesture.pieces : [];
  const destination = destinationOf(ctx);
  const isForDraft = forDrafts.has(destination.type);
  const refused = isForDraft ? unfit(ctx, gesture) : undefined;
  const meeting = destination.type === "ask" ? ctx.work.meeting(destination.ref.meeting) : undefined;
  const group = meeting && ctx.work.store.circles.group(meeting.group);
  if (refused !== undefined) {
    ctx.work.refuseOfAlbum();
    return say(ctx, refused, {}, [], group);
  }
  switch (destination.type) {
    case "setup":
      ctx.dialogueKey = destination.key;
      ctx.setup = Number(destination.key.split(":")[1]);
      return next();
    case "ask":
      if (pieces.some(({ type, text }) => type === "text" && isBlank(text)))
        return say(ctx, "refusal-empty", {}, [], group);
      ctx.target = destination.ref;
      ctx.dialogueKey = dialogueKey(destination.ref);
      return next();
    case "which":
      return pieces.length > 0 ? askWhich(ctx, destination.among, pieces) : say(ctx, "not-text");
    case "over":
      return pieces.length > 0 ? offerBack(ctx, destination.among, pieces) : say(ctx, "not-text");
    case "buttons":
      say(ctx, "by-button");
      return promptAgain(ctx, destination.among);
    case "nothing":
      return say(ctx, "draft-nothing-owed");
  }
}

/** What was answered is over: the words may be for something else, or are handed back. */
function offerBack(ctx: KrugContext, among: readonly Awaiting[], pieces: readonly Piece[]): void {
  if (among.length > 0) return askWhich(ctx, among, pieces, "reply-over-which");
  const text = wordsIn(pieces);
  const how = { args: { text }, answers: newest(pieces), silent: true };
  ctx.work.tell(ctx.from?.id ?? 0, text === "" ? "reply-over" : "reply-over-words", how);
}

import { Composer } from "grammy";
import { isBlank } from "../core/wording/blank.ts";
import { type KrugContext, say } from "./context.ts";
import { onEdit } from "./edits.ts";
import { askWhich, destinationOf, promptAgain } from "./inbound.ts";
import { SETUP } from "./setup/name.ts";
import { dialogueKey } from "./talk/ask-ref.ts";
import { conversing } from "./talk/conversing.ts";
import type { Dialogue } from "./talk/dialogue.ts";
import { gestureOf } from "./talk/gesture.ts";
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

/** Plain words count for the one thing that is owed, or for what the person has turned to. */
async function findDialogue(ctx: KrugContext, next: () => Promise<void>): Promise<void> {
  const gesture = gestureOf(ctx.update);
  const pieces = gesture.type === "said" ? gesture.pieces : [];
  const destination = destinationOf(ctx);
  const isForDraft = destination.type === "ask" || destination.type === "which";
  const refused = isForDraft ? unfit(ctx, gesture) : undefined;
  if (refused !== undefined) return say(ctx, refused);
  switch (destination.type) {
    case "setup":
      ctx.dialogueKey = destination.key;
      ctx.setup = Number(destination.key.split(":")[1]);
      return next();
    case "ask":
      if (pieces.some(({ type, text }) => type === "text" && isBlank(text))) return say(ctx, "refusal-empty");
      ctx.target = destination.ref;
      ctx.dialogueKey = dialogueKey(destination.ref);
      return next();
    case "which":
      return pieces.length > 0 ? askWhich(ctx, destination.among, pieces) : say(ctx, "not-text");
    case "buttons":
      say(ctx, "by-button");
      return promptAgain(ctx, destination.among);
    case "nothing":
      return say(ctx, "draft-nothing-owed");
  }
}

import type { Choice } from "../../core/notice.ts";
import { forget } from "../../service/forgetting.ts";
import { answerTap, dropButtons, type KrugContext, say } from "../context.ts";
import type { Command } from "./command.ts";

const choices: readonly Choice[] = [
  { label: "button-really-forget", command: "forget me" },
  { label: "button-keep-all", command: "forget not" },
];

/** Being forgotten is one question and one tap; what goes and what stays is said before. */
export const forgetMe: Command = {
  name: "forget",
  scopes: ["private"],
  run: (ctx) => {
    if (isKnown(ctx)) return say(ctx, "forget-really", {}, choices);
    // Asking to be forgotten is no reason to be remembered.
    const { work, from } = ctx;
    if (from) work.write(() => work.store.erasure.person(from.id));
    say(ctx, "forget-nothing");
  },
};

/** A tap on one of the two buttons, or on one that led there. What is gone already is not forgotten twice. */
export function onForgetTap(ctx: KrugContext, answer = ""): void | Promise<void> {
  if (!isKnown(ctx)) return answerTap(ctx, "forget-nothing");
  answerTap(ctx);
  if (answer === "") return forgetMe.run(ctx, "");
  dropButtons(ctx);
  if (answer !== "me" || !ctx.from) return say(ctx, "forget-not");
  forget(ctx.work, ctx.from.id);
  say(ctx, "forgotten");
}

/** Also somebody who never wrote to the bot: a meeting may remember that they voted in the chat. */
const isKnown = ({ work, from }: KrugContext): boolean =>
  work.store.circles.person(from?.id ?? 0) !== undefined ||
  work.store.erasure.meetingsWith(from?.id ?? 0).length > 0;

import type { KrugContext } from "./context.ts";
import { isCommand } from "./talk/editing.ts";
import type { Gesture } from "./talk/gesture.ts";

/** Whether somebody else wrote it; who hides behind a forward is somebody else, too. */
export function isForwarded({ message, from }: KrugContext): boolean {
  const origin = message?.forward_origin;
  if (!origin) return false;
  return origin.type !== "user" || origin.sender_user.id !== from?.id;
}

/**
 * Why a message cannot become part of a draft, by the key of its words: nobody publishes what somebody else said, or
 * what they meant for the bot alone. Undefined = it can.
 */
export function unfit(ctx: KrugContext, gesture: Gesture): string | undefined {
  if (isForwarded(ctx)) return "forwarded-words";
  const pieces = gesture.type === "said" ? gesture.pieces : [];
  return pieces.some(({ text }) => isCommand(text)) ? "file-with-command" : undefined;
}

import type { Fault } from "./fault.ts";

type Payload = Readonly<Record<string, unknown>>;

/**
 * The same message without what Telegram does not take in it: an answer to what is gone, or marks that it cannot make
 * out. The words are worth more than either. Undefined where there is nothing to leave out.
 */
export function lighter(payload: Payload, fault: Fault): Payload | undefined {
  const { reply_parameters: reply, ...unbound } = payload;
  if (fault.type === "gone") return reply === undefined ? undefined : unbound;
  const { entities, caption_entities: below, ...plain } = payload;
  const isAboutMarks = fault.type === "failed" && /entit/i.test(fault.why);
  return isAboutMarks && (entities ?? below) !== undefined ? plain : undefined;
}

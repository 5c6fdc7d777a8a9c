import type { OutboxRow } from "../store/index.ts";
import type { CourierDeps } from "./courier.ts";
import type { Delivery } from "./deliveries.ts";
import { isUnplaced, standingFor } from "./standing.ts";

interface StoppedPoll {
  readonly options: readonly { readonly voter_count: number }[];
}

/**
 * Closes a ballot in the chat, and tells the meeting what its poll shows. Where it had been closed before, Telegram
 * shows it in an update of its own; where there is no poll, nobody can say.
 */
export async function countBallot(
  deps: CourierDeps,
  row: OutboxRow,
  close: () => Promise<Delivery>,
): Promise<Delivery> {
  const { store, clock } = deps;
  const standing = standingFor(store, row);
  const polls = standing.filter(({ pollId, messageId }) => pollId !== "" && !isUnplaced(messageId));
  const shown: (readonly number[])[] = [];
  for (const { messageId } of polls) {
    const counts = await stop(deps, { chat_id: row.chatId, message_id: messageId });
    if (counts === "already") return () => {};
    if (counts) shown.push(counts);
  }
  if (polls.length === 0) await close();
  const ballot = Number(row.payload.ballot);
  const [first] = shown;
  // Of several messages each shows a part: the most that any of them shows is known for certain.
  const counts = first?.map((_, option) => Math.max(...shown.map((one) => one[option] ?? 0)));
  return () =>
    store.inbox.receiveAnswer(
      { answer: "counted", meeting: row.meetingId, ballot, ...(counts && { counts }) },
      clock.now(),
    );
}

async function stop(
  { call, classify }: CourierDeps,
  where: Record<string, unknown>,
): Promise<readonly number[] | "already" | undefined> {
  try {
    const poll = (await call("stopPoll", where)) as StoppedPoll;
    return poll.options.map(({ voter_count }) => voter_count);
  } catch (error) {
    const fault = classify(error);
    if (fault.type === "already") return "already";
    if (fault.type === "gone" || fault.type === "failed") return undefined;
    throw error;
  }
}

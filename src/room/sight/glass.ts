import type { Life } from "../life.ts";
import type { Glass } from "../wire.ts";

const LINES = 200_000;

/** What goes on behind the glass: calls, updates, the meeting, the outbox. */
export const glassOf = (life: Life): Glass => ({
  passing: life.passed(),
  meeting: meetingOf(life),
  outbox: outboxOf(life),
});

function meetingOf({ standing }: Life): string {
  const { meeting } = standing();
  return meeting ? JSON.stringify(meeting, undefined, 2).slice(0, LINES) : "";
}

function outboxOf({ store }: Life): Glass["outbox"] {
  const { outbox } = store() ?? {};
  if (!outbox) return [];
  return (["sending", "waiting", "ambiguous"] as const).flatMap((state) =>
    outbox
      .inState(state)
      .map(({ id, chatId, method, tries }) => ({ id, chat: chatId, method, state, tries })),
  );
}

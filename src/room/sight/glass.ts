import type { Life } from "../life.ts";
import type { Glass } from "../wire.ts";

const LINES = 200_000;

/** What goes on behind the glass: calls, updates, the meeting, the outbox. */
export const glassOf = (life: Life): Glass => ({
  passing: life.passed(),
  meeting: JSON.stringify(life.standing().meeting ?? null, undefined, 2).slice(0, LINES),
  outbox: outboxOf(life),
});

function outboxOf({ store }: Life): Glass["outbox"] {
  const { outbox } = store() ?? {};
  if (!outbox) return [];
  return (["sending", "waiting", "ambiguous"] as const).flatMap((state) =>
    outbox
      .inState(state)
      .map(({ id, chatId, method, tries }) => ({ id, chat: chatId, method, state, tries })),
  );
}

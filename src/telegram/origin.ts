import { type Api, Context } from "grammy";
import type { Update, UserFromGetMe } from "grammy/types";

export interface Origin {
  /** The chat, or the person where there is none; 0 = nobody in particular. */
  readonly place: number;
  /** What kind of update it is, as Telegram names it. */
  readonly kind: string;
  /** Whom a person is who did something that they can do again; undefined = nobody. */
  readonly author: number | undefined;
}

/** What people do themselves; everything else happens to them. */
const deeds: ReadonlySet<string> = new Set(["message", "edited_message", "callback_query", "poll_answer"]);

/** Where an update comes from, as far as it can be told without understanding it. */
export function originOf(update: Update): Origin {
  const kind = Object.keys(update).find((key) => key !== "update_id") ?? "empty";
  const context = new Context(update, {} as Api, {} as UserFromGetMe);
  const { chat, from } = context;
  const author = deeds.has(kind) && from?.is_bot === false ? from.id : undefined;
  return { place: idOr0(chat?.id) || idOr0(from?.id), kind, author };
}

const idOr0 = (id: unknown): number => (Number.isSafeInteger(id) ? Number(id) : 0);

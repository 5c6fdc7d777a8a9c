import type { Update, UserFromGetMe } from "grammy/types";
import type { Colleague } from "./circles.ts";

/** One way to hold the same dialogues. Only `hold` is measured. */
export interface Contender {
  readonly name: string;
  /** Makes everything ready in an empty directory. */
  prepare(dir: string, people: readonly Colleague[]): Promise<Ready>;
}

export interface Ready {
  /** Handles every update, one after the other; what they bring about is on disk when it returns. */
  hold(updates: readonly Update[]): Promise<void>;
  /** How many problems have been stated. */
  stated(): number;
  close(): void;
}

export const TOKEN = "1:not-a-real-token";

export const me = {
  id: 1,
  is_bot: true,
  first_name: "Krug",
  username: "krug_bot",
  can_join_groups: true,
  can_read_all_group_messages: false,
} as UserFromGetMe;

/** A bench of the network would say nothing about a bot: whoever calls it while handling fails. */
export const noNetwork = (): never => {
  throw new Error("A handler called the network");
};

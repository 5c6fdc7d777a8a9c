import type { Message, User } from "@grammyjs/types";
import { note } from "./events.ts";
import type { Room } from "./rooms.ts";
import { offer } from "./updates.ts";
import type { World } from "./world.ts";

/** What the person sees after a tap: a toast, or an alert to dismiss. */
export interface TapAnswer {
  readonly text: string;
  readonly showAlert: boolean;
  readonly url?: string;
}

export interface TapState {
  readonly id: string;
  readonly by: number;
  /** Milliseconds. */
  readonly at: number;
  answer: TapAnswer | undefined;
}

const TAPS_KEPT = 20_000;

export interface NewTap {
  readonly by: User;
  readonly room: Room;
  readonly messageId: number;
  readonly message: Message | undefined;
  readonly data: string;
}

/** Someone presses a button: the bot has 150 s to answer. Returns the id of the query. */
export function recordTap(world: World, { by, room, messageId, message, data }: NewTap): string {
  const id = world.chance.digits(19);
  world.taps.set(id, { id, by: by.id, at: world.now(), answer: undefined });
  const [oldest] = world.taps.keys();
  if (world.taps.size > TAPS_KEPT && oldest !== undefined) world.taps.delete(oldest);
  note(world, { type: "tapped", chatId: room.id, messageId, by: by.id, queryId: id, data });
  offer(world, "callback_query", {
    id,
    from: by,
    chat_instance: String(room.id),
    data,
    message: message ?? { chat: room.chat, message_id: messageId, date: 0 },
  });
  return id;
}

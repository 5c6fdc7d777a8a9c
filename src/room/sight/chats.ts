import type { Room } from "../../emulator/rooms.ts";
import type { Life } from "../life.ts";
import type { Bubble, Chat } from "../wire.ts";
import { bubbleOf } from "./bubble.ts";

/** How many messages of a chat are shown. */
export const SHOWN = 300;

export const roomsOf = ({ stage, room, players }: Life): readonly Room[] => [
  room(),
  ...players.flatMap(({ id }) => stage.emulator.world.rooms.get(id) ?? []),
];

/** The group's chat first, then everybody's with the bot. */
export const chatsOf = (life: Life): readonly Chat[] => roomsOf(life).map((room) => chatOf(life, room));

function chatOf({ stage, beginning }: Life, room: Room): Chat {
  const posts = [...room.posts.values()].slice(-SHOWN);
  const bubbles = posts.map((post): Bubble => bubbleOf(stage.emulator.world, post, beginning.locale));
  const about =
    room.kind === "private" ? { title: room.chat.first_name, owner: room.id } : { title: room.chat.title };
  return { id: room.id, ...about, bubbles, pinned: pinnedIn(room) };
}

/** The message on top; 0 = none is pinned. */
export const pinnedIn = ({ pinned }: Room): number => [...pinned].at(-1) ?? 0;

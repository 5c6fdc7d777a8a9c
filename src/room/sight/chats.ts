import type { Room } from "../../emulator/rooms.ts";
import type { Life } from "../life.ts";
import type { Bubble, Chat } from "../wire.ts";
import { bubbleOf } from "./bubble.ts";

/** How many messages of a chat are shown, the missing ones among them counted. */
const SHOWN = 300;

/** By their numbers, so that who came early and who comes late see the same ones; what is pinned is always shown. */
export const isShown = (room: Room, id: number): boolean =>
  id > room.lastMessageId - SHOWN || id === pinnedIn(room);

export const roomsOf = ({ stage, room, players }: Life): readonly Room[] => [
  room(),
  ...players.flatMap(({ id }) => stage.emulator.world.rooms.get(id) ?? []),
];

/** The group's chat first, then everybody's with the bot. */
export const chatsOf = (life: Life): readonly Chat[] => roomsOf(life).map((room) => chatOf(life, room));

function chatOf({ stage, beginning }: Life, room: Room): Chat {
  const posts = [...room.posts.values()].filter(({ message }) => isShown(room, message.message_id));
  const bubbles = posts.map((post): Bubble => bubbleOf(stage.emulator.world, post, beginning.locale));
  const about =
    room.kind === "private" ? { title: room.chat.first_name, owner: room.id } : { title: room.chat.title };
  return { id: room.id, ...about, bubbles, pinned: pinnedIn(room) };
}

/** The message on top; 0 = none is pinned. */
export const pinnedIn = ({ pinned }: Room): number => [...pinned].at(-1) ?? 0;

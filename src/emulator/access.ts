import { badRequest, forbidden } from "./failure.ts";
import { isAdministrator } from "./members.ts";
import type { GroupRoom, Post, PrivateRoom, Room } from "./rooms.ts";
import type { World } from "./world.ts";

export type ChatReference = number | string;

/** The chat that a bot means, whether or not it may still do something there. */
export function findRoom(world: World, reference: ChatReference): Room {
  if (reference === "") throw badRequest("chat_id is empty");
  const room = world.rooms.get(Number(reference));
  if (!room || (room.kind !== "private" && room.botAbsence === "neverSeen")) {
    throw badRequest("chat not found");
  }
  if (room.kind !== "private" && room.migratedTo !== undefined) {
    throw badRequest("group chat was upgraded to a supergroup chat", {
      migrate_to_chat_id: room.migratedTo,
    });
  }
  return room;
}

/** The chat that a bot means, if it can reach it; else Telegram's reason why not. */
export function enterRoom(world: World, reference: ChatReference): Room {
  const room = findRoom(world, reference);
  if (room.kind === "private") checkPrivate(world, room);
  else checkPresence(room);
  return room;
}

function checkPrivate(world: World, room: PrivateRoom): void {
  if (world.people.get(room.id)?.deactivated) throw forbidden("user is deactivated");
  if (room.blocked) throw forbidden("bot was blocked by the user");
  if (!room.started && room.openUntil <= world.now()) {
    throw forbidden("bot can't initiate conversation with a user");
  }
}

function checkPresence({ kind, botAbsence, deleted }: GroupRoom): void {
  if (deleted) throw forbidden("the group chat was deleted");
  if (botAbsence === "kicked") throw forbidden(`bot was kicked from the ${kind} chat`);
  if (botAbsence === "left") throw forbidden(`bot is not a member of the ${kind} chat`);
}

/** A group or supergroup; in a private chat the method makes no sense. */
export function enterGroup(world: World, reference: ChatReference): GroupRoom {
  const room = enterRoom(world, reference);
  if (room.kind === "private") throw badRequest("there are no administrators in the private chat");
  return room;
}

/** What is sent, in the words of Telegram's refusals and of the group's permissions. */
const PERMISSIONS = {
  "text messages": "can_send_messages",
  polls: "can_send_polls",
  photos: "can_send_photos",
  documents: "can_send_documents",
  "voice notes": "can_send_voice_notes",
  audios: "can_send_audios",
  videos: "can_send_videos",
  "video notes": "can_send_video_notes",
  animations: "can_send_other_messages",
  stickers: "can_send_other_messages",
} as const;

export type Sendable = keyof typeof PERMISSIONS;

export function checkMaySend(world: World, room: Room, what: Sendable): void {
  if (room.kind === "private") return;
  checkWilling(world, room, what);
  if (isAdministrator(room, world.bot.id)) return;
  if (room.permissions[PERMISSIONS[what]] === false) {
    throw badRequest(`not enough rights to send ${what} to the chat`);
  }
}

/** What a group refuses that answers with these words; with any others it refuses everything. */
const REFUSED: Readonly<Record<string, readonly Sendable[]>> = {
  CHAT_SEND_PLAIN_FORBIDDEN: ["text messages"],
  CHAT_SEND_PHOTOS_FORBIDDEN: ["photos"],
  CHAT_SEND_VIDEOS_FORBIDDEN: ["videos"],
  CHAT_SEND_ROUNDVIDEOS_FORBIDDEN: ["video notes"],
  CHAT_SEND_VOICES_FORBIDDEN: ["voice notes"],
  CHAT_SEND_AUDIOS_FORBIDDEN: ["audios"],
  CHAT_SEND_DOCS_FORBIDDEN: ["documents"],
  CHAT_SEND_POLL_FORBIDDEN: ["polls"],
  CHAT_SEND_GIFS_FORBIDDEN: ["animations"],
  CHAT_SEND_STICKERS_FORBIDDEN: ["stickers"],
  CHAT_SEND_MEDIA_FORBIDDEN: ["photos", "videos", "video notes", "voice notes", "audios", "documents"],
};

function checkWilling(world: World, { refusals }: GroupRoom, what: Sendable): void {
  if (refusals.length === 0) return;
  const now = world.now();
  const refusal = refusals.find(
    ({ until, words }) => until > now && (REFUSED[words] ?? [what]).includes(what),
  );
  if (refusal) throw refusal.failure;
}

/** Refuses a topic that does not exist or is closed. No topic = General. */
export function checkThread(world: World, room: Room, threadId: number | undefined): void {
  if (threadId === undefined) return;
  const topic = room.kind === "private" ? undefined : room.topics.get(threadId);
  if (!topic) throw badRequest("message thread not found");
  if (topic.closed && room.kind !== "private" && !isAdministrator(room, world.bot.id)) {
    throw badRequest("TOPIC_CLOSED");
  }
}

/** The message with this id, or "<purpose> not found". */
export function findPost(room: Room, messageId: number, purpose: string): Post {
  const post = room.posts.get(messageId);
  if (!post) throw badRequest(`${purpose} not found`);
  return post;
}

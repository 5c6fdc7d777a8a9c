import type { ChatInviteLink } from "@grammyjs/types";
import { z } from "zod";
import { enterGroup } from "../access.ts";
import { badRequest } from "../failure.ts";
import { changeMember, hasRight, isIn } from "../members.ts";
import { defineMethod } from "../method.ts";
import { chatId, flag, integer, text } from "../params.ts";
import { postForBot } from "../posting.ts";
import { present } from "../present.ts";
import type { GroupRoom } from "../rooms.ts";
import type { World } from "../world.ts";

const request = z.object({ chat_id: chatId, user_id: integer });

export const approveChatJoinRequest = defineMethod("approveChatJoinRequest", request, (world, call) => {
  const room = takeRequest(world, call);
  const user = world.people.get(call.user_id)?.user;
  if (!user) throw badRequest("user not found");
  changeMember(world, room, { status: "member", user }, world.bot);
  postForBot(world, room, { from: user, content: { new_chat_members: [user] } });
  return true;
});

export const declineChatJoinRequest = defineMethod("declineChatJoinRequest", request, (world, call) => {
  takeRequest(world, call);
  return true;
});

function takeRequest(world: World, { chat_id, user_id }: z.infer<typeof request>): GroupRoom {
  const room = enterToInvite(world, chat_id, "not enough rights to manage chat join requests");
  if (isIn(room, user_id)) throw badRequest("USER_ALREADY_PARTICIPANT");
  if (!room.requests.delete(user_id)) throw badRequest("HIDE_REQUESTER_MISSING");
  const privately = world.rooms.get(user_id);
  // Once the request is settled, the bot may no longer write first.
  if (privately?.kind === "private") privately.openUntil = 0;
  return room;
}

const linkParams = z.object({
  chat_id: chatId,
  name: text.optional(),
  expire_date: integer.optional(),
  member_limit: integer.optional(),
  creates_join_request: flag.default(false),
});

export const createChatInviteLink = defineMethod("createChatInviteLink", linkParams, (world, call) => {
  const { chat_id, ...wishes } = call;
  return addLink(world, enterToInvite(world, chat_id, NO_LINKS), { ...wishes, is_primary: false });
});

export const exportChatInviteLink = defineMethod(
  "exportChatInviteLink",
  z.object({ chat_id: chatId }),
  (world, call) => {
    const room = enterToInvite(world, call.chat_id, NO_LINKS);
    for (const [url, link] of room.links) {
      if (link.is_primary) room.links.set(url, { ...link, is_revoked: true });
    }
    return addLink(world, room, { is_primary: true, creates_join_request: false }).invite_link;
  },
);

const NO_LINKS = "not enough rights to manage chat invite link";

function enterToInvite(world: World, chat: number | string, refusal: string): GroupRoom {
  const room = enterGroup(world, chat);
  if (!hasRight(room, world.bot.id, "can_invite_users")) throw badRequest(refusal);
  return room;
}

type LinkWishes = Pick<ChatInviteLink, "is_primary" | "creates_join_request"> & {
  readonly [K in "name" | "expire_date" | "member_limit"]?: ChatInviteLink[K] | undefined;
};

function addLink(world: World, room: GroupRoom, wishes: LinkWishes): ChatInviteLink {
  const invite_link = `https://t.me/+${world.chance.digits(16)}`;
  const link = { invite_link, creator: world.bot, is_revoked: false, ...present(wishes) };
  room.links.set(invite_link, link);
  return link;
}

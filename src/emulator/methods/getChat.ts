import type { ChatFullInfo, ChatMemberAdministrator, ChatMemberOwner } from "@grammyjs/types";
import { z } from "zod";
import { enterGroup, enterRoom, findRoom } from "../access.ts";
import { badRequest } from "../failure.ts";
import { isIn, memberOf } from "../members.ts";
import { defineMethod } from "../method.ts";
import { chatId, flag, integer } from "../params.ts";
import { asSeen } from "../posting.ts";

const params = z.object({ chat_id: chatId });

const FULL = {
  accent_color_id: 0,
  max_reaction_count: 11,
  accepted_gift_types: {
    unlimited_gifts: false,
    limited_gifts: false,
    unique_gifts: false,
    premium_subscription: false,
    gifts_from_channels: false,
  },
};

export const getChat = defineMethod("getChat", params, (world, { chat_id }) => {
  const room = findRoom(world, chat_id);
  if (room.kind !== "private") enterRoom(world, chat_id);
  const top = room.posts.get([...room.pinned].at(-1) ?? 0);
  const pinned = top ? { pinned_message: asSeen(world, top.message) } : {};
  const rules = room.kind === "private" ? {} : { permissions: room.permissions };
  return { ...room.chat, ...FULL, ...rules, ...pinned } as ChatFullInfo;
});

const memberParams = params.extend({ user_id: integer });

export const getChatMember = defineMethod("getChatMember", memberParams, (world, { chat_id, user_id }) => {
  const room = enterRoom(world, chat_id);
  const user = user_id === world.bot.id ? world.bot : world.people.get(user_id)?.user;
  if (!user) throw badRequest("user not found");
  if (room.kind !== "private") return memberOf(room, user);
  const isHere = user_id === room.id || user_id === world.bot.id;
  return { status: isHere ? ("member" as const) : ("left" as const), user };
});

const administratorsParams = params.extend({ return_bots: flag.optional() });

export const getChatAdministrators = defineMethod(
  "getChatAdministrators",
  administratorsParams,
  (world, { chat_id, return_bots }) =>
    [...enterGroup(world, chat_id).members.values()].filter(
      (member): member is ChatMemberOwner | ChatMemberAdministrator =>
        (member.status === "creator" || member.status === "administrator") &&
        (return_bots === true || !member.user.is_bot || member.user.id === world.bot.id),
    ),
);

export const getChatMemberCount = defineMethod("getChatMemberCount", params, (world, { chat_id }) => {
  const room = enterRoom(world, chat_id);
  if (room.kind === "private") return 2;
  return [...room.members.keys()].filter((id) => isIn(room, id)).length;
});

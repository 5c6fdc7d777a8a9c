import type { Chat, ChatMember, Message } from "@grammyjs/types";
import { refusePerson } from "../failure.ts";
import { administrator, TELEGRAM } from "../members.ts";
import { postForBot } from "../posting.ts";
import type { Channel } from "../rooms.ts";
import { offer } from "../updates.ts";
import { seconds, type World } from "../world.ts";
import { freeChatId } from "./population.ts";
import { typedText } from "./typing.ts";
import { findGroup, findPerson } from "./who.ts";

export interface NewChannel {
  readonly title: string;
  readonly creator: number;
  /** The group in which the channel's posts are discussed: Telegram forwards each of them there. */
  readonly discussion?: number | undefined;
}

export interface Channels {
  /** A new channel; the bot is not in it. */
  channel(what: NewChannel): Chat.ChannelChat;
  /** The bot becomes an administrator of the channel, as the only way for it to be in one. */
  addBotToChannel(channelId: number, by: number): void;
  /** Posts in the channel; a linked group gets a forward of it by itself, which is what comes back if there is one. */
  publish(channelId: number, by: number, text: string): Message;
}

export function createChannels(world: World): Channels {
  return {
    channel({ title, creator, discussion }) {
      if (title.trim() === "") throw refusePerson("A channel needs a title.");
      const owner = findPerson(world, creator).user.id;
      if (discussion !== undefined) findGroup(world, discussion);
      const id = freeChatId(world, "channel");
      const chat: Chat.ChannelChat = { id, type: "channel", title };
      world.channels.set(id, { chat, owner, discussion, botIsIn: false, lastMessageId: 0 });
      return chat;
    },
    addBotToChannel(channelId, by) {
      const channel = ownChannel(world, by, channelId);
      if (channel.botIsIn) throw refusePerson(`The bot is in the channel ${channelId} already.`, "botIsIn");
      channel.botIsIn = true;
      const before: ChatMember = { status: "left", user: world.bot };
      offer(world, "my_chat_member", {
        chat: channel.chat,
        from: findPerson(world, by).user,
        date: seconds(world),
        old_chat_member: before,
        new_chat_member: administrator(world.bot, { can_post_messages: true }),
      });
    },
    publish(channelId, by, text) {
      const channel = ownChannel(world, by, channelId);
      channel.lastMessageId += 1;
      const message: Message = {
        message_id: channel.lastMessageId,
        date: seconds(world),
        chat: channel.chat,
        sender_chat: channel.chat,
        ...typedText(text, undefined),
      };
      if (channel.botIsIn)
        offer(world, "channel_post", message as Message & { readonly chat: Chat.ChannelChat });
      return channel.discussion === undefined ? message : forwardToGroup(world, channel, message);
    },
  };
}

/** What Telegram itself brings from a channel into the group that discusses it. */
function forwardToGroup(world: World, { chat, owner, discussion }: Channel, message: Message): Message {
  const { message_id, date, text, entities } = message;
  return postForBot(world, findGroup(world, discussion ?? 0), {
    from: TELEGRAM,
    author: owner,
    senderChat: chat,
    content: {
      is_automatic_forward: true,
      forward_origin: { type: "channel", chat, message_id, date },
      ...(text !== undefined && { text }),
      ...(entities && { entities }),
    },
  });
}

/** A channel in whose name this person may speak. */
export function ownChannel(world: World, personId: number, channelId: number): Channel {
  const channel = world.channels.get(channelId);
  if (!channel) throw refusePerson(`There is no channel ${channelId}.`);
  if (channel.owner !== findPerson(world, personId).user.id) {
    throw refusePerson(`The channel ${channelId} is somebody else's.`, "notAdministrator");
  }
  return channel;
}

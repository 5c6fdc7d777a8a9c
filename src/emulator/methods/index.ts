import type { Method } from "../method.ts";
import { answerCallbackQuery } from "./answerCallbackQuery.ts";
import { deleteMyCommands, getMyCommands, setMyCommands } from "./commands.ts";
import { copyMessage, forwardMessage } from "./copyMessage.ts";
import { deleteMessage, deleteMessages } from "./deleteMessage.ts";
import { editMessageCaption, editMessageReplyMarkup, editMessageText } from "./editMessage.ts";
import { getChat, getChatAdministrators, getChatMember, getChatMemberCount } from "./getChat.ts";
import { getFile } from "./getFile.ts";
import { close, getMe, logOut } from "./getMe.ts";
import { getUpdates } from "./getUpdates.ts";
import * as joining from "./joining.ts";
import { leaveChat } from "./leaveChat.ts";
import * as menu from "./menu.ts";
import { pinChatMessage, unpinAllChatMessages, unpinChatMessage } from "./pinChatMessage.ts";
import * as profile from "./profile.ts";
import { sendChatAction } from "./sendChatAction.ts";
import { sendMedia } from "./sendMedia.ts";
import { sendMediaGroup } from "./sendMediaGroup.ts";
import { sendMessage } from "./sendMessage.ts";
import { sendPoll } from "./sendPoll.ts";
import { setMessageReaction } from "./setMessageReaction.ts";
import { stopPoll } from "./stopPoll.ts";
import { deleteWebhook, getWebhookInfo, setWebhook } from "./webhook.ts";

const METHODS: readonly Method[] = [
  getMe,
  logOut,
  close,
  getUpdates,
  setWebhook,
  deleteWebhook,
  getWebhookInfo,
  sendMessage,
  copyMessage,
  forwardMessage,
  ...sendMedia,
  sendMediaGroup,
  getFile,
  editMessageText,
  editMessageReplyMarkup,
  editMessageCaption,
  deleteMessage,
  deleteMessages,
  sendPoll,
  stopPoll,
  answerCallbackQuery,
  setMessageReaction,
  sendChatAction,
  pinChatMessage,
  unpinChatMessage,
  unpinAllChatMessages,
  getChat,
  getChatMember,
  getChatAdministrators,
  getChatMemberCount,
  leaveChat,
  setMyCommands,
  getMyCommands,
  deleteMyCommands,
  ...Object.values(profile),
  ...Object.values(menu),
  ...Object.values(joining),
];

/** All methods by their name in lower case: the Bot API does not mind the case. */
export const methods: ReadonlyMap<string, Method> = new Map(
  METHODS.map((method) => [method.name.toLowerCase(), method]),
);

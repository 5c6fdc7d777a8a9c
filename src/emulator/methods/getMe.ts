import { z } from "zod";
import { defineMethod } from "../method.ts";

export const getMe = defineMethod("getMe", z.object({}), ({ bot, privacy }) => ({
  ...bot,
  can_join_groups: true,
  can_read_all_group_messages: !privacy,
  supports_inline_queries: false,
  can_connect_to_business: false,
  has_main_web_app: false,
  has_topics_enabled: false,
  allows_users_to_create_topics: false,
  can_manage_bots: false,
  supports_join_request_queries: false,
}));

export const logOut = defineMethod("logOut", z.object({}), () => true);

export const close = defineMethod("close", z.object({}), () => true);

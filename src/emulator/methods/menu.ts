import type { ChatAdministratorRights, MenuButton } from "@grammyjs/types";
import { z } from "zod";
import { NO_RIGHTS } from "../members.ts";
import { defineMethod } from "../method.ts";
import { flag, integer, json } from "../params.ts";

const place = z.object({ chat_id: integer.optional() });

const menuButton = json(
  z.custom<MenuButton>(
    (value) => z.looseObject({ type: z.enum(["commands", "web_app", "default"]) }).safeParse(value).success,
  ),
);

const EVERYWHERE = 0;

export const setChatMenuButton = defineMethod(
  "setChatMenuButton",
  place.extend({ menu_button: menuButton.optional() }),
  ({ profile }, { chat_id = EVERYWHERE, menu_button }) => {
    profile.menuButtons.set(chat_id, menu_button ?? { type: "default" });
    return true;
  },
);

export const getChatMenuButton = defineMethod(
  "getChatMenuButton",
  place,
  ({ profile }, { chat_id = EVERYWHERE }) =>
    profile.menuButtons.get(chat_id) ?? profile.menuButtons.get(EVERYWHERE) ?? { type: "commands" },
);

const channels = z.object({ for_channels: flag.optional() });

const rights = json(
  z.custom<ChatAdministratorRights>((value) => z.record(z.string(), z.boolean()).safeParse(value).success),
);

export const setMyDefaultAdministratorRights = defineMethod(
  "setMyDefaultAdministratorRights",
  channels.extend({ rights: rights.optional() }),
  ({ profile }, call) => {
    const kind = call.for_channels ? "channels" : "groups";
    if (call.rights) profile.defaultRights.set(kind, call.rights);
    else profile.defaultRights.delete(kind);
    return true;
  },
);

export const getMyDefaultAdministratorRights = defineMethod(
  "getMyDefaultAdministratorRights",
  channels,
  ({ profile }, { for_channels }) =>
    profile.defaultRights.get(for_channels ? "channels" : "groups") ?? {
      ...NO_RIGHTS,
      can_manage_chat: false,
    },
);

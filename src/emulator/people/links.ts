import type { Message } from "@grammyjs/types";
import { refusePerson } from "../failure.ts";
import type { World } from "../world.ts";
import type { Membership, Rights } from "./membership.ts";
import type { Privately } from "./privately.ts";
import type { Speaking } from "./speaking.ts";
import { findPerson } from "./who.ts";

export interface Links {
  /**
   * Follows a link: `t.me/<bot>?start=…` starts the bot, `?startgroup=…` adds it to the group that the person
   * picks, `t.me/+…` joins or asks to join. Any other address opens elsewhere. Returns the message that came of it.
   */
  openLink(personId: number, url: string, groupId?: number): Message | undefined;
}

interface Verbs {
  readonly start: Privately["start"];
  readonly say: Speaking["say"];
  readonly membership: Membership;
}

export function createLinks(world: World, { start, say, membership }: Verbs): Links {
  return {
    openLink(personId, url, groupId) {
      findPerson(world, personId);
      const link = readLink(url);
      if (!link) return undefined;
      const { name, query } = link;
      if (name.startsWith("+")) return followInvitation(world, membership, personId, url);
      if (name.toLowerCase() !== world.bot.username.toLowerCase()) return undefined;
      const group = query.get("startgroup");
      if (group === null) return start(personId, query.get("start") || undefined);
      if (groupId === undefined) throw refusePerson("This link adds the bot to a group: say which one.");
      membership.addBot(groupId, personId, wantedRights(query.get("admin")));
      const command = `/start@${world.bot.username} ${group}`.trimEnd();
      return say(personId, groupId, command);
    },
  };
}

interface Link {
  readonly name: string;
  readonly query: URLSearchParams;
}

function readLink(url: string): Link | undefined {
  if (!URL.canParse(url)) throw refusePerson(`"${url}" is not an address.`, "brokenLink");
  const { protocol, host, pathname, searchParams } = new URL(url);
  if (protocol === "tg:") return { name: searchParams.get("domain") ?? "", query: searchParams };
  if (!["t.me", "telegram.me"].includes(host)) return undefined;
  return { name: pathname.slice(1), query: searchParams };
}

function wantedRights(admin: string | null): Rights | undefined {
  if (!admin) return undefined;
  return Object.fromEntries(admin.split(/[ +]/).map((right) => [`can_${right}`, true]));
}

function followInvitation(world: World, membership: Membership, personId: number, url: string): undefined {
  for (const room of world.rooms.values()) {
    const link = room.kind === "private" ? undefined : room.links.get(url);
    if (!link || link.is_revoked) continue;
    if (link.creates_join_request) membership.requestJoin(personId, room.id);
    else membership.join(personId, room.id);
    return;
  }
  throw refusePerson("This invitation is not valid.", "brokenLink");
}

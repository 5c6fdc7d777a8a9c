import { type KrugContext, say } from "../context.ts";
import { admitToRules, checkMember, knock } from "../membership.ts";
import { type LinkName, permissions } from "../permissions/table.ts";
import type { Command } from "./command.ts";
import { help } from "./help.ts";
import { now } from "./now.ts";

/** The door of every deep link: `join_…` and `setup_…` name a group by its secret, `now_…` just opens the chat. */
export const start: Command = {
  name: "start",
  scopes: ["private"],
  run: (ctx, rest) => {
    const [, purpose = "", secret = ""] = /^([a-z]+)(?:_([\w-]+))?$/.exec(rest) ?? [];
    return isLink(purpose) ? follow(ctx, purpose, secret) : comeIn(ctx);
  },
};

/**
 * No word of ours: some apps lose it on the way. Who is at home here gets help, who was shown a group's rules sees them
 * again, and everybody else reads how to come in.
 */
function comeIn(ctx: KrugContext): void | Promise<void> {
  const { work, from } = ctx;
  const places = work.store.circles.memberships(from?.id ?? 0);
  if (places.some(({ status }) => status === "accepted")) return help.run(ctx, "");
  const [shown] = places
    .filter(({ status }) => status === "checked")
    .flatMap(({ groupId }) => work.store.circles.group(groupId) ?? []);
  if (shown && from) return admitToRules(work, shown, from.id);
  say(ctx, "start-lost", {}, [{ label: "button-what-is-this", command: "help" }]);
}

const isLink = (purpose: string): purpose is LinkName => Object.hasOwn(permissions.links, purpose);

function follow(ctx: KrugContext, purpose: LinkName, secret: string): void | Promise<void> {
  const { work, from } = ctx;
  const group = work.store.circles.groupByLink(secret);
  if (!group || !from) return purpose === "now" ? now.run(ctx, "") : say(ctx, "join-unknown-link");
  switch (purpose) {
    case "setup":
      return checkMember(work, group, from.id, "setup");
    case "now":
      if (work.store.circles.member(group.id, from.id)?.status === "accepted") return now.run(ctx, "");
      return knock(ctx, group);
    case "join":
      return knock(ctx, group);
  }
}

import { type KrugContext, say } from "../context.ts";
import { checkMember, knock } from "../membership.ts";
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
    return isLink(purpose) ? follow(ctx, purpose, secret) : help.run(ctx, rest);
  },
};

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

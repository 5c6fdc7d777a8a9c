import { type KrugContext, say } from "../context.ts";
import { checkMember, knock } from "../membership.ts";
import type { Command } from "./command.ts";
import { help } from "./help.ts";
import { now } from "./now.ts";

/** The door of every deep link: `join_…` and `setup_…` name a group by its secret, `now_…` just opens the chat. */
export const start: Command = {
  name: "start",
  scopes: ["private"],
  run: (ctx, rest) => {
    const [, purpose = "", link = ""] = /^(join|setup|now)(?:_([\w-]+))?$/.exec(rest) ?? [];
    if (purpose === "") return help.run(ctx, rest);
    return follow(ctx, purpose, link);
  },
};

function follow(ctx: KrugContext, purpose: string, link: string): void | Promise<void> {
  const { work, from } = ctx;
  const group = work.store.circles.groupByLink(link);
  if (!group || !from) return purpose === "now" ? now.run(ctx, "") : say(ctx, "join-unknown-link");
  if (purpose === "setup") return checkMember(work, group, from.id, "setup");
  const member = work.store.circles.member(group.id, from.id);
  if (purpose === "now" && member?.status === "accepted") return now.run(ctx, "");
  return knock(ctx, group);
}

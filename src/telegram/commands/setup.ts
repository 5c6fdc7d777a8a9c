import type { Choice } from "../../core/notice.ts";
import type { Group } from "../../store/index.ts";
import { type KrugContext, say } from "../context.ts";
import { checkMember } from "../membership.ts";
import type { Command } from "./command.ts";

/** In a group it points to the private chat; there an administrator sets the group up. */
export const setup: Command = {
  name: "setup",
  scopes: ["private", "group"],
  run: (ctx, rest) => {
    const { work, chat, from } = ctx;
    if (chat?.type !== "private") {
      const group = chat && work.store.circles.groupByChat(chat.id);
      if (group)
        work.tellGroup(group, "setup-in-private", { choices: [{ label: "button-set-up", link: "setup" }] });
      return;
    }
    const groups = groupsOf(ctx).filter(({ id }) => rest === "" || id === Number(rest));
    const [only] = groups;
    if (!only || !from) return say(ctx, "setup-no-group");
    if (groups.length === 1) return checkMember(work, only, from.id, "setup");
    const choices = groups.map(
      (group): Choice => ({
        label: "button-group",
        args: { title: group.title },
        command: `setup-group ${group.id}`,
      }),
    );
    say(ctx, "setup-which-group", {}, choices);
  },
};

/** The groups that this person brought the bot to, or is a member of. */
export function groupsOf({ work, from }: KrugContext): readonly Group[] {
  const person = from?.id ?? 0;
  const joined = work.store.circles
    .memberships(person)
    .flatMap(({ groupId }) => work.store.circles.group(groupId) ?? []);
  const all = [...work.store.circles.groupsAddedBy(person), ...joined];
  return all.filter((group, index) => group.isHere && all.findIndex(({ id }) => id === group.id) === index);
}

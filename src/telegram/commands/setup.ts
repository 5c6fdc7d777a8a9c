import type { Choice } from "../../core/notice.ts";
import type { Group } from "../../store/index.ts";
import { type KrugContext, say } from "../context.ts";
import { checkMember } from "../membership.ts";
import { refusedAt } from "../permissions/door.ts";
import { permissions } from "../permissions/table.ts";
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
        work.answerGroup(group, "setup-in-private", { choices: [{ label: "button-set-up", link: "setup" }] });
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
function groupsOf({ work, from }: KrugContext): readonly Group[] {
  const person = from?.id ?? 0;
  const memberships = work.store.circles.memberships(person);
  const joined = memberships.flatMap(({ groupId }) => work.store.circles.group(groupId) ?? []);
  const added = work.store.circles.groupsAddedBy(person);
  // Not even the name of a group is for people who are not in it.
  const isTheirs = ({ id }: Group) =>
    work.store.circles.member(id, person) === undefined ||
    refusedAt(permissions.commands.setup.inPrivate, work, person, { group: id }) === undefined;
  return [...new Map([...added, ...joined].map((group) => [group.id, group])).values()].filter(
    (group) => group.isHere && isTheirs(group),
  );
}

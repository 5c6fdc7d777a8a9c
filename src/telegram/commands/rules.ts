import type { Group } from "../../store/index.ts";
import { groupsFor } from "../permissions/door.ts";
import type { Command } from "./command.ts";

/** The standing rules of the group, or of each of a person's groups. */
export const rules: Command = {
  name: "rules",
  scopes: ["private", "group"],
  run: (ctx) => {
    const { work, chat, from } = ctx;
    const args = (group: Group) => ({
      title: group.title,
      rules: {
        lines: group.rules.map((text, index) => ({ key: "line-rule", args: { number: index + 1, text } })),
      },
    });
    if (chat?.type !== "private") {
      const group = chat && work.store.circles.groupByChat(chat.id);
      if (group) work.answerGroup(group, "rules-of-group", { args: args(group) });
      return;
    }
    for (const group of groupsFor(ctx, "rules"))
      work.tell(from?.id ?? 0, "rules-of-group", { args: args(group) }, group);
  },
};

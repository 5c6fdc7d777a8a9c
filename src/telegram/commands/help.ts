import { say } from "../context.ts";
import type { Command } from "./command.ts";

export const help: Command = {
  name: "help",
  scopes: ["private", "group"],
  run: (ctx) => {
    const { work, chat } = ctx;
    if (chat?.type === "private") return say(ctx, "help", {}, [{ label: "button-now", command: "now" }]);
    const group = chat && work.store.circles.groupByChat(chat.id);
    if (group)
      work.answerGroup(group, "help-group", { choices: [{ label: "button-open-private", link: "now" }] });
  },
};

import type { Choice, Line } from "../../core/notice.ts";
import type { Group } from "../../store/index.ts";
import { type KrugContext, say } from "../context.ts";
import type { Command } from "./command.ts";

/** Who sees what, and until when: for the group it is asked in, or for all groups of a person. */
export const privacy: Command = {
  name: "privacy",
  scopes: ["private", "group"],
  run: (ctx) => {
    const { work, chat } = ctx;
    if (chat?.type === "private") return tellInPrivate(ctx);
    const group = chat && work.store.circles.groupByChat(chat.id);
    const choices: readonly Choice[] = [{ label: "button-open-private", link: "now" }];
    if (group) work.answerGroup(group, "privacy-group", { args: { days: group.retentionDays }, choices });
  },
};

function tellInPrivate(ctx: KrugContext): void {
  const { circles } = ctx.work.store;
  const lines = circles
    .memberships(ctx.from?.id ?? 0)
    .filter(({ status }) => status === "accepted")
    .flatMap(({ groupId }) => circles.group(groupId) ?? [])
    .map(kept);
  say(ctx, "privacy", { lines: { lines } }, [
    { label: "button-export", command: "export" },
    { label: "button-forget", command: "forget" },
  ]);
}

const kept = ({ title, retentionDays }: Group): Line => ({
  key: "line-kept",
  args: { title, days: retentionDays },
});

import { card } from "../card.ts";
import { meetingsFor } from "../permissions/door.ts";
import type { Command } from "./command.ts";

/** The steps and their times; in a group for everybody, where the card has scrolled away. */
export const agenda: Command = {
  name: "agenda",
  scopes: ["private", "group"],
  run: (ctx) => {
    const { work, chat } = ctx;
    if (chat?.type === "private") {
      for (const meeting of meetingsFor(ctx, "agenda")) {
        const group = work.store.circles.group(meeting.group);
        const { lines, choices } = card(meeting, group?.title ?? "", work.now);
        work.tell(ctx.from?.id ?? 0, "agenda", { args: { lines: { lines } }, choices }, group, meeting);
      }
      return;
    }
    const group = chat && work.store.circles.groupByChat(chat.id);
    if (!group) return;
    const [meeting] = work.store.meetings.liveIn(group.id).flatMap((id) => work.meeting(id) ?? []);
    if (!meeting) return work.answerGroup(group, "agenda-empty");
    const { lines, choices } = card(meeting, group.title, work.now);
    work.answerGroup(group, "agenda", { args: { lines: { lines } }, choices }, meeting);
  },
};

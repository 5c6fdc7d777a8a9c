import type { Context } from "grammy";
import { settings } from "../../core/meeting.ts";
import type { Group } from "../../store/index.ts";
import { createDesk, type Desk, type SetupConversation } from "./desk.ts";
import type { GroupPlan } from "./plan.ts";
import { planGroup, replaceLink } from "./planned.ts";
import { address, closings, language, people, preset, retention, start, theme, zone } from "./screens.ts";

/** What the group has decided so far, as the set-up begins. */
export const planOf = (group: Group): GroupPlan => ({
  ...settings.parse(group),
  theme: group.theme,
  address: group.address,
  startWeekday: group.startWeekday,
  startTime: group.startTime,
  startsNow: false,
  retentionDays: group.retentionDays,
});

/** An administrator sets the group up: eight small questions, each with a default as its first button. */
export async function setupConversation(conversation: SetupConversation, first: Context, groupId: number) {
  const desk = createDesk(conversation, first, groupId);
  const known = await desk.outside((ctx) => {
    const group = ctx.work.store.circles.group(groupId);
    return group ? planOf(group) : null;
  });
  if (!known) return;
  let plan: GroupPlan = known;
  for (const screen of [language, zone, theme, address, preset, start, people])
    plan = await screen(desk, plan);
  plan = await review(desk, plan);
  await desk.outside((ctx) => planGroup(ctx, groupId, plan));
}

/** Everything at a glance; one tap plans it, others change the timetable first. */
async function review(desk: Desk, decided: GroupPlan): Promise<GroupPlan> {
  let plan = decided;
  for (;;) {
    const when = {
      moment: await desk.outside((ctx) => (plan.startsNow ? ctx.work.now : ctx.work.startOf(plan))),
    };
    const { title, isSetUp } = await desk.outside((ctx) => {
      const group = ctx.work.store.circles.group(desk.groupId);
      return { title: group?.title ?? "", isSetUp: group?.isSetUp === true };
    });
    const args = {
      title,
      language: { word: `button-language-${plan.locale}` },
      zone: plan.zone,
      theme: plan.theme,
      preset: { word: `preset-${plan.preset}` },
      when,
      fewest: plan.fewest,
      most: plan.most,
      days: plan.retentionDays,
    };
    const choices = [
      { label: "button-plan", value: "plan" },
      { label: "button-closings", value: "closings" },
      { label: plan.earlyClosing ? "button-early-closing-off" : "button-early-closing-on", value: "early" },
      { label: "button-retention", value: "retention" },
      ...(isSetUp ? [{ label: "button-replace-link", value: "link" }] : []),
    ];
    const reply = await desk.ask(plan, { name: "review", key: "setup-preview", args, choices });
    if (!("value" in reply)) continue;
    if (reply.value === "plan") return plan;
    plan = await changed(desk, plan, reply.value);
  }
}

async function changed(desk: Desk, plan: GroupPlan, what: string): Promise<GroupPlan> {
  if (what === "closings") return closings(desk, plan);
  if (what === "retention") return retention(desk, plan);
  if (what === "link") {
    await desk.outside((ctx) => replaceLink(ctx, desk.groupId));
    await desk.tell(plan, "setup-link-replaced");
    return plan;
  }
  return { ...plan, earlyClosing: !plan.earlyClosing };
}

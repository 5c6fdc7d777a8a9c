import { DateTime } from "luxon";
import type { Meeting } from "../../core/meeting.ts";
import type { Choice } from "../../core/notice.ts";
import { planMeeting, regularStart } from "../../service/planning.ts";
import { renewLink } from "../../service/renewing.ts";
import type { Group } from "../../store/index.ts";
import { defaultRules } from "../../texts/default-rules.ts";
import type { KrugContext } from "../context.ts";
import type { GroupPlan } from "./plan.ts";

const joinChoice: Choice = { label: "button-join-group", link: "join" };

/** From now on only a new link leads to the group, and its buttons of before do not: the group gets a new one. */
export function replaceLink({ work }: KrugContext, groupId: number): void {
  const group = work.store.circles.group(groupId);
  if (!group) return;
  const renewed = renewLink(work, group);
  work.write(() => work.store.circles.revokeLinks(groupId));
  work.tellGroup(renewed, "link-replaced", { choices: [joinChoice], silent: true });
}

/** The plan is confirmed: the group keeps it, and its next meeting is planned, or opened at once. */
export function planGroup(ctx: KrugContext, groupId: number, plan: GroupPlan): void {
  const { work } = ctx;
  const group = work.store.circles.group(groupId);
  if (!group || !ctx.from) return;
  const planned: Group = { ...group, ...changesOf(ctx, group, plan), isSetUp: true };
  work.changeGroup(planned);
  // It is everybody's words, so everybody hears of it.
  if (planned.retentionDays !== group.retentionDays)
    work.tellGroup(planned, "retention-changed", { args: { days: planned.retentionDays } });
  const [liveId] = work.store.meetings.liveIn(groupId);
  const live = liveId === undefined ? undefined : work.meeting(liveId);
  if (live && live.status !== "planned") {
    work.tell(ctx.from.id, "setup-busy", {}, planned, live);
    return;
  }
  const opensAt = plan.startsNow ? work.now : regularStart(planned, work.now);
  const fresh = planMeeting(work.store, planned, { opensAt, ...(live && { people: live.people }) });
  const meeting = live ? { ...fresh, ...keptOf(live) } : fresh;
  work.stage(meeting);
  work.tell(
    ctx.from.id,
    "setup-done",
    { args: { when: { moment: opensAt }, theme: plan.theme } },
    planned,
    meeting,
  );
  if (plan.startsNow) return work.tick(meeting.id);
  const args = { theme: plan.theme, when: { moment: opensAt } };
  work.tellGroup(planned, "group-planned", { args, choices: [joinChoice] }, meeting);
  work.showCard(meeting.id, planned);
}

/** What a planned meeting has already got, whatever its plan becomes: a report that was given early, above all. */
const keptOf = ({ id, number, owedReport, epoch, contributions, marks }: Meeting) => ({
  id,
  number,
  owedReport,
  epoch,
  contributions,
  marks,
});

function changesOf({ work, words }: KrugContext, group: Group, plan: GroupPlan): Partial<Group> {
  const { startsNow, ...kept } = plan;
  const local = DateTime.fromMillis(work.now, { zone: plan.zone });
  const begins = startsNow ? { startWeekday: local.weekday, startTime: local.toFormat("HH:mm") } : {};
  const untouched =
    JSON.stringify(group.rules) === JSON.stringify(defaultRules(words, group.locale, group.address));
  return {
    ...kept,
    ...begins,
    ...(untouched && { rules: defaultRules(words, plan.locale, plan.address) }),
  };
}

import { begin } from "../core/begin.ts";
import type { Meeting, MemberId, Person, Settings } from "../core/meeting.ts";
import { settings as settingsSchema } from "../core/meeting.ts";
import { parkedAfter } from "../core/parked.ts";
import { nextStart } from "../core/timetable.ts";
import type { Group, Member, Store } from "../store/index.ts";

/** The settings of a group as a meeting takes them along; later changes of the group do not touch it. */
export const settingsOf = (group: Group): Settings => settingsSchema.parse(group);

/** A member as a person of a meeting, invited; what they did not come to tell in the one before is offered again. */
export const personOf = (
  store: Store,
  member: Member,
  before = store.meetings.lastEnded(member.groupId),
): Person => ({
  id: member.personId as MemberId,
  name: store.circles.person(member.personId)?.name ?? "",
  role: "invited",
  lastModerated: member.lastModerated,
  parked: before ? parkedAfter(before, member.personId as MemberId) : "",
  firstInLine: member.firstInLine,
  left: false,
  declinedModeration: false,
});

export interface NextMeeting {
  readonly opensAt: number;
  readonly owedReport?: Meeting["owedReport"];
  readonly people?: readonly Person[];
}

/** Plans a group's next meeting: its settings, theme, rules and members as they are now. */
export function planMeeting(
  store: Store,
  group: Group,
  { opensAt, owedReport, people }: NextMeeting,
): Meeting {
  const number = (store.meetings.lastNumber(group.id) ?? 0) + 1;
  return begin({
    id: store.meetings.nextId(),
    group: group.id,
    format: "intervision",
    number,
    theme: group.theme,
    settings: settingsOf(group),
    opensAt,
    people: people ?? store.circles.members(group.id).map((member) => personOf(store, member)),
    rules: group.rules,
    counts: true,
    ...(owedReport && { owedReport }),
  });
}

/** The group's next regular start after a moment, in its own local time. */
export const regularStart = (group: Group, after: number): number =>
  nextStart(group.zone, group.startWeekday, group.startTime, after);

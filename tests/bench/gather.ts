import { begin } from "../../src/core/begin.ts";
import { duesOf } from "../../src/core/due.ts";
import { evolveAll } from "../../src/core/evolve.ts";
import type { MeetingId } from "../../src/core/meeting.ts";
import { hours } from "../../src/core/timetable.ts";
import { intervision } from "../../src/formats/intervision.ts";
import { personOf, settingsOf } from "../../src/service/planning.ts";
import type { Group, Store } from "../../src/store/index.ts";
import { type Colleague, NOW, STEP } from "./circles.ts";

const opensAt = NOW - hours(27);
const openedAt = NOW - hours(1);
const closesAt = NOW + hours(5);

/** Groups, members and running meetings, as they stand when everybody has just been asked for a problem. */
export function gather(store: Store, people: readonly Colleague[]): void {
  for (const { id, name, group } of people) {
    store.circles.meet({ id, name, locale: "", appLocale: "en", reachable: true });
    store.circles.setMember({ groupId: group, personId: id, status: "accepted", since: opensAt });
  }
  for (const id of new Set(people.map(({ group }) => group))) {
    const group = groupOf(id);
    store.circles.addGroup({ ...group, rules: [...group.rules] });
    openMeeting(store, group);
  }
}

/** Meeting, group and circle have the same number. */
function openMeeting(store: Store, group: Group): void {
  const members = store.circles.members(group.id);
  const planned = begin({
    id: group.id as MeetingId,
    group: group.id,
    format: intervision.id,
    number: 1,
    theme: group.theme,
    settings: settingsOf(group),
    opensAt,
    people: members.map((member) => ({ ...personOf(store, member), role: "participant" })),
    rules: group.rules,
  });
  const meeting = evolveAll(planned, [
    { type: "opened" },
    { type: "stepsOpened", steps: [STEP], at: openedAt, closesAt },
  ]);
  store.meetings.save(meeting, undefined, NOW);
  store.meetings.saveDues(
    meeting.id,
    duesOf(intervision, meeting).filter(({ at }) => at > NOW),
  );
}

const groupOf = (id: number): Group => ({
  id,
  chatId: -1_000_000_000_000 - id,
  title: `Kindergarten ${id}`,
  link: `link-of-${id}`,
  addedBy: 1,
  setUpBy: 1,
  isSetUp: true,
  isHere: true,
  polls: true,
  locale: "en",
  zone: "Europe/Moscow",
  address: "ty",
  theme: "Leaving the circle",
  preset: "week",
  startWeekday: 1,
  startTime: "09:00",
  closings: Object.fromEntries(
    Object.entries(intervision.stages).map(([step, { closing }]) => [step, closing]),
  ),
  fewest: 5,
  most: 6,
  earlyClosing: true,
  rules: ["What is said here stays here.", "We speak of ourselves.", "We ask before we advise."],
  rotationSince: 1,
  retentionDays: 90,
  goneAt: 0,
});

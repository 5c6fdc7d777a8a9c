import { postOf } from "../core/contribute.ts";
import type { Fact } from "../core/facts.ts";
import { isForgotten } from "../core/forgotten.ts";
import type { Contribution, Meeting } from "../core/meeting.ts";
import { MINUTES } from "../core/minutes.ts";
import type { Played } from "../core/play.ts";
import { CASE } from "../core/presenter.ts";
import { given, rotationAfter } from "../core/roles.ts";
import type { Group, Member } from "../store/index.ts";
import { lanes } from "./letter.ts";
import { personOf, planMeeting, regularStart } from "./planning.ts";
import { renewLink } from "./renewing.ts";
import { giveBackTo, giveDraftsBack } from "./returning.ts";
import type { Work } from "./work.ts";

/** What a meeting's course means beyond the meeting: drafts given back, rules kept, the next one planned. */
export function aftermath(work: Work, { meeting, facts }: Played, group: Group): void {
  for (const fact of facts) follows(work, meeting, fact, group);
  // What was planned since may quote what is destroyed now.
  if (facts.some(({ type }) => type === "erased"))
    work.write(() => work.store.erasure.partOf([meeting.id, ...work.store.meetings.liveIn(group.id)]));
  for (const id of amended(meeting, facts)) tellAnew(work, meeting, id, group);
}

function follows(work: Work, meeting: Meeting, fact: Fact, group: Group): void {
  if (fact.type === "stepClosed") giveDraftsBack(work, meeting, fact.step, group);
  if (fact.type === "personLeft") giveBackTo(work, fact.member, { meeting, group });
  if (fact.type === "marked" && fact.step === CASE)
    giveBackTo(work, fact.member, { meeting, group, kind: "case" });
  if (fact.type === "rulesAgreed")
    work.write(() => work.store.circles.changeGroup(group.id, { rules: fact.rules }));
  if (fact.type === "ended") concludeMeeting(work, meeting, group);
  if (isStop(fact)) caseStopped(work, meeting, group);
}

/** What says something else now than when it was published. */
const amended = ({ contributions }: Meeting, facts: readonly Fact[]): readonly number[] =>
  facts.flatMap((fact) => {
    if (fact.type !== "revised") return [];
    const isNew = facts.some((other) => other.type === "published" && other.id === fact.id);
    const said = contributions.find(({ id }) => id === fact.id);
    return said?.status === "published" && !isNew ? [fact.id] : [];
  });

/** Where a message of its own says it, that is edited; silently, as every edit is. */
function tellAnew(work: Work, { id: meetingId }: Meeting, contribution: number, { chatId }: Group): void {
  const payload = { name: postOf(contribution), quietly: true };
  work.post({ chatId, meetingId, lane: lanes.answer, method: "retell", payload });
}

const isStop = (fact: Fact): boolean =>
  fact.type === "marked" && fact.step === CASE && fact.mark === "stopped";

/** What quotes a case whose meeting is over is told anew without it, and nobody is asked what came of it. */
function caseStopped(work: Work, meeting: Meeting, group: Group): void {
  const { presenter } = meeting;
  if (presenter !== undefined && !group.isHere) work.tell(presenter, "case-stopped-away", {}, group, meeting);
  if (meeting.status !== "ended") return;
  const about = { chatId: group.chatId, meetingId: meeting.id, lane: lanes.answer };
  work.post({ ...about, method: "retell", payload: { name: MINUTES } });
  for (const id of work.store.meetings.liveIn(group.id)) {
    const next = work.meeting(id);
    if (next?.owedReport && next.owedReport.by === presenter) work.stage({ ...next, owedReport: undefined });
  }
}

/** The meeting is over: who moderated and what was left is remembered, and the next one is planned. */
function concludeMeeting(work: Work, meeting: Meeting, group: Group): void {
  const { store } = work;
  const members = work.members(group.id).map((member) => memberAfter(meeting, member));
  const rotationSince = rotationAfter(meeting);
  const theme = meeting.nextTheme || group.theme;
  work.write(() => {
    for (const member of members) store.circles.setMember(member);
    store.circles.changeGroup(group.id, { rotationSince, theme });
  });
  // A link that somebody has kept from this meeting is an old one in the next.
  renewLink(work, group);
  if (group.isHere) planNext(work, meeting, { ...group, rotationSince, theme }, members);
}

/** What a meeting changes for a member: whose turn at moderating it was, who waits. */
function memberAfter(meeting: Meeting, member: Member): Member {
  const person = meeting.people.find(({ id }) => id === member.personId);
  if (!person) return member;
  const stillFirst = meeting.ending === "calledOff" && member.firstInLine;
  return {
    ...member,
    lastModerated: person.id === meeting.moderator ? meeting.number : member.lastModerated,
    firstInLine: person.role === "waiting" || stillFirst,
    parked: "",
  };
}

function planNext(work: Work, meeting: Meeting, group: Group, members: readonly Member[]): void {
  const opensAt = regularStart(group, work.now);
  const owedReport = reportAfter(meeting);
  const people = members.map((member) => personOf(work.store, member, meeting));
  const plan = planMeeting(work.store, group, { opensAt, people, ...(owedReport && { owedReport }) });
  const next = { ...plan, number: meeting.number + 1, rules: meeting.rules };
  work.stage(next);
  work.tellGroup(group, "next-meeting", { args: { when: { moment: opensAt }, theme: next.theme } }, next);
}

/** Asked at the next meeting, once more at the one after, then let go (protocol: report-back). */
function reportAfter(meeting: Meeting): Meeting["owedReport"] {
  const [commitment] = given(meeting, "commitment");
  if (commitment && isForgotten(commitment.author)) return undefined;
  if (commitment) return owedFor(meeting, commitment);
  const { owedReport } = meeting;
  if (!owedReport || owedReport.asked >= 2 || given(meeting, "report").length > 0) return undefined;
  return owedReport;
}

const owedFor = (meeting: Meeting, { author: by, text, about }: Contribution): Meeting["owedReport"] => ({
  by,
  text,
  solutions: given(meeting, "solution")
    .filter(({ id }) => about.includes(id))
    .map(({ author, number, text: solution }) => ({ author, number, text: solution })),
  asked: 0,
});

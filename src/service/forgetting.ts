import { ballotPost, putTwice } from "../core/ballots.ts";
import { evolveAll } from "../core/evolve.ts";
import type { Fact } from "../core/facts.ts";
import type { Meeting, MemberId } from "../core/meeting.ts";
import { tellGroup } from "../core/notice.ts";
import { ballotsQuoting, postsOf, postsQuoting } from "../core/retold.ts";
import { personIn } from "../core/roles.ts";
import { putAnew } from "../core/tally.ts";
import { formatOf } from "../formats/index.ts";
import type { Group } from "../store/index.ts";
import { lanes } from "./letter.ts";
import { livings } from "./upkeep.ts";
import type { Work } from "./work.ts";

/**
 * Forgets a person: meetings go on without them, their words are taken back wherever they stand, and whatever is theirs
 * alone is destroyed. Their key goes with the last write, so that where this is cut off it can be done again.
 */
export function forget(work: Work, id: number): void {
  const { circles, dialogues, erasure } = work.store;
  // First of all, so that no step that closes gives a draft back to somebody who is no longer there.
  work.write(() => dialogues.dropAllOf(id));
  for (const member of circles.memberships(id)) if (member.status === "accepted") work.leaves(member);
  const meetings = erasure.meetingsWith(id);
  for (const meeting of meetings) forgetIn(work, meeting, id as MemberId);
  work.write(() => erasure.partOf(meetings));
  work.write(() => erasure.person(id));
}

/** One meeting without them: it goes on, or stays over, and quotes them no more. */
function forgetIn(work: Work, meetingId: number, member: MemberId): void {
  const meeting = work.meeting(meetingId);
  const group = meeting && work.store.circles.group(meeting.group);
  if (!meeting || !group) return;
  if (meeting.status === "ended") return forgetAgain(work, meetingId, member);
  const polls = ballotsQuoting(meeting, member);
  const person = personIn(meeting, member);
  const tookPart = person?.role === "participant" && !person.left && meeting.status !== "planned";
  const facts = withoutThem(work, meeting, group, member);
  work.follow(meetingId, { facts, notices: tookPart ? [tellGroup(meeting, "person-forgotten")] : [] });
  if (group.isHere) putAgain(work, meetingId, group, polls);
}

/** The same, without a word, and without the meeting going on by it: it is over, or not yet the time. */
export function forgetAgain(work: Work, meetingId: number, member: MemberId): void {
  const meeting = work.meeting(meetingId);
  const group = meeting && work.store.circles.group(meeting.group);
  if (!meeting || !group) return;
  const polls = ballotsQuoting(meeting, member);
  work.stage(evolveAll(meeting, withoutThem(work, meeting, group, member)));
  if (group.isHere) putAgain(work, meetingId, group, polls);
}

/** Takes back what stands in the chat. Returns what happens in the meeting. */
function withoutThem(work: Work, meeting: Meeting, group: Group, member: MemberId): readonly Fact[] {
  const name = work.inWordsOf(group, "forgotten-name");
  const words = work.inWordsOf(group, "forgotten-words");
  takeBack(work, meeting, group, { member, words });
  // Others' conversations may remember what they were shown; they begin again from their drafts.
  work.write(() => work.store.dialogues.dropDialoguesIn(meeting.id));
  const isHere = personIn(meeting, member)?.left === false && meeting.status !== "ended";
  return [
    ...(isHere ? [{ type: "personLeft", member } as const] : []),
    { type: "personForgotten", member, name, words },
  ];
}

/**
 * A poll cannot be changed: one that is still open is put anew, and who has voted has voted. Of one whose time is over
 * nobody can say any more what it showed: that is asked once more, with time to answer.
 */
function putAgain(work: Work, id: number, group: Group, polls: readonly number[]): void {
  const meeting = work.meeting(id);
  if (meeting?.status !== "running") return;
  const args = { until: { moment: meeting.closesAt } };
  for (const one of meeting.ballots) {
    const { id: ballot, key, closed, tally } = one;
    if (!polls.includes(ballot) || key === undefined || closed) continue;
    if (tally) work.follow(id, putAnew(formatOf(meeting.format), meeting, one, work.now));
    else {
      work.tellGroup(group, key, { args, ballot, post: ballotPost(ballot) }, meeting);
      work.stage(putTwice(work.meeting(id) ?? meeting, ballot));
    }
  }
}

interface TakenBack {
  readonly member: MemberId;
  readonly words: string;
}

/** What stands in the group's chat is deleted, or told anew without them; what was theirs alone and stays says so. */
function takeBack(work: Work, meeting: Meeting, group: Group, { member, words }: TakenBack): void {
  const about = { chatId: group.chatId, meetingId: meeting.id };
  for (const name of [...postsOf(meeting, member), ...ballotsQuoting(meeting, member).map(ballotPost)])
    work.post({ ...about, method: "erase", payload: { name, instead: words }, lane: lanes.answer });
  for (const name of postsQuoting(meeting, member))
    work.post({ ...about, method: "retell", payload: { name }, lane: lanes.answer });
  if (meeting.status !== "ended") return; // a live meeting shows itself anew anyway
  for (const letter of livings(meeting, group, work.now))
    work.post({ ...letter, notBefore: work.now, payload: { ...letter.payload, isOver: true } });
}

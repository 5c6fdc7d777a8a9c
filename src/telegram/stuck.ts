import { postOf } from "../core/contribute.ts";
import { evolveAll } from "../core/evolve.ts";
import { givenBack } from "../core/giving-back.ts";
import type { Meeting } from "../core/meeting.ts";
import { tellGroup } from "../core/notice.ts";
import { isParticipant, participants } from "../core/roles.ts";
import { breakOff } from "../core/settle.ts";
import { days, isQuiet, minutes } from "../core/timetable.ts";
import { thanksPost } from "../core/told.ts";
import type { Work } from "../service/work.ts";
import type { Group, OutboxRow } from "../store/index.ts";
import { answerTap, dropButtons, type KrugContext, say } from "./context.ts";
import { aboutLetter, excerpt } from "./doubts.ts";
import { keeperOf } from "./keeper.ts";

interface Stuck {
  readonly letter: number;
  /** The bot may not write in the chat at all, as far as is known. */
  readonly muted: boolean;
  /** Nobody has been told yet. */
  readonly isNews: boolean;
}

/** How long it is tried before somebody decides, and how long they have for that. */
const patience = ({ settings }: Meeting): number => (settings.preset === "week" ? days(1) : minutes(5));

const runningIn = ({ store, meeting }: Work, group: Group): Meeting | undefined =>
  store.meetings
    .liveIn(group.id)
    .flatMap((id) => meeting(id) ?? [])
    .find(({ status }) => status === "running");

/**
 * Something of a group's own does not get through. The clock of its meeting stands still, so that nothing runs past
 * what the others have not seen; after a day its moderator decides, or else it ends (an hour meeting: five minutes).
 */
export function holdUp(work: Work, { letter: id, muted, isNews }: Stuck): void {
  const { store, now } = work;
  const letter = store.outbox.find(id);
  const group = letter?.state === "waiting" ? store.circles.groupByChat(letter.chatId) : undefined;
  if (!letter || !group?.isHere) return;
  const meeting = runningIn(work, group);
  if (isNews) tellKeeper(work, letter, { group, meeting, muted });
  if (!meeting) return;
  const hold = store.holds.of(group.id);
  const next = { groupId: group.id, since: hold?.since ?? now, due: now + patience(meeting) };
  if (!hold) return work.write(() => store.holds.keep({ ...next, asked: false }));
  const isAsleep = meeting.settings.preset === "week" && isQuiet(group.zone, now);
  if (now < hold.due || isAsleep) return;
  const { moderator } = meeting;
  if (hold.asked || moderator === undefined || !isParticipant(meeting, moderator))
    return breakOffUnheard(work, { group, meeting });
  work.write(() => store.holds.keep({ ...next, asked: true }));
  work.attend(moderator);
  const how = {
    args: { title: group.title, text: excerpt(letter), until: { moment: next.due } },
    choices: [
      aboutLetter("button-post-again", id),
      aboutLetter("button-go-on-without", id, "skip"),
      aboutLetter("button-end-meeting", id, "end"),
    ],
    sealed: true,
  };
  work.tell(moderator, "stuck-choice", how, group, meeting);
}

interface Trouble {
  readonly group: Group;
  readonly meeting: Meeting | undefined;
  readonly muted: boolean;
}

/** Said in private, once, to the one person who can see to it. */
function tellKeeper(work: Work, letter: OutboxRow, { group, meeting, muted }: Trouble): void {
  const keeper = keeperOf(group, meeting);
  if (keeper === undefined) return;
  work.attend(keeper); // nothing that waits for the chat may hold up who can open it
  const args = { title: group.title, text: excerpt(letter) };
  const choices = [aboutLetter("button-post-again", letter.id)];
  if (muted) work.tell(keeper, "chat-muted", { args: { title: group.title } }, group, meeting);
  else work.tell(keeper, "letter-stuck", { args, choices, sealed: true }, group, meeting);
}

/** It has got through: the meeting has back the time in which it stood still. */
export function goOn(work: Work, chat: number): void {
  const group = work.store.circles.groupByChat(chat);
  const hold = group && work.store.holds.of(group.id);
  if (!group || !hold) return;
  work.free(group.id);
  const meeting = runningIn(work, group);
  const back = meeting && givenBack(meeting, { since: hold.since, now: work.now });
  if (!meeting || !back) return;
  const longer = evolveAll(meeting, [back]);
  const isLater = longer.closesAt !== meeting.closesAt;
  const said = tellGroup(meeting, "held-up", { until: { moment: longer.closesAt } });
  work.follow(meeting.id, { facts: [back], notices: isLater ? [said] : [] });
}

/** What thanks somebody for what is to stand in the group: for one thing, or for everything. */
const thanksFor = ({ contributions }: Meeting, post?: string): readonly string[] =>
  contributions.filter(({ id }) => post === undefined || postOf(id) === post).map(({ id }) => thanksPost(id));

interface Heard {
  readonly group: Group;
  readonly meeting: Meeting;
}

/** Nobody can say in the group that it ends, so that everybody is told in private. */
function breakOffUnheard(work: Work, { group, meeting }: Heard): void {
  work.free(group.id);
  work.write(() => {
    work.store.outbox.dropPosts(group.chatId, meeting.id);
    work.store.outbox.withdraw(meeting.id, thanksFor(meeting));
  });
  work.follow(meeting.id, breakOff(meeting, "unheard"));
  const args = { title: group.title, theme: meeting.theme };
  for (const { id } of participants(meeting)) work.tell(id, "meeting-unheard", { args }, group);
}

interface Decided {
  readonly group: Group;
  /** "skip", "end", or to try again. */
  readonly how: string;
}

/** Whoever leads the meeting has decided what becomes of what does not get through. */
export function decide(ctx: KrugContext, letter: OutboxRow, { group, how }: Decided): void {
  const { work } = ctx;
  const meeting = runningIn(work, group);
  const isAgain = how !== "skip" && how !== "end";
  if (!isAgain && meeting?.id !== letter.meetingId) return answerTap(ctx, "post-again-late");
  answerTap(ctx);
  dropButtons(ctx);
  work.write(() => work.store.allowances.open(group.chatId));
  if (isAgain || !meeting) return tryAgain(ctx, letter, { group, meeting });
  if (how === "end") breakOffUnheard(work, { group, meeting });
  else goOnWithout(work, letter, { group, meeting });
  say(ctx, how === "end" ? "stuck-ended" : "stuck-went-on", {}, [], group);
}

interface Place {
  readonly group: Group;
  readonly meeting: Meeting | undefined;
}

/** It is tried at once, and for as long again. */
function tryAgain(ctx: KrugContext, letter: OutboxRow, { group, meeting }: Place): void {
  const { work } = ctx;
  const hold = work.store.holds.of(group.id);
  work.write(() => work.store.outbox.wait(letter.id, 0, work.now));
  if (hold && meeting)
    work.write(() => work.store.holds.keep({ ...hold, asked: false, due: work.now + patience(meeting) }));
  say(ctx, "post-again-sent", {}, [], group);
}

/**
 * Given up is what the moderator was asked about and nothing else: a case with all its parts, but not the turn or the
 * vote that wait behind it. What is missing is said in the group as soon as anything can be said there.
 */
function goOnWithout(work: Work, { id, post, meetingId }: OutboxRow, { group, meeting }: Heard): void {
  work.write(() => {
    if (post === "") work.store.outbox.drop(id);
    else work.store.outbox.withdraw(meetingId, [post, ...thanksFor(meeting, post)]);
  });
  goOn(work, group.chatId);
  work.answerGroup(group, "went-on-without", {}, meeting);
}

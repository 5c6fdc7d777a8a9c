import { ballotPost, putTwice } from "../core/ballots.ts";
import type { Meeting } from "../core/meeting.ts";
import { awaited } from "../core/play.ts";
import { formatOf } from "../formats/index.ts";
import { lanes } from "../service/letter.ts";
import type { Work } from "../service/work.ts";
import type { Group } from "../store/index.ts";

/** Ids of supergroups are this or below; those of the groups that can become one are above. */
const HIGHEST_SUPERGROUP = -1_000_000_000_000;

/** Whether a chat can become a supergroup still. */
export const isUpgradable = (chatId: number): boolean => chatId > HIGHEST_SUPERGROUP;

/** The group that a new supergroup may have been until now: one of the same name that Telegram can upgrade. */
export function formerSelf({ store }: Work, { chatId, title }: Group): Group | undefined {
  if (isUpgradable(chatId)) return undefined;
  return store.circles.groupsAbove(HIGHEST_SUPERGROUP).findLast((one) => one.title === title);
}

interface Asked {
  /** The bot's own id. */
  readonly bot: number;
  /** Whether the bot is there still, or whether that group has become this new one. */
  readonly about: { readonly purpose: "here" } | { readonly purpose: "upgraded"; readonly into: number };
}

/** Of an upgrade the bot hears piece by piece, in any order: whether it is one, the old chat itself can tell. */
export function askOldChat(work: Work, group: Group, { bot, about }: Asked): void {
  work.post({
    chatId: group.chatId,
    method: "getChatMember",
    payload: { group: group.id, user_id: bot, ...about },
    lane: lanes.answer,
  });
}

/**
 * The group became a supergroup: everything moves along, whatever has been heard of the new chat before. Old message
 * ids are gone, so the card is posted again.
 */
export function migrate(work: Work, from: number, to: number): void {
  const { store } = work;
  const group = store.circles.groupByChat(from);
  const known = store.circles.groupByChat(to);
  const moveChat = () => {
    store.posts.forgetChat(from);
    store.outbox.moveChat(from, to);
    store.allowances.forgetChat(from);
  };
  if (!group) return work.write(moveChat);
  const [kept = group, dropped] = [group, ...(known ? [known] : [])].toSorted(
    (a, b) => Number(b.isSetUp) - Number(a.isSetUp) || a.id - b.id,
  );
  const wasHere = kept.isHere;
  if (dropped) takeOver(work, kept, dropped);
  work.write(moveChat);
  const moved = { ...kept, chatId: to, isHere: true, goneAt: 0 };
  work.changeGroup(moved);
  for (const id of store.meetings.liveIn(kept.id)) {
    const meeting = work.meeting(id);
    if (meeting) goOnThere(work, meeting, { group: moved, since: wasHere ? 0 : kept.goneAt });
  }
}

/** Two rows turn out to be one group: the one that was there first takes the other's people, and all else of it goes. */
function takeOver({ write, store, tell }: Work, kept: Group, dropped: Group): void {
  write(() => {
    store.circles.join(dropped.id, kept.id);
    store.erasure.group(dropped.id);
  });
  if (dropped.setUpBy !== 0) tell(dropped.setUpBy, "group-upgraded", { args: { title: kept.title } }, kept);
}

interface Moved {
  readonly group: Group;
  /** When the bot was last thought to be removed; 0 = it was not. */
  readonly since: number;
}

/** Nobody removed the bot, it was the chat that changed: a meeting that rested for it goes on. */
function goOnThere(work: Work, meeting: Meeting, { group, since }: Moved): void {
  const rests = since > 0 && meeting.status === "paused" && meeting.pausedAt === since;
  if (rests) {
    work.stage({ ...meeting, pausedUntil: work.now });
    work.tick(meeting.id);
  }
  putPollsAgain(work, work.meeting(meeting.id) ?? meeting, group);
  work.showCard(meeting.id, group);
}

/** A poll stays behind in the old chat; who has voted there has voted. */
function putPollsAgain(work: Work, meeting: Meeting, group: Group): void {
  const vote = awaited(formatOf(meeting.format), meeting, work.now).find(({ kind }) => kind === "vote");
  const args = { until: { moment: vote?.until ?? meeting.closesAt } };
  for (const { id: ballot, key, closed } of meeting.ballots) {
    const post = ballotPost(ballot);
    const wasPut = work.store.posts.named(meeting.id, [post]).length > 0;
    if (key === undefined || closed || !wasPut) continue;
    work.tellGroup(group, key, { args, ballot, post }, meeting);
    work.stage(putTwice(work.meeting(meeting.id) ?? meeting, ballot));
  }
}

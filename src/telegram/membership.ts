import { createHash } from "node:crypto";
import { Composer } from "grammy";
import type { ChatMember, User } from "grammy/types";
import { acceptLateChoice, mayComeIn } from "../core/consent.ts";
import { isRefusal } from "../core/decision.ts";
import type { Choice } from "../core/notice.ts";
import { admit } from "../core/presence.ts";
import { personIn } from "../core/roles.ts";
import { formatOf } from "../formats/index.ts";
import { lanes } from "../service/letter.ts";
import { personOf } from "../service/planning.ts";
import type { Work } from "../service/work.ts";
import type { Group } from "../store/index.ts";
import { type KrugContext, say } from "./context.ts";
import { asMember } from "./talk/ask-ref.ts";

/** Telegram is asked whether this person is in the group; the answer comes back through the inbox. */
export function checkMember(work: Work, group: Group, person: number, purpose: "join" | "setup"): void {
  work.post({
    chatId: person,
    method: "getChatMember",
    payload: { group: group.id, user_id: person, purpose },
    lane: lanes.answer,
  });
}

/** Somebody followed a group's sign-up link (protocol: gather). Of whom is not in the chat nothing is kept. */
export function knock(ctx: KrugContext, group: Group): void {
  const { work, from } = ctx;
  if (!from) return;
  const member = work.store.circles.member(group.id, from.id);
  if (member?.status === "accepted") return showPlace(work, group, from.id);
  checkMember(work, group, from.id, "join");
}

const newcomer = (group: Group, personId: number, since: number) => ({
  groupId: group.id,
  personId,
  since,
  status: "checking" as const,
});

/** Tells rules from other rules: a few characters that fit into a button. */
const markOf = (rules: readonly string[]): string =>
  createHash("sha256").update(rules.join("\n")).digest("base64url").slice(0, 6);

/** Whether these are not the rules under which the button stood; one from before there were marks takes them as they are. */
export const areNewer = ({ rules }: Group, mark: string | undefined): boolean =>
  mark !== undefined && mark !== markOf(rules);

/** Whoever is in the group sees its rules first; nobody becomes a member before accepting them. */
export function admitToRules(work: Work, group: Group, person: number): void {
  const member = work.store.circles.member(group.id, person);
  if (member?.status === "accepted") return showPlace(work, group, person);
  work.write(() =>
    work.store.circles.setMember({ ...newcomer(group, person, work.now), ...member, status: "checked" }),
  );
  const lines = group.rules.map((text, index) => ({ key: "line-rule", args: { number: index + 1, text } }));
  const choices: readonly Choice[] = [
    { label: "button-accept-rules", command: `accept ${group.id} ${markOf(group.rules)}` },
    { label: "button-decline-rules", command: `decline ${group.id}` },
  ];
  work.tell(person, "rules-accept", { args: { title: group.title, rules: { lines } }, choices }, group);
}

/** They accepted, and the door has let them: a member from now on, asked to take part if a meeting gathers, an observer of one that runs. */
export function acceptRules(ctx: KrugContext, group: Group): void {
  const { work, from } = ctx;
  const member = from && work.store.circles.member(group.id, from.id);
  if (!from || !member) return;
  if (member.status === "accepted") return showPlace(work, group, from.id);
  const accepted = { ...member, status: "accepted" as const };
  work.write(() => work.store.circles.setMember(accepted));
  for (const id of work.store.meetings.liveIn(group.id)) {
    const meeting = work.meeting(id);
    if (!meeting) continue;
    const gathering = meeting.status === "planned" || meeting.steps.includes(formatOf(meeting.format).first);
    work.follow(id, admit(meeting, personOf(work.store, accepted), gathering));
  }
  const [live] = work.store.meetings.liveIn(group.id).flatMap((id) => work.meeting(id) ?? []);
  if (!live) say(ctx, "welcome-no-meeting", {}, [], group);
  else if (live.status === "planned")
    say(ctx, "welcome-member", { when: { moment: live.opensAt }, theme: live.theme }, [], group);
  else if (personIn(live, asMember(from.id))?.role === "observer") comeLate(work, group, live.id, from.id);
}

/** The circle has begun: they observe, and where it was full they are the first in line next time. */
function comeLate(work: Work, group: Group, meetingId: number, person: number): void {
  const played = work.play(meetingId, asMember(person), { type: "join" });
  if (isRefusal(played)) work.tell(person, "welcome-observer", {}, group, work.meeting(meetingId));
}

/** A member who comes by the link again sees where they stand, with the buttons to change it. */
function showPlace(work: Work, group: Group, person: number): void {
  const [meeting] = work.store.meetings.liveIn(group.id).flatMap((id) => work.meeting(id) ?? []);
  const member = work.store.circles.member(group.id, person);
  if (!meeting || !member) return work.tell(person, "welcome-no-meeting", {}, group);
  const args = { when: { moment: meeting.opensAt }, theme: meeting.theme };
  if (meeting.status === "planned") return work.tell(person, "welcome-member", { args }, group, meeting);
  const known = personIn(meeting, asMember(person));
  const gathering = meeting.steps.includes(formatOf(meeting.format).first);
  if (!known || known.left) {
    work.follow(meeting.id, admit(meeting, personOf(work.store, member), gathering));
    if (gathering) return;
  }
  const format = formatOf(meeting.format);
  if (mayComeIn(format, meeting, asMember(person)))
    return work.tell(person, "may-come-in", { choices: [acceptLateChoice] }, group, meeting);
  const takesPart = known?.role === "participant" && !known.left;
  if (!gathering && !takesPart) return comeLate(work, group, meeting.id, person);
  if (!gathering) return work.tell(person, "already-taking-part", {}, group, meeting);
  const observe: Choice = { label: "button-observe", move: { type: "observe" } };
  const choices = takesPart ? [observe] : [{ label: "button-join", move: { type: "join" } }, observe];
  const how = {
    args: { theme: meeting.theme, until: { moment: meeting.closesAt } },
    choices,
  };
  work.tell(person, takesPart ? "already-in" : "ask-take-part", how, group, meeting);
}

/** Somebody is no longer in the group's chat: they leave its meetings, too, and their words stay. */
function goneFromGroup(work: Work, group: Group, user: Pick<User, "id">): void {
  if (group.setUpBy === user.id) forgetSetUp(work, group);
  // Whoever keeps the group is shown what its chat says: not from outside.
  if (group.addedBy === user.id) work.write(() => work.store.circles.changeGroup(group.id, { addedBy: 0 }));
  const member = work.store.circles.member(group.id, user.id);
  if (!member || member.status === "left") return;
  work.leaves(member);
  for (const id of work.store.meetings.liveIn(group.id)) work.play(id, asMember(user.id), { type: "leave" });
}

/** Their account is no more: they have left every group, and nobody waits for them or writes to them. */
export function departed(work: Work, person: number): void {
  const { circles } = work.store;
  const ids = [...circles.memberships(person).map(({ groupId }) => groupId), ...circles.groupsKeptBy(person)];
  for (const id of new Set(ids)) {
    const group = circles.group(id);
    if (group) goneFromGroup(work, group, { id: person });
  }
}

/** Somebody is seen in the group's chat: whoever once left may come in again, and nobody has to vouch for them. */
export function backInGroup(work: Work, group: Group, user: Pick<User, "id">): void {
  const member = work.store.circles.member(group.id, user.id);
  if (member?.status === "unvouched") return admitToRules(work, group, user.id);
  if (member?.status === "left")
    work.write(() => work.store.circles.setMember({ ...member, status: "checking" }));
}

/** An account that was deleted stays in the chat's list, without a name. */
const isNobody = ({ first_name: name }: User): boolean => name === "";

/** Whether they are in the chat, whatever their rights there. */
export const isHere = (member: ChatMember): boolean =>
  member.status === "restricted" ? member.is_member : !["left", "kicked"].includes(member.status);

/** Whether somebody with this standing in the chat is one of its administrators. */
export const leads = (status: string): boolean => status === "creator" || status === "administrator";

/** Whoever is no administrator any more has no set-up to go on with. */
export const forgetSetUp = (work: Work, group: Group): void =>
  work.write(() => work.store.circles.changeGroup(group.id, { setUpBy: 0 }));

/** People coming and going, as Telegram tells it in its several ways. */
export const membership = new Composer<KrugContext>();

membership.on("chat_member", (ctx) => {
  const group = ctx.work.store.circles.groupByChat(ctx.chat.id);
  const { new_chat_member: now } = ctx.chatMember;
  if (group?.setUpBy === now.user.id && !leads(now.status)) forgetSetUp(ctx.work, group);
  if (!group) return;
  if (isNobody(now.user)) return departed(ctx.work, now.user.id);
  if (isHere(now)) backInGroup(ctx.work, group, now.user);
  else goneFromGroup(ctx.work, group, now.user);
});

membership.on("message:new_chat_members", (ctx, next) => {
  const group = ctx.work.store.circles.groupByChat(ctx.chat.id);
  if (group) for (const user of ctx.message.new_chat_members) backInGroup(ctx.work, group, user);
  return next();
});

membership.on("message:left_chat_member", (ctx, next) => {
  const group = ctx.work.store.circles.groupByChat(ctx.chat.id);
  if (group && ctx.message.left_chat_member.id !== ctx.me.id)
    goneFromGroup(ctx.work, group, ctx.message.left_chat_member);
  return next();
});

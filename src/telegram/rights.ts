import type { ChatMember, ChatMemberAdministrator } from "grammy/types";
import type { Line } from "../core/notice.ts";
import { lanes } from "../service/letter.ts";
import type { Work } from "../service/work.ts";
import type { Group } from "../store/index.ts";
import { keeperOf, meetingIn } from "./keeper.ts";

const line = (key: string): Line => ({ key, args: {} });

/** What the group has to do without, as long as the bot may not do more; empty = nothing. */
export function missingRights(member: ChatMember): readonly Line[] {
  if (member.status === "restricted")
    return [
      ...(member.can_send_polls ? [] : [line("right-missing-polls")]),
      line("right-missing-pin"),
      line("right-missing-admin"),
    ];
  if (member.status !== "administrator") return [line("right-missing-pin"), line("right-missing-admin")];
  const { can_pin_messages: pins, can_delete_messages: deletes } = member as ChatMemberAdministrator;
  return [...(pins ? [] : [line("right-missing-pin")]), ...(deletes ? [] : [line("right-missing-delete")])];
}

const lacks = (rights: readonly Line[], { key }: Line): boolean => rights.some((one) => one.key === key);

/** The bot may do more than before, or less: it goes on either way, and whoever keeps the group knows. */
export function rightsChanged(work: Work, group: Group, before: ChatMember, now: ChatMember): void {
  const had = missingRights(before);
  const has = missingRights(now);
  const lines = has.filter((one) => !lacks(had, one));
  const meeting = meetingIn(work, group);
  const keeper = keeperOf(group, meeting);
  if (lines.length > 0 && keeper !== undefined)
    work.tell(keeper, "rights-lost", { args: { title: group.title, lines: { lines } } }, group, meeting);
  // Whatever waits is tried at once: nothing may stand in its way any more.
  work.write(() => work.store.allowances.open(group.chatId));
  const pin = line("right-missing-pin");
  if (lacks(lines, pin))
    work.write(() => work.store.allowances.hinder({ chatId: group.chatId, kind: "pin", until: 0 }));
  if (lacks(had, pin) && !lacks(has, pin)) pinAgain(work, group);
}

/** The right to pin is there: so is the card at the top. */
function pinAgain(work: Work, group: Group): void {
  work.write(() => work.store.allowances.clear(group.chatId, "pin"));
  const card = work.store.posts.in(group.chatId, "card").at(-1);
  if (!card) return;
  work.post({
    chatId: group.chatId,
    method: "pinChatMessage",
    payload: { message_id: card.messageId, disable_notification: true },
    lane: lanes.bulk,
    meetingId: card.meetingId,
  });
}

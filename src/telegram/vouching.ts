import type { Choice } from "../core/notice.ts";
import { lanes } from "../service/letter.ts";
import type { Work } from "../service/work.ts";
import type { Group } from "../store/index.ts";
import { shorten } from "./ballot.ts";
import { answerTap, type KrugContext, toast } from "./context.ts";
import { admitToRules } from "./membership.ts";

const DAY = 24 * 3_600_000;

/** So much of a name stands on a button. */
const LONGEST_NAME = 40;

/** Whether the bot has seen for itself that somebody is in the chat: they brought it, or it was told that they came. */
export function isKnownThere(work: Work, group: Group, person: number): boolean {
  if (group.addedBy === person || group.setUpBy === person) return true;
  const status = work.store.circles.member(group.id, person)?.status;
  return status === "checking" || status === "checked" || status === "accepted";
}

/**
 * Telegram does not say whether somebody is in the chat, and a link may be an old screenshot's: the group is asked,
 * once a day, and they learn nothing of it until a member lets them in.
 */
export function askGroup(work: Work, group: Group, person: number): void {
  const known = work.store.circles.member(group.id, person);
  const wasAsked = known?.status === "unvouched" && known.since + DAY > work.now;
  if (!wasAsked) {
    const asking = {
      groupId: group.id,
      personId: person,
      ...known,
      status: "unvouched",
      since: work.now,
    } as const;
    work.write(() => work.store.circles.setMember(asking));
    const name = shorten(work.store.circles.person(person)?.name ?? "", LONGEST_NAME);
    const letIn: Choice = { label: "button-let-in", args: { name }, command: `let-in ${person}` };
    work.tellGroup(group, "guest-at-door", { args: { name }, choices: [letIn], silent: true });
  }
  work.tell(person, "join-asked");
}

/** A member of the circle says that they know whoever is at the door. */
export function onLetIn(ctx: KrugContext, group: Group, person: number): void {
  const { work, from } = ctx;
  const { circles } = work.store;
  const by = from?.id ?? 0;
  const isMember = circles.member(group.id, by)?.status === "accepted";
  if (!isMember && group.setUpBy !== by && group.addedBy !== by) return answerTap(ctx, "let-in-not-member");
  if (circles.member(group.id, person)?.status !== "unvouched") return toast(ctx, "let-in-late");
  admitToRules(work, group, person);
  toast(ctx, "guest-let-in");
  const message = ctx.callbackQuery?.message;
  if (!message) return;
  work.post({
    chatId: group.chatId,
    method: "editMessageReplyMarkup",
    payload: { message_id: message.message_id, reply_markup: { inline_keyboard: [] } },
    lane: lanes.bulk,
  });
}

import { isPrompt } from "../core/prompts.ts";
import type { OutboxRow } from "../store/index.ts";
import { restsUntil } from "./away.ts";
import type { CourierDeps } from "./courier.ts";
import type { Fault } from "./fault.ts";
import { asides, isSaidInGroup, lanes } from "./letter.ts";
import { isFirstReturn, isSecondReturn } from "./returning.ts";
import { standingFor, tellUnerased, unerasedBy } from "./standing.ts";

const LONGEST_WAIT = 60_000;
/** What changes nothing when it is done twice is tried for two days: so long Telegram lets a bot delete. */
const MOST_TRIES = (48 * 3_600_000) / LONGEST_WAIT + 10;
/** After so many it holds up nobody else in its chat any more. */
const TRIES_IN_TURN = 12;
/** One lost answer must not cost a person their turn: what is in doubt is repeated so soon, in milliseconds. */
const REPEATED_AFTER = 3_000;
/** Lost twice, it has met with trouble that takes a while: it is not repeated into it. */
const ANEW_AFTER = 30_000;

/** What is written beside a letter that may have arrived. */
const IN_DOUBT = "in doubt";
/** Nobody tells us when a group lets the bot write again: an hour meeting looks every few seconds, a week now and then. */
const retryAfter = (preset: "week" | "hour", tries: number): number =>
  preset === "hour" ? 5_000 : Math.min(10, 2 ** tries) * 60_000;

/** What becomes of a letter that Telegram did not take, or may not have taken. */
export function createSetbacks({ store, clock, report }: CourierDeps) {
  const learn = (answer: Record<string, unknown>): void => store.inbox.receiveAnswer(answer, clock.now());

  /** It leaves later, and so does everything else for this chat; other chats go on. */
  function wait(row: OutboxRow, ms: number, kind: "pause" | "muted" = "pause"): void {
    const until = clock.now() + ms;
    const isAside = asides.includes(row.method);
    store.outbox.wait(row.id, row.tries + 1, isAside ? until : row.notBefore);
    if (!isAside) store.allowances.hinder({ chatId: row.chatId, kind, until });
  }

  function fail(row: OutboxRow, why: string, isWorthSaying = true): void {
    store.outbox.failed(row.id, row.tries + 1, why);
    if (isWorthSaying) report("not-sent", { method: row.method, why });
  }

  /** The chat that a letter speaks of: a question about a group goes to nobody in it. */
  const aboutChat = ({ chatId, payload }: OutboxRow): number =>
    store.circles.group(Number(payload.group ?? 0))?.chatId ?? chatId;

  const backOff = (row: OutboxRow): void => wait(row, Math.min(LONGEST_WAIT, 500 * 2 ** (row.tries + 1)));

  /** Whether it is posted again is for a person to say. */
  const offer = (row: OutboxRow): void => learn({ answer: "doubtful", letter: row.id, chat: row.chatId });

  /** It is not tried any more, so that no meeting may stand still for it: nothing else might ever get through. */
  function letTimeRun({ chatId, lane }: OutboxRow): void {
    if (chatId < 0 && lane === lanes.step && store.holds.isAny()) learn({ answer: "through", chat: chatId });
  }

  /** It may stand in the chat or not: what must not stand there twice is left to a person to decide. */
  function doubt(row: OutboxRow, repeat: (row: OutboxRow) => void): void {
    const isRepeated = row.error === IN_DOUBT;
    store.outbox.doubt(row.id, row.tries + 1, IN_DOUBT);
    if (row.repeats === "never") {
      report("ambiguous", { method: row.method });
      letTimeRun(row);
      return offer(row);
    }
    if (row.repeats === "once") return isRepeated ? giveUp(row) : repeat(row);
    if (row.tries + 1 >= MOST_TRIES) return wearOut(row);
    if (row.tries + 1 >= TRIES_IN_TURN) return stepAside(row);
    backOff(row);
  }

  /** Others go first from now on; what they say later under the same name is not what this letter speaks of. */
  function stepAside(row: OutboxRow): void {
    const { payload } = row;
    if (payload.name !== undefined && payload.upTo === undefined)
      store.outbox.rewrite(row, { ...payload, upTo: standingFor(store, row).at(-1)?.messageId ?? 0 });
    store.outbox.wait(row.id, row.tries + 1, clock.now() + LONGEST_WAIT);
  }

  /** In doubt for two days: whoever wanted something taken back learns that it stands there. */
  function wearOut(row: OutboxRow): void {
    fail(row, "tried too often");
    tellUnerased({ store, clock }, row, unerasedBy(store, row));
  }

  /** Whether the same was given up before, and is put anew. */
  const isAnew = ({ post, meetingId }: OutboxRow): boolean =>
    isSecondReturn(post) || (isPrompt(post) && store.outbox.hasFailed(meetingId, post));

  /** Twice in doubt is enough; what it asked for, or gave back, is put anew once, if that is still called for then. */
  function giveUp(row: OutboxRow): void {
    const isLast = isAnew(row);
    fail(row, "sent twice, and still in doubt");
    if (isLast || !(isPrompt(row.post) || isFirstReturn(row.post))) return;
    store.allowances.hinder({ chatId: row.chatId, kind: "pause", until: clock.now() + ANEW_AFTER });
    learn({ answer: "unasked", meeting: row.meetingId, post: row.post });
  }

  /** A person who cannot be written to, or a chat that the bot is no longer in. */
  function lose(row: OutboxRow, why: string): void {
    if (row.chatId < 0) return keepForReturn(row, why);
    fail(row, why, false);
    store.circles.reach(row.chatId, false);
    if (row.meetingId > 0) learn({ answer: "unreachable", person: row.chatId, meeting: row.meetingId });
  }

  /** There is nobody behind it any more: they count as having left wherever they were. */
  function depart(row: OutboxRow): void {
    fail(row, "account deleted", false);
    store.circles.reach(row.chatId, false);
    learn({ answer: "departed", person: row.chatId });
  }

  /** The bot is no longer in the chat: what it wants to say there is said when it is back. */
  function keepForReturn(row: OutboxRow, why: string): void {
    const group = store.circles.groupByChat(row.chatId);
    const until = group ? restsUntil({ ...group, goneAt: group.goneAt || clock.now() }) : 0;
    if (until <= clock.now()) fail(row, why, false);
    else {
      store.outbox.wait(row.id, row.tries, row.notBefore);
      store.allowances.hinder({ chatId: row.chatId, kind: "away", until });
    }
    learn({ answer: "removed", chat: row.chatId });
  }

  /** It is tried until it gets through, in its order; what becomes of the meeting meanwhile is not decided here. */
  function stick(row: OutboxRow, fault: Fault): void {
    const isNews = !store.allowances.isHindered(row.chatId, "muted");
    const group = store.circles.groupByChat(row.chatId);
    const hold = group && store.holds.of(group.id);
    if (isNews && fault.type === "failed") report("not-sent", { method: row.method, why: fault.why });
    wait(row, retryAfter(group?.preset ?? "week", row.tries), "muted");
    if (row.lane !== lanes.step || (hold && clock.now() < hold.due)) return;
    learn({ answer: "stuck", letter: row.id, muted: fault.type === "muted", isNews });
  }

  /** What Telegram does not take for a reason that nothing here can mend, or that nobody knows. */
  function refuse(row: OutboxRow, fault: Fault): void {
    if (isSaidInGroup(row) || (row.chatId < 0 && fault.type === "muted")) return stick(row, fault);
    fail(row, fault.type === "failed" ? fault.why : fault.type, fault.type !== "gone");
    if (row.chatId > 0 && row.meetingId > 0 && isPrompt(row.post))
      learn({ answer: "unreachable", person: row.chatId, meeting: row.meetingId });
  }

  /** The meeting goes on without the pin; said once to whoever can mend it. */
  function unpinnable(row: OutboxRow): void {
    fail(row, "no right to pin", false);
    if (store.allowances.isHindered(row.chatId, "pin")) return;
    store.allowances.hinder({ chatId: row.chatId, kind: "pin", until: 0 });
    learn({ answer: "unpinnable", chat: row.chatId, meeting: row.meetingId });
  }

  return (row: OutboxRow, fault: Fault): void => {
    switch (fault.type) {
      case "postpone":
        return wait(row, fault.ms);
      case "again":
        return backOff(row);
      case "ambiguous":
        return doubt(row, (one) => wait(one, isAnew(one) ? ANEW_AFTER : REPEATED_AFTER));
      case "interrupted":
        return doubt(row, backOff);
      case "already":
        return store.outbox.sent(row.id);
      case "unreachable":
      case "removed":
        return lose(row, fault.type);
      case "departed":
        return depart(row);
      case "migrated":
        learn({ answer: "migrated", from: aboutChat(row), to: fault.to });
        return wait(row, 500);
      case "unpinnable":
        return unpinnable(row);
      case "muted":
      case "refused":
      case "pollsForbidden":
      case "gone":
      case "failed":
        return refuse(row, fault);
      case "conflict":
      case "unauthorized":
        report(fault.type, { method: row.method });
        return backOff(row);
    }
  };
}

import { createHash } from "node:crypto";
import type { OutboxRow, Post } from "../store/index.ts";
import { countBallot } from "./counting.ts";
import type { CourierDeps } from "./courier.ts";
import { DOSSIER, sendDossier } from "./exporting.ts";
import type { Fault } from "./fault.ts";
import { asides, lanes, repeatsOf } from "./letter.ts";
import { lighter } from "./lighter.ts";
import { pageAfter } from "./pages.ts";
import { question } from "./questions.ts";
import { haveBack, isReturn } from "./returning.ts";
import { type Blot, blotOf, isUnplaced, standingFor, tellUnerased, unerasedBy } from "./standing.ts";

/** What is to be written down once the letter has arrived, in the same commit that marks it as sent. */
export type Delivery = () => void;

const noted: Delivery = () => {};

interface Sent {
  readonly message_id?: number;
  readonly poll?: { readonly id: string };
}

/** The same vote without a poll may get through; where the answer was no refusal, it might stand there twice. */
const isAgainstPoll = (fault: Fault): boolean =>
  ["pollsForbidden", "refused"].includes(fault.type) || (fault.type === "failed" && fault.why !== "bug");

/** One way of delivering per kind of letter; everything else is one call of the Bot API by its own name. */
export function deliverers(deps: CourierDeps) {
  const { store, call, classify, clock } = deps;

  const remember = (row: OutboxRow, result: unknown, digest = ""): void => {
    const { meetingId, post: name, chatId } = row;
    if (name === "") return;
    // An album is several messages, and each of them has to be found again.
    for (const { message_id: messageId, poll } of [result ?? []].flat() as readonly Sent[])
      if (messageId !== undefined)
        store.posts.add({ meetingId, name, chatId, messageId, pollId: poll?.id ?? "", digest });
  };

  /** Runs a call about something that may be gone; "done" also where it had taken effect before. */
  async function tried(
    method: string,
    payload: Record<string, unknown>,
  ): Promise<"done" | "gone" | "failed"> {
    try {
      await call(method, payload);
      return "done";
    } catch (error) {
      const fault = classify(error);
      if (fault.type === "already") return "done";
      if (fault.type === "gone" || fault.type === "failed") return fault.type;
      throw error;
    }
  }

  /** What is still waiting to be said under this name, or may not have arrived, is not said any more. */
  const takeBack = (row: OutboxRow): void =>
    store.commit(() => void store.outbox.unsend(row.id, row.meetingId, String(row.payload.name)));

  async function plain(row: OutboxRow): Promise<Delivery> {
    const { reply_to_post: target, ...payload } = row.payload;
    const [first] = target === undefined ? [] : store.posts.named(row.meetingId, [String(target)]);
    const reply = first &&
      !isUnplaced(first.messageId) && {
        reply_parameters: { message_id: first.messageId, allow_sending_without_reply: true },
      };
    const where = asides.includes(row.method) ? {} : { chat_id: row.chatId };
    const whole = { ...deps.freshen(payload), ...reply, ...where };
    const result = await call(row.method, whole).catch((error) => {
      const less = lighter(whole, classify(error));
      if (!less) throw error;
      return call(row.method, less);
    });
    return () => (isReturn(row.post) ? haveBack(store, row) : remember(row, result));
  }

  /** Edits the living message in place; where it is gone, or not there yet, sends and pins a new one. */
  async function living(row: OutboxRow): Promise<Delivery> {
    const delivered = await page(row);
    return () => {
      delivered();
      turnPage(row);
    };
  }

  /** What does not fit into one message goes on in the next, a letter of its own; what is needed no more goes. */
  function turnPage({ payload, chatId, meetingId, lane }: OutboxRow): void {
    const name = pageAfter(String(payload.name));
    if (name === undefined) return;
    const isThere = store.posts.named(meetingId, [name]).some((post) => post.chatId === chatId);
    if (!isThere && deps.compose(name, meetingId) === undefined) return;
    const about = { chatId, meetingId, lane, method: "living", post: name, repeats: "freely" } as const;
    const key = `${name}:${meetingId}`;
    store.outbox.sendOnce({ ...about, key, payload: { ...payload, name }, notBefore: clock.now() });
  }

  async function page(row: OutboxRow): Promise<Delivery> {
    const name = String(row.payload.name);
    const content = deps.compose(name, row.meetingId);
    const [standing] = standingFor(store, row).toReversed();
    if (!content) return name === "card" || !standing ? noted : takeDown(standing);
    const where = { chat_id: row.chatId };
    const digest = createHash("sha256").update(JSON.stringify(content)).digest("base64url");
    if (standing?.digest === digest) return noted;
    const edit = { ...where, message_id: standing?.messageId, ...content };
    if (standing && (await tried("editMessageText", edit)) === "done")
      return () => store.posts.add({ ...standing, digest });
    if (row.payload.isOver) return noted; // what nobody needs any more is not posted again
    // The card names people; the sheet quotes them.
    const sealed = name === "card" ? {} : { protect_content: true };
    const result = await call("sendMessage", { ...where, ...content, ...sealed, disable_notification: true });
    return () => {
      if (standing) store.posts.forget(row.chatId, standing.messageId);
      remember(row, result, digest);
      if (name === "card") pin(row, result);
    };
  }

  async function takeDown({ chatId, messageId }: Post): Promise<Delivery> {
    await tried("deleteMessage", { chat_id: chatId, message_id: messageId });
    return () => store.posts.forget(chatId, messageId);
  }

  /** One card is pinned at a time: the last meeting's makes room. */
  function pin(row: OutboxRow, result: unknown): void {
    if (store.allowances.isHindered(row.chatId, "pin")) return;
    const fresh = (result as Sent).message_id;
    const older = store.posts.in(row.chatId, row.post).filter(({ messageId }) => messageId !== fresh);
    for (const { messageId } of older.slice(-1)) queue(row, "unpinChatMessage", { message_id: messageId });
    queue(row, "pinChatMessage", { message_id: fresh, disable_notification: true });
  }

  function queue(row: OutboxRow, method: string, payload: Record<string, unknown>): void {
    const { chatId, meetingId } = row;
    const key = `${method}:${chatId}:${payload.message_id}`;
    const repeats = repeatsOf({ method, chatId });
    const about = { key, chatId, meetingId, post: "", repeats };
    store.outbox.send({ ...about, method, payload, lane: lanes.bulk, notBefore: clock.now() });
  }

  /**
   * A poll; where the group forbids polls, the same vote by buttons, from now on. What Telegram has against this one
   * poll alone, in words that nobody knows, keeps nobody from voting either.
   */
  async function ballot(row: OutboxRow): Promise<Delivery> {
    const { poll, buttons } = row.payload as Record<"poll" | "buttons", Record<string, unknown>>;
    const group = store.circles.groupByChat(row.chatId);
    const where = { chat_id: row.chatId };
    let isForbidden = false;
    if (group?.polls !== false) {
      try {
        const result = await call("sendPoll", { ...poll, ...where });
        return () => remember(row, result);
      } catch (error) {
        const fault = classify(error);
        if (!isAgainstPoll(fault)) throw error;
        isForbidden = fault.type === "pollsForbidden";
      }
    }
    const result = await call("sendMessage", { ...buttons, ...where });
    return () => {
      if (group && isForbidden) store.circles.changeGroup(group.id, { polls: false });
      remember(row, result);
    };
  }

  async function closeBallot(row: OutboxRow): Promise<Delivery> {
    takeBack(row);
    for (const { messageId, pollId } of standingFor(store, row)) {
      const where = { chat_id: row.chatId, message_id: messageId };
      if (pollId !== "") await tried("stopPoll", where);
      else await tried("editMessageReplyMarkup", { ...where, reply_markup: { inline_keyboard: [] } });
    }
    return noted;
  }

  /** Deletes what Telegram lets us delete; what stays is told to the person who asked (protocol: stop the case). */
  async function erase(row: OutboxRow): Promise<Delivery> {
    takeBack(row);
    const standing = standingFor(store, row);
    const kept: number[] = [];
    for (const { messageId } of standing) {
      const where = { chat_id: row.chatId, message_id: messageId };
      if ((await tried("deleteMessage", where)) === "failed") kept.push(messageId);
    }
    const { instead } = row.payload;
    return () => {
      for (const { chatId, messageId } of standing) store.posts.forget(chatId, messageId);
      if (instead === undefined) tellUnerased(deps, row, kept.length);
      else writeOver(row, { chat: row.chatId, left: kept, field: "text", kept: 0, instead });
    };
  }

  /** What is too old to be deleted is written over: one edit a letter, so that each of them keeps the limits. */
  async function blot(row: OutboxRow): Promise<Delivery> {
    const blot = blotOf(row);
    const { chat, left, field, kept, instead } = blot;
    const [message, ...others] = left;
    if (row.chatId !== chat) return () => tellUnerased(deps, row, unerasedBy(store, row));
    const method = field === "text" ? "editMessageText" : "editMessageCaption";
    const result = await tried(method, { chat_id: row.chatId, message_id: message, [field]: instead });
    if (result === "failed" && field === "text") return () => writeOver(row, { ...blot, field: "caption" });
    const lost = result === "failed" ? 1 : 0;
    return () => writeOver(row, { ...blot, left: others, field: "text", kept: kept + lost });
  }

  function writeOver(row: OutboxRow, blot: Blot): void {
    const { left, field, kept } = blot;
    const [message] = left;
    if (message === undefined) return tellUnerased(deps, row, kept);
    const { chatId, meetingId, lane } = row;
    const about = { chatId, meetingId, lane, method: "blot", post: "", repeats: "freely" } as const;
    const key = `blot:${chatId}:${message}:${field}`;
    store.outbox.send({ ...about, key, payload: { ...blot }, notBefore: clock.now() });
  }

  /** A message that quotes several people is told anew, part by part; what it does not need any more goes. */
  async function retell(row: OutboxRow): Promise<Delivery> {
    const parts = deps.retell(String(row.payload.name), row.meetingId);
    const standing = standingFor(store, row);
    let kept = 0;
    for (const [index, { messageId }] of standing.entries()) {
      const where = { chat_id: row.chatId, message_id: messageId };
      const part = parts[index];
      const { reply_to_post: _, ...words } = part ?? {}; // what it answers, it answers already
      const change = part ? tried("editMessageText", { ...where, ...words }) : tried("deleteMessage", where);
      if ((await change) === "failed") kept += 1;
    }
    return () => {
      for (const { chatId, messageId } of standing.slice(parts.length)) store.posts.forget(chatId, messageId);
      replaceWaiting(row, parts, standing.length);
      tellUnerased(deps, row, kept);
    };
  }

  /** What waits in the old words is told in the new ones, as letters like any other: none of it gets lost on the way. */
  function replaceWaiting(row: OutboxRow, parts: readonly Record<string, unknown>[], told: number): void {
    const post = String(row.payload.name);
    if (store.outbox.unsend(row.id, row.meetingId, post) === 0) return;
    const { chatId, meetingId, lane } = row;
    const method = "sendMessage";
    const about = { chatId, method, meetingId, post, lane, repeats: repeatsOf({ method, chatId }) };
    for (const [index, payload] of parts.entries())
      if (index >= told)
        store.outbox.send({ ...about, key: `${row.key}:${index}`, payload, notBefore: clock.now() });
  }

  return (row: OutboxRow): Promise<Delivery> => {
    switch (row.method) {
      case "living":
        return living(row);
      case "ballot":
        return ballot(row);
      case "close-ballot":
        return closeBallot(row);
      case "count-ballot":
        return countBallot(deps, row, () => closeBallot(row));
      case "erase":
        return erase(row);
      case "blot":
        return blot(row);
      case "retell":
        return retell(row);
      case DOSSIER:
        return sendDossier(deps, row);
      case "getChatMember":
        return question(deps, row);
      default:
        return plain(row);
    }
  };
}

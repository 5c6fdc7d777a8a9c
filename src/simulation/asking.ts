import type { Message } from "@grammyjs/types";
import type { Meeting } from "../core/meeting.ts";
import { given, isMarked } from "../core/roles.ts";
import { asksOf } from "../core/scene.ts";
import type { Emulator } from "../emulator/index.ts";
import { formatOf } from "../formats/index.ts";
import type { OutboxRow, Store } from "../store/index.ts";
import { decodeChoice } from "../telegram/choices.ts";
import { holdsWords } from "./canaries.ts";
import type { Check } from "./violation.ts";

/** What these prompts are about stands in the group: the case, a question, the solutions. */
const aboutPosts: ReadonlySet<string> = new Set(["question", "answer", "weigh"]);
const files: readonly string[] = ["photo", "voice", "document", "video", "audio", "video_note", "animation"];

interface Prompt {
  readonly meeting: number;
  readonly epoch: number;
  readonly step: string;
  readonly kind: string;
  readonly about: number;
}

/** What a call sends. */
export type Sent = Pick<Message, "reply_markup">;

export interface Asking {
  readonly emulator: Emulator;
  readonly check: Check;
  /** By the bot's own clock. */
  readonly now: () => number;
}

/** Looks at every prompt at the very moment in which it reaches somebody. */
export function createAsking({ emulator, check, now }: Asking) {
  const { world } = emulator;

  function stillOpen({ epoch, step, kind, about }: Prompt, meeting: Meeting, member: number): void {
    const asks = asksOf(formatOf(meeting.format), meeting, now());
    const isAsked = asks.some(
      (ask) => ask.member === member && ask.step === step && ask.kind === kind && ask.about === about,
    );
    check(
      "asks only what is open",
      meeting.epoch <= epoch && isAsked,
      () =>
        `${member} is asked for ${kind} in ${step}, and the meeting is at ${meeting.steps} (${meeting.status})`,
    );
  }

  /** The case before the question about it, the question before its answer, the solutions before they are weighed. */
  function afterItsThing({ kind }: Prompt, letter: OutboxRow, store: Store): void {
    if (!aboutPosts.has(kind)) return;
    const before = [...store.outbox.inState("waiting"), ...store.outbox.inState("sending")].filter(
      ({ id, chatId, meetingId }) => id < letter.id && chatId < 0 && meetingId === letter.meetingId,
    );
    const late = before.filter(isSomebodysWords);
    check(
      "the thing before its prompt",
      late.length === 0,
      () => `${letter.key} overtakes ${late.map(({ key }) => key)}`,
    );
  }

  /** The next question waits until the one before is answered, passed by, or out of its time. */
  function oneAtATime({ kind, about }: Prompt, meeting: Meeting, member: number): void {
    if (kind !== "answer" || !meeting.steps.includes("clarify")) return;
    const posts = [...(world.rooms.get(member)?.posts.values() ?? [])];
    const prompts = posts.flatMap(({ message }) => promptOf(message.reply_markup) ?? []);
    const put = prompts.filter((one) => one.kind === kind && one.meeting === meeting.id);
    const open = [...new Set([about, ...put.map((one) => one.about)])].filter((one) => !isDone(meeting, one));
    check("one question at a time", open.length <= 1, () => `${open} are open to ${member}`);
  }

  return (letter: OutboxRow, { reply_markup }: Sent, store: Store): void => {
    if (letter.chatId < 0) return;
    const prompt = promptOf(reply_markup);
    const meeting = prompt && store.meetings.find(prompt.meeting);
    if (!prompt || !meeting || meeting.status === "paused") return;
    oneAtATime(prompt, meeting, letter.chatId);
    stillOpen(prompt, meeting, letter.chatId);
    afterItsThing(prompt, letter, store);
  };
}

/** A question that nothing need come of any more, though it may still be answered. */
function isDone(meeting: Meeting, question: number): boolean {
  const asked = meeting.contributions.find(({ id }) => id === question);
  if (!asked) return false;
  const marks = ["waited", "unanswered"].map((mark) => `${mark}-${question}`);
  return (
    asked.status === "withdrawn" ||
    isMarked(meeting, "clarify", asked.author, ...marks) ||
    given(meeting, "answer").some(({ about }) => about.includes(question))
  );
}

function isSomebodysWords({ method, payload }: OutboxRow): boolean {
  if (!method.startsWith("send")) return false;
  return files.some((kind) => kind in (payload as object)) || holdsWords(JSON.stringify(payload));
}

/** What the first button under a message asks for, if it begins a dialogue. */
function promptOf(reply_markup: Sent["reply_markup"]): Prompt | undefined {
  const [first] = reply_markup?.inline_keyboard.flat() ?? [];
  const token = first && "callback_data" in first ? decodeChoice(first.callback_data) : undefined;
  if (!token || !("command" in token)) return undefined;
  const [word, step = "", kind = "", about, verb] = token.command.split(" ");
  if (word !== "write" || verb !== undefined) return undefined;
  return { meeting: token.meeting, epoch: token.epoch, step, kind, about: Number(about) };
}

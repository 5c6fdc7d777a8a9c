import type { Conversation } from "@grammyjs/conversations";
import type { Context } from "grammy";
import { isRefusal } from "../../core/decision.ts";
import type { Meeting, Piece } from "../../core/meeting.ts";
import type { AnyMove, Args, Choice } from "../../core/notice.ts";
import { talkPost } from "../../core/prompts.ts";
import { unplacedKey } from "../../service/returning.ts";
import type { Draft } from "../../store/index.ts";
import type { KrugContext } from "../context.ts";
import { type AskRef, asMember, draftKey, findAsk, writeCommand } from "./ask-ref.ts";
import { edited } from "./editing.ts";
import { type Gesture, gestureOf, newest } from "./gesture.ts";
import { noteGiven, publishedBy } from "./given.ts";

/** Conversations keep every update, so a long one starts afresh from its draft: cheap, and nothing is lost. */
const MOST_WAITS = 20;

export type KrugConversation = Conversation<KrugContext, Context>;

/**
 * One dialogue with one person about one ask. Everything with an effect goes through `external`, which runs once
 * and never on a replay; what the person wrote lives in the draft's row, not here.
 */
export interface Talk {
  readonly ref: AskRef;
  /** What the person did next; at first, what brought them here. */
  next(): Promise<Gesture>;
  /**
   * Ends here for now: the draft's row holds all that matters, so the next gesture begins the dialogue anew from it.
   * Waiting instead would keep every update in the dialogue's own state and replay it.
   */
  rest(): never;
  /** Says what is made of the meeting as it stands; the dialogue itself remembers nothing that others said. */
  show(screen: (meeting: Meeting) => Screen): Promise<void>;
  say(key: string, args?: Args, choices?: readonly Choice[]): Promise<void>;
  /** Puts other buttons under the message that was just tapped. */
  rebutton(messageId: number, choices: (meeting: Meeting) => readonly Choice[]): Promise<void>;
  /** The draft as it stands, with what was just edited in it. */
  pieces(): Promise<readonly Piece[]>;
  /** Keeps the draft; while listening, what they write next belongs here. */
  keep(pieces: readonly Piece[], how?: Keeping): Promise<void>;
  /** Makes the move; a refusal is said in words, and the draft stays. */
  make(move: AnyMove): Promise<boolean>;
  /** A button of this dialogue. */
  button(label: string, verb: string, arg?: number, args?: Args): Choice;
}

/** What is said at once: a text and its buttons. */
export interface Screen {
  readonly key: string;
  readonly args: Args;
  readonly choices: readonly Choice[];
}

export interface Keeping {
  readonly listening?: boolean;
}

/** Not an error: a dialogue that rests. */
export class Resting extends Error {}

export function createTalk(conversation: KrugConversation, first: Context, ref: AskRef): Talk {
  const key = draftKey(ref);
  const outside = <R>(act: (ctx: KrugContext) => R) => conversation.external(act);
  let waits = 0; // 0 <= waits <= MOST_WAITS
  let gesture = gestureOf(first.update); // the last one

  return {
    ref,
    next: async () => {
      waits += 1;
      const isPlacing = gesture.type === "tap" && gesture.verb === "for";
      if (waits > MOST_WAITS) return conversation.halt();
      if (waits > 1) gesture = gestureOf((await conversation.wait()).update);
      else if (isPlacing) gesture = opening(await outside(takeUnplaced), gesture);
      return gesture;
    },
    rest: () => {
      throw new Resting();
    },
    show: (screen) =>
      outside((ctx) => {
        const meeting = ctx.work.meeting(ref.meeting);
        if (meeting) sayIn(ctx, ref, screen(meeting));
      }),
    say: (key, args = {}, choices = []) => outside((ctx) => sayIn(ctx, ref, { key, args, choices })),
    rebutton: (messageId, choices) => outside((ctx) => rebutton(ctx, ref, { messageId, choices })),
    pieces: () => outside((ctx) => edited(ctx.work.store.dialogues.draft(key)?.pieces ?? [], gesture)),
    keep: (pieces, { listening = true } = {}) =>
      outside((ctx) => keep(ctx, { ...key, pieces, messageId: newest(pieces), listening, changedAt: 0 })),
    make: (move) =>
      outside((ctx) => make(ctx, ref, { move, said: gesture.type === "said" ? gesture.pieces : [] })),
    button: (label, verb, arg, args) => ({
      label,
      ...(args && { args }),
      command: writeCommand(ref, verb, arg ?? ""),
    }),
  };
}

/** What came before it was known what it is for is the first thing said in the dialogue chosen for it. */
const opening = (unplaced: Draft | null, gesture: Gesture): Gesture =>
  unplaced && unplaced.pieces.length > 0 ? { type: "said", pieces: unplaced.pieces } : gesture;

function takeUnplaced({ work, from }: KrugContext): Draft | null {
  const key = unplacedKey(from?.id ?? 0);
  const unplaced = work.store.dialogues.draft(key);
  if (unplaced) work.write(() => work.store.dialogues.dropDraft(key));
  return unplaced ?? null;
}

/** These show what others said, which stays protected in private, too. */
const quoting = new Set(["menu-weigh", "menu-weigh-one", "menu-choose", "choose-preview"]);

/** Says something in the voice of the meeting's group; every sentence knows until when, and who will see it. */
function sayIn(ctx: KrugContext, ref: AskRef, { key, args, choices }: Screen): void {
  const meeting = ctx.work.meeting(ref.meeting);
  const group = meeting && ctx.work.store.circles.group(meeting.group);
  const until = { moment: (meeting && findAsk(meeting, ref, ctx.work.now)?.until) ?? meeting?.closesAt ?? 0 };
  const usual = { what: { word: `owed-${ref.kind}` }, audience: { word: `audience-${ref.kind}` }, until };
  ctx.work.tell(
    ref.member,
    key,
    { args: { ...usual, ...args }, choices, sealed: quoting.has(key), post: talkPost(ref) },
    group,
    meeting,
  );
}

function keep(ctx: KrugContext, draft: Draft): void {
  const kept = { ...draft, changedAt: ctx.work.now };
  ctx.work.write(() => ctx.work.store.dialogues.keepDraft(kept));
}

interface Rebuttoned {
  readonly messageId: number;
  readonly choices: (meeting: Meeting) => readonly Choice[];
}

function rebutton(ctx: KrugContext, ref: AskRef, { messageId, choices }: Rebuttoned): void {
  const meeting = ctx.work.meeting(ref.meeting);
  const group = meeting && ctx.work.store.circles.group(meeting.group);
  if (meeting) ctx.work.rebutton({ chatId: ref.member, messageId, group, meeting }, choices(meeting));
}

interface Making {
  readonly move: AnyMove;
  /** What was said just now, where it is part of the move without having been a draft. */
  readonly said: readonly Piece[];
}

function make(ctx: KrugContext, ref: AskRef, { move, said }: Making): boolean {
  const { work } = ctx;
  const key = draftKey(ref);
  const given = [...(work.store.dialogues.draft(key)?.pieces ?? []), ...said];
  let taken = false;
  // Before whatever the move brings about: a step that it closes gives back only what was not confirmed.
  work.write(() => taken && work.store.dialogues.dropDraft(key));
  const played = work.play(ref.meeting, asMember(ref.member), move);
  const meeting = work.meeting(ref.meeting);
  const group = meeting && work.store.circles.group(meeting.group);
  if (isRefusal(played)) {
    work.tell(
      ref.member,
      `refusal-${played.refused}`,
      { args: played.args, post: talkPost(ref) },
      group,
      meeting,
    );
    return false;
  }
  taken = true;
  const place = { meeting: ref.meeting, chat: ref.member };
  noteGiven(ctx, place, given, publishedBy(played, asMember(ref.member)));
  const answered = played.notices.some(({ to }) => "member" in to && to.member === ref.member);
  if (!answered) work.tell(ref.member, "draft-confirmed", {}, group, meeting);
  return true;
}

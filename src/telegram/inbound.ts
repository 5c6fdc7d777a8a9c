import type { Ask } from "../core/asks.ts";
import type { Meeting, Piece } from "../core/meeting.ts";
import type { Choice } from "../core/notice.ts";
import { prompts } from "../core/prompts.ts";
import { hours } from "../core/timetable.ts";
import { handBack, unplacedKey } from "../service/returning.ts";
import type { Draft } from "../store/index.ts";
import { type KrugContext, say } from "./context.ts";
import { fits, repliedTo } from "./replied.ts";
import { SETUP } from "./setup/name.ts";
import { type AskRef, asksFor, findAsk, refOf, refOfDraft, writeCommand } from "./talk/ask-ref.ts";
import { newest } from "./talk/gesture.ts";

/** A set-up that nobody has touched for this long does not take what is typed any more. */
const SETUP_LASTS = hours(1);

/** What waits for a group to be named is joined by what comes within this time; then it is something else. */
const UNPLACED_LASTS = hours(1);

/** So many messages wait for that; more is no answer, but a flood. */
const MOST_UNPLACED = 20;

/** One thing that a person may give, and the meeting in which they may. */
export interface Awaiting {
  readonly meeting: Meeting;
  readonly ask: Ask;
}

/** The meetings of all groups in which this person is, those that run first. */
export function meetingsOf({ work, from }: KrugContext): readonly Meeting[] {
  if (!from) return [];
  return work.store.circles
    .memberships(from.id)
    .filter(({ status }) => status === "accepted")
    .flatMap(({ groupId }) => work.store.meetings.liveIn(groupId))
    .flatMap((id) => work.meeting(id) ?? [])
    .toSorted((a, b) => Number(b.status !== "planned") - Number(a.status !== "planned"));
}

/** Everything that this person may give now, in all their meetings. */
export const awaitingOf = (ctx: KrugContext): readonly Awaiting[] =>
  meetingsOf(ctx).flatMap((meeting) =>
    asksFor(meeting, ctx.from?.id ?? 0, ctx.work.now).map((ask) => ({ meeting, ask })),
  );

/** Where plain words belong: to the set-up, to what was turned to last, or to the one thing that is owed. */
export type Destination =
  | { readonly type: "setup"; readonly key: string }
  | { readonly type: "ask"; readonly ref: AskRef }
  | { readonly type: "which"; readonly among: readonly Awaiting[] }
  /** What is owed is given by a button, not in words. */
  | { readonly type: "buttons"; readonly among: readonly Awaiting[] }
  /** They answer what is over; this is what they could be for instead. */
  | { readonly type: "over"; readonly among: readonly Awaiting[] }
  | { readonly type: "nothing" };

export function destinationOf(ctx: KrugContext): Destination {
  const drafts = openDrafts(ctx);
  const replied = repliedTo(ctx, drafts);
  const turnedTo = drafts.filter(fits(replied)).find(({ listening }) => listening);
  const setup = replied ? undefined : openSetup(ctx, turnedTo?.changedAt ?? 0);
  if (setup) return { type: "setup", key: setup.key };
  if (turnedTo) return { type: "ask", ref: turnedTo.ref };
  const all = awaitingOf(ctx);
  const found = among(all.filter(fits(replied)));
  if (!replied || found.type !== "nothing") return found;
  return { type: "over", among: all.filter(({ ask }) => ask.input !== "none") };
}

/** The one thing that is owed, or that may be given where nothing is. */
function among(awaiting: readonly Awaiting[]): Destination {
  const textual = awaiting.filter(({ ask }) => ask.input !== "none");
  const owed = textual.filter(({ ask }) => ask.weight === "owed");
  const open = owed.length > 0 ? owed : textual;
  const [only] = open;
  if (!only) {
    const buttons = awaiting.filter(({ ask }) => ask.weight !== "welcome" && !ask.quiet);
    return buttons.length > 0 ? { type: "buttons", among: buttons } : { type: "nothing" };
  }
  return open.length === 1
    ? { type: "ask", ref: refOf(only.meeting.id, only.ask) }
    : { type: "which", among: open };
}

/** A set-up is its administrator's only for as long as nobody else has opened it, and they have turned to nothing else. */
function openSetup({ work, from }: KrugContext, turnedAway: number) {
  const person = from?.id ?? 0;
  const setup = work.store.dialogues.lastDialogue(person, `${SETUP}:`);
  const group = setup && work.store.circles.group(Number(setup.key.split(":")[1]));
  if (!setup || group?.setUpBy !== person) return undefined;
  return setup.changedAt >= turnedAway && work.now - setup.changedAt < SETUP_LASTS ? setup : undefined;
}

interface OpenDraft extends Draft, Awaiting {
  readonly ref: AskRef;
}

/** A person's drafts that may still be given, the one they touched last first. */
const openDrafts = ({ work, from }: KrugContext): readonly OpenDraft[] =>
  work.store.dialogues.draftsOf(from?.id ?? 0).flatMap((draft) => {
    const ref = refOfDraft(draft);
    const meeting = work.meeting(ref.meeting);
    const ask = meeting && findAsk(meeting, ref, work.now);
    return ask ? [{ ...draft, ref, meeting, ask }] : [];
  });

/** The prompts of what is given by a button are put up again, the buttons with them. */
export function promptAgain({ work }: KrugContext, among: readonly Awaiting[]): void {
  for (const { meeting, ask } of among) {
    const group = work.store.circles.group(meeting.group);
    for (const notice of prompts(meeting, [ask])) work.deliver(notice, meeting, group);
  }
}

/** With several things owed, the bot asks which one these words are for; they are kept until then. */
export function askWhich(
  ctx: KrugContext,
  among: readonly Awaiting[],
  pieces: readonly Piece[],
  question = "draft-which",
): void {
  const { work } = ctx;
  const key = unplacedKey(ctx.from?.id ?? 0);
  const before = work.store.dialogues.draft(key);
  const isOld = before !== undefined && work.now - before.changedAt >= UNPLACED_LASTS;
  if (isOld) handBack(work, key.personId, before.pieces);
  const waiting = isOld ? [] : (before?.pieces ?? []);
  const all = [...waiting, ...pieces].slice(0, MOST_UNPLACED);
  const isFull = waiting.length + pieces.length > MOST_UNPLACED;
  const kept = { ...key, pieces: all, messageId: newest(all), listening: false, changedAt: work.now };
  work.write(() => work.store.dialogues.keepDraft(kept));
  const choices = among.map(({ meeting, ask }): Choice => {
    const group = work.store.circles.group(meeting.group)?.title ?? "";
    const args = { what: { word: `owed-${ask.kind}` }, group };
    return { label: "button-for", args, command: writeCommand(ask, "for"), of: meeting };
  });
  say(ctx, isFull ? "draft-which-full" : question, { max: MOST_UNPLACED }, choices);
}

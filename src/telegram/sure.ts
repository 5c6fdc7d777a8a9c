import { createHash } from "node:crypto";
import { isRefusal } from "../core/decision.ts";
import type { Fact } from "../core/facts.ts";
import type { Meeting, MemberId } from "../core/meeting.ts";
import type { AnyMove, Args, Choice, Line } from "../core/notice.ts";
import { awaited, type Played, play } from "../core/play.ts";
import { nameOf } from "../core/roles.ts";
import { formatOf } from "../formats/index.ts";
import type { Work } from "../service/work.ts";
import { answerTap, type KrugContext } from "./context.ts";
import { asMember } from "./talk/ask-ref.ts";

/** How a deed that decides for others is asked about before it is done. */
interface Wording {
  readonly question: string;
  readonly yes: string;
  /** Where the way back leads. */
  readonly back: "moderator" | "now";
  /** The way back comes first: what is done cannot be mended. */
  readonly isForGood?: true;
  /** It is asked about only where it means something for others. */
  readonly isOwn?: true;
}

const wordings: Readonly<Record<string, Wording>> = {
  pass: { question: "sure-not-telling", yes: "button-really-not-tell", back: "now", isOwn: true },
  leave: { question: "leave-really", yes: "button-really-leave", back: "now", isOwn: true },
  "stop-case": { question: "stop-case-really", yes: "button-really-stop", back: "now", isForGood: true },
  "lead-close": { question: "sure-close", yes: "button-really-close", back: "moderator" },
  "lead-skip": { question: "sure-skip", yes: "button-really-skip", back: "moderator" },
  "lead-handover": { question: "sure-handover", yes: "button-really-handover", back: "moderator" },
  "lead-pause": { question: "sure-pause", yes: "button-really-pause", back: "moderator" },
};

interface Deed {
  readonly meeting: Meeting;
  readonly by: MemberId;
  readonly move: AnyMove;
}

/** What is asked before a deed: what will happen, to whom, and who is still writing. */
interface Question {
  readonly wording: Wording;
  readonly lines: readonly Line[];
  readonly args: Args;
  /** Names all that is shown: where it has changed since, the question is put anew. */
  readonly stamp: string;
}

/**
 * Asks before a move that decides for others, and says whether it did: then it is not made yet. `sure` is the stamp of
 * the question that was answered with yes, if it was one; a move that the core refuses anyway is not asked about.
 */
export function isAskedFirst(ctx: KrugContext, deed: Deed, sure: unknown): boolean {
  const question = questionBefore(ctx.work, deed, ctx.work.now);
  if (!question || question.stamp === sure) return false;
  answerTap(ctx, sure === undefined ? undefined : "sure-changed");
  put(ctx, deed, question);
  return true;
}

/** Asks about a deed in any case, as a command does that only begins it. */
export function askFirst(ctx: KrugContext, deed: Deed): void {
  const wording = wordings[deed.move.type];
  const question = wording && questionOf(ctx.work, deed, wording, ctx.work.now);
  if (question) put(ctx, deed, question);
}

function questionBefore(work: Work, deed: Deed, now: number): Question | undefined {
  const wording = wordings[deed.move.type];
  const question = wording && questionOf(work, deed, wording, now);
  return wording?.isOwn && question?.lines.length === 0 ? undefined : question;
}

/** The move is played to see what would come of it; nothing of that is kept. */
function questionOf(work: Work, deed: Deed, wording: Wording, now: number): Question | undefined {
  const { meeting, by, move } = deed;
  const played = play(formatOf(meeting.format), meeting, { move, by, now });
  if (isRefusal(played)) return undefined;
  const lines = [...consequences(meeting, played, by), ...open(work, deed, now)];
  const member = asMember(Number(move.member ?? by));
  const args = {
    name: nameOf(meeting, member),
    title: work.store.circles.group(meeting.group)?.title ?? "",
    ...(meeting.steps[0] !== undefined && { step: { word: `step-${meeting.steps[0]}` } }),
    until: { moment: played.meeting.pausedUntil },
  };
  const shown = JSON.stringify([Object.entries(move).toSorted(), lines]);
  const stamp = `s${createHash("sha256").update(shown).digest("base64url").slice(0, 5)}`;
  return { wording, lines, args, stamp };
}

const say = (key: string, args: Args = {}): Line => ({ key, args });

/** What it means for others, as the core has played it. */
function consequences(meeting: Meeting, { facts }: Played, by: MemberId): readonly Line[] {
  const has = (type: Fact["type"]) => facts.find((fact) => fact.type === type);
  const ended = facts.find((fact) => fact.type === "ended");
  const presenter = facts.find((fact) => fact.type === "presenterNamed");
  const moderator = facts.find((fact) => fact.type === "moderatorNamed");
  const isCut = facts.some((fact) => fact.type === "stepClosed" && fact.outcome === "stopped");
  const isCase = meeting.presenter === by;
  if (ended && (has("personLeft") || ended.ending === "noCase")) return [say("sure-ends")];
  return [
    ...(presenter && isCase ? [say("sure-presenter", { name: nameOf(meeting, presenter.member) })] : []),
    ...(isCut && isCase ? [say("sure-case-over")] : []),
    ...(moderator && meeting.moderator === by ? [leaderLine(meeting, moderator.member)] : []),
  ];
}

const leaderLine = (meeting: Meeting, next: MemberId | undefined): Line =>
  next === undefined ? say("sure-no-moderator") : say("sure-moderator", { name: nameOf(meeting, next) });

/** Whose words a moderator would go on without. */
function open(work: Work, { meeting, move }: Deed, now: number): readonly Line[] {
  const isOne = move.type === "lead-skip";
  if (!isOne && move.type !== "lead-close") return [];
  const owing = new Set(awaited(formatOf(meeting.format), meeting, now).map(({ member }) => member));
  const drafts = meeting.steps.flatMap((step) => work.store.dialogues.draftsIn(meeting.id, step));
  const writing = new Set(drafts.map(({ personId }) => asMember(personId)));
  const among = isOne ? [asMember(Number(move.member))] : [...owing];
  const names = (ids: readonly MemberId[]) => ids.map((id) => nameOf(meeting, id)).filter(Boolean);
  const busy = names(among.filter((id) => writing.has(id)));
  const waiting = isOne ? [] : names(among.filter((id) => !writing.has(id)));
  return [
    ...(busy.length > 0 ? [say("sure-writing", { names: { names: busy } })] : []),
    ...(waiting.length > 0 ? [say("sure-awaited", { names: { names: waiting } })] : []),
    ...(isOne || owing.size > 0 ? [] : [say("sure-nobody-awaited")]),
  ];
}

function put(ctx: KrugContext, { meeting, by, move }: Deed, question: Question): void {
  const { wording, lines, args, stamp } = question;
  const yes: Choice = { label: wording.yes, args, move: { ...move, sure: stamp }, of: meeting };
  const back: Choice = wording.isForGood
    ? { label: "button-later", command: wording.back }
    : { label: "button-back", command: wording.back };
  const group = ctx.work.store.circles.group(meeting.group);
  const choices = wording.isForGood ? [back, yes] : [yes, back];
  const all = { ...args, lines: { lines } };
  ctx.work.tell(by, wording.question, { args: all, choices, silent: true }, group, meeting);
}

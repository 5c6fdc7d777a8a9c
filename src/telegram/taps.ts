import { isRefusal } from "../core/decision.ts";
import type { Meeting } from "../core/meeting.ts";
import type { Played } from "../core/play.ts";
import { isMarked } from "../core/roles.ts";
import { decodeChoice, isOfferedTo, isStale, type Token } from "./choices.ts";
import { onForgetTap } from "./commands/forget.ts";
import { commands } from "./commands/index.ts";
import { answerTap, dropButtons, type KrugContext, say, toast } from "./context.ts";
import { postAgain } from "./doubts.ts";
import { acceptRules, admitToRules, areNewer, checkMember } from "./membership.ts";
import { refusedAt, refusedIn } from "./permissions/door.ts";
import type { MoveName } from "./permissions/moves.ts";
import { type ButtonName, permissions } from "./permissions/table.ts";
import { readSetup } from "./setup/desk.ts";
import { setupKey } from "./setup/name.ts";
import { isAskedFirst } from "./sure.ts";
import { asMember, dialogueKey, findAsk, readWrite } from "./talk/ask-ref.ts";

/** A button was tapped: a move, a command, or a step of a dialogue; whatever it is, the tap is answered. */
export async function onTap(ctx: KrugContext, next: () => Promise<void>): Promise<void> {
  const token = ownToken(ctx);
  if (!token) return answerTap(ctx, "unknown-button");
  const meeting = token.meeting > 0 ? ctx.work.meeting(token.meeting) : undefined;
  if (isStale(token, meeting)) return answerTap(ctx, "unknown-button");
  if ("move" in token) return makeMove(ctx, token, meeting);
  return obey(ctx, token, next);
}

/** A button is of use to the one person to whom it was offered. */
function ownToken({ callbackQuery, from, sign }: KrugContext): Token | undefined {
  const data = callbackQuery?.data ?? "";
  return isOfferedTo(from?.id ?? 0, data, sign) ? decodeChoice(data) : undefined;
}

type MoveToken = Extract<Token, { move: unknown }>;
type CommandToken = Extract<Token, { command: string }>;

function makeMove(ctx: KrugContext, token: MoveToken, meeting: Meeting | undefined): void {
  const { type } = token.move;
  if (!isMove(type) || !meeting || !ctx.from) return answerTap(ctx, "unknown-button");
  const refused = refusedIn(permissions.moves[type], ctx, meeting);
  if (refused !== undefined) return answerTap(ctx, refused);
  const by = asMember(ctx.from.id);
  const { sure, ...move } = token.move;
  if (isAskedFirst(ctx, { meeting, by, move: { ...move, type } }, sure)) return;
  const played = ctx.work.play(meeting.id, by, { ...move, type });
  if (isRefusal(played)) return answerTap(ctx, `refusal-${played.refused}`, played.args);
  dropButtons(ctx);
  if (isAgain(meeting, played)) return toast(ctx, "refusal-alreadyGiven");
  answerTap(ctx);
  const answered = played.notices.some(({ to }) => "member" in to && to.member === ctx.from?.id);
  const inPrivate = ctx.chat?.type === "private";
  const group = ctx.work.store.circles.group(meeting.group);
  if (!answered && inPrivate) say(ctx, thanksFor(type), {}, [], group);
}

/** An app may send a tap twice, and a message may stand there from before: what is so already is not said once more. */
const isAgain = (before: Meeting, { facts, notices }: Played): boolean =>
  notices.length === 0 &&
  facts.some(({ type }) => type === "marked") &&
  facts.every(
    (fact) =>
      fact.type === "acted" ||
      (fact.type === "marked" && isMarked(before, fact.step, fact.member, fact.mark)),
  );

const isMove = (type: string): type is MoveName => Object.hasOwn(permissions.moves, type);

const thanksFor = (type: string): string => {
  if (type === "pass") return "passed";
  return type.startsWith("lead-") ? "panel-done" : "draft-confirmed";
};

async function obey(ctx: KrugContext, token: CommandToken, next: () => Promise<void>): Promise<void> {
  const [word = "", ...rest] = token.command.split(" ");
  if (!isButton(word)) return command(ctx, word, rest.join(" "));
  switch (word) {
    case "write":
      return turnTo(ctx, token, next);
    case "setup":
      return setUp(ctx, next);
    case "setup-group":
      answerTap(ctx);
      return chooseGroup(ctx, Number(rest[0]));
    case "let-in":
      return answerTap(ctx, "unknown-button"); // it stands in the group alone
    case "again":
      return postAgain(ctx, Number(rest[0]), rest[1]);
    case "accept":
    case "decline":
      return answerRules(ctx, word, rest);
  }
}

const isButton = (word: string): word is ButtonName => Object.hasOwn(permissions.buttons, word);

/** A button that does what a command does. */
async function command(ctx: KrugContext, word: string, rest: string): Promise<void> {
  if (word === "forget") return onForgetTap(ctx, rest);
  const found = commands.find(({ name, scopes }) => name === word && scopes.includes("private"));
  if (!found || ctx.chat?.type !== "private") return answerTap(ctx, "unknown-button");
  answerTap(ctx);
  await found.run(ctx, rest);
}

/** A step of a dialogue about one ask: the ask has to stand, and to be this person's own. */
async function turnTo(ctx: KrugContext, token: CommandToken, next: () => Promise<void>): Promise<void> {
  const read = readWrite(token.command);
  const meeting = ctx.work.meeting(token.meeting);
  if (!read || !meeting || !ctx.from) return answerTap(ctx, "unknown-button");
  const refused = refusedIn(permissions.buttons.write, ctx, meeting);
  if (refused !== undefined) return answerTap(ctx, refused);
  const { step, kind, about } = read;
  const ref = { meeting: meeting.id, step, kind, about, member: ctx.from.id };
  if (!findAsk(meeting, ref, ctx.work.now)) return answerTap(ctx, "draft-gone");
  // A second tap on "confirm": the draft has gone with the first one.
  const draft = { personId: ref.member, meetingId: ref.meeting, step, kind, about };
  if (read.verb === "ok" && !ctx.work.store.dialogues.draft(draft)) return answerTap(ctx, "unknown-button");
  answerTap(ctx);
  ctx.target = ref;
  ctx.dialogueKey = dialogueKey(ref);
  await next();
}

/** A screen of the set-up; only for the administrator who opened it. */
async function setUp(ctx: KrugContext, next: () => Promise<void>): Promise<void> {
  const read = readSetup(ctx.callbackQuery?.data ?? "");
  const group = read && ctx.work.store.circles.group(read.groupId);
  if (!group || !ctx.from) return answerTap(ctx, "unknown-button");
  if (group.setUpBy !== ctx.from.id) return answerTap(ctx, "setup-not-admin");
  answerTap(ctx);
  dropButtons(ctx);
  ctx.setup = group.id;
  ctx.dialogueKey = setupKey(group.id, ctx.from.id);
  await next();
}

function chooseGroup(ctx: KrugContext, groupId: number): void {
  const group = ctx.work.store.circles.group(groupId);
  if (!group || !ctx.from) return say(ctx, "setup-no-group");
  checkMember(ctx.work, group, ctx.from.id, "setup");
}

function answerRules(ctx: KrugContext, word: "accept" | "decline", [id, mark]: readonly string[]): void {
  const group = ctx.work.store.circles.group(Number(id));
  if (!group || !ctx.from) return answerTap(ctx, "unknown-button");
  const refused = refusedAt(permissions.buttons[word], ctx.work, ctx.from.id, { group: group.id });
  if (refused !== undefined) return answerTap(ctx, refused);
  dropButtons(ctx);
  if (word === "accept" && areNewer(group, mark)) {
    answerTap(ctx, "rules-newer");
    return admitToRules(ctx.work, group, ctx.from.id);
  }
  answerTap(ctx);
  if (word === "accept") acceptRules(ctx, group);
  else say(ctx, "rules-declined", {}, [], group);
}

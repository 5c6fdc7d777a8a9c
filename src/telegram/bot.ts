import { Bot, type BotConfig } from "grammy";
import type { Update, UserFromGetMe } from "grammy/types";
import { withMarksOut } from "../core/wording/formatting.ts";
import { isMadeUp } from "../service/letter.ts";
import type { Work } from "../service/work.ts";
import type { Words } from "../texts/index.ts";
import { isHereAgain } from "./away.ts";
import type { Sign } from "./choices.ts";
import { commands } from "./commands/index.ts";
import { answerTap, type KrugContext, say } from "./context.ts";
import { onPoll } from "./counts.ts";
import { groupChat, onPollAnswer } from "./group-chat.ts";
import { greetUnlessKnown, groupLife, meet, type NewGroupDeps } from "./group-life.ts";
import { maskOf, refuseMasked } from "./masks.ts";
import { backInGroup, membership } from "./membership.ts";
import { privateChat } from "./private-chat.ts";
import type { Dialogue } from "./talk/dialogue.ts";
import { isCommand } from "./talk/editing.ts";
import { isForwarded } from "./unfit.ts";

export interface BotDeps {
  readonly token: string;
  readonly me: UserFromGetMe;
  readonly words: Words;
  readonly sign: Sign;
  readonly newGroup: NewGroupDeps;
  /** The private conversation of every step. */
  readonly dialogues: readonly Dialogue[];
}

/** What one update means: the order of the middleware, and nothing else. It calls no network. */
export function createBot({ token, me, words, sign, newGroup, dialogues }: BotDeps) {
  const config: BotConfig<KrugContext> = { botInfo: me, client: { fetch: noNetwork } };
  const bot = new Bot<KrugContext>(token, config);
  let work: Work; // the unit of work of the one update that is being handled

  bot.use(async (ctx, next) => {
    Object.assign(ctx, {
      work,
      words,
      sign,
      dialogueKey: `none:${ctx.from?.id ?? 0}`,
      target: undefined,
      setup: undefined,
    });
    remember(ctx);
    await next();
  });
  bot.on("poll_answer", onPollAnswer);
  bot.on("poll", onPoll);
  bot.use(membership);
  bot.use(groupLife(newGroup));
  // What somebody else wrote is no command of whoever passes it on.
  bot
    .chatType("private")
    .on("message:text", (ctx, next) =>
      isForwarded(ctx) && isCommand(ctx.message.text) ? say(ctx, "forwarded-words") : next(),
    );
  const inGroup = bot.chatType(["group", "supergroup"]);
  inGroup.use((ctx, next) => knowGroup(ctx, newGroup, next));
  for (const { name, scopes, run } of commands) {
    bot
      .chatType("private")
      .command(name, (ctx) =>
        scopes.includes("private") ? run(ctx, ctx.match.trim()) : say(ctx, "group-only"),
      );
    inGroup.command(name, (ctx) =>
      scopes.includes("group") ? run(ctx, ctx.match.trim()) : pointToPrivate(ctx),
    );
  }
  bot
    .chatType("private")
    .on("message::bot_command", (ctx, next) =>
      ctx.message.text?.startsWith("/") ? say(ctx, "unknown-command") : next(),
    );
  bot.chatType("private").use(privateChat(dialogues));
  inGroup.use(groupChat(dialogues));
  bot.on("callback_query", (ctx) => answerTap(ctx, "unknown-button"));

  return {
    /** Handles one update; its effects wait in the unit of work until that is committed. */
    handle: async (update: Update, forWork: Work): Promise<void> => {
      work = forWork;
      await bot.handleUpdate(JSON.parse(withMarksOut(JSON.stringify(update))));
    },
  };
}

/** Handling an update is deciding; only the courier talks to Telegram. */
const noNetwork = (): never => {
  throw new Error("A handler called the Bot API; put a letter into the outbox instead");
};

/**
 * Names as people wrote them; whoever writes in private can be reached there. A stranger who has not said anything to
 * the bot, or has asked it to forget them, is not kept: a tap or a vote is no beginning.
 */
function remember({ work, from, chat, message }: KrugContext): void {
  if (!from || from.is_bot || isMadeUp(from.id)) return;
  if (isStranger(work, from.id)) work.attendStranger(from.id);
  else work.attend(from.id, chat?.type === "private" ? message?.media_group_id : undefined);
  const known = work.store.circles.person(from.id);
  const reachable = chat?.type === "private" || known?.reachable === true;
  const appLocale = from.language_code?.startsWith("ru")
    ? "ru"
    : from.language_code
      ? "en"
      : (known?.appLocale ?? "");
  const name = from.first_name || (known?.name ?? "");
  const now = { name, appLocale, reachable };
  if (!known && message?.text === undefined) return work.glimpse(from.id, now);
  if (known?.name === name && known.reachable === reachable && known.appLocale === appLocale) return;
  work.meet(from.id, now);
}

/** Whoever is about to join a group, or has set one up, is no stranger any more. */
const isStranger = ({ store }: Work, id: number): boolean =>
  store.circles.memberships(id).every(({ status }) => status === "left") &&
  store.circles.groupsKeptBy(id).length === 0;

/** A group that was never announced (the bot was down when it was added) is met by its first message. */
async function knowGroup(ctx: KrugContext, newGroup: NewGroupDeps, next: () => Promise<void>): Promise<void> {
  if (ctx.message?.migrate_from_chat_id !== undefined) return;
  const mask = maskOf(ctx.message);
  if (mask) return refuseMasked(ctx, mask);
  const chat = ctx.chat;
  const known = chat && ctx.work.store.circles.groupByChat(chat.id);
  if (known && isSaidSince(ctx, known.goneAt)) isHereAgain(ctx.work, known);
  if (known && ctx.from && ctx.message?.text) backInGroup(ctx.work, known, ctx.from);
  if (chat && !known && ctx.message?.text) {
    return greetUnlessKnown(ctx, meet(ctx, newGroup), []);
  }
  await next();
}

/** Whether somebody wrote there after the bot had gone: so it is there again. Telegram counts in seconds. */
const isSaidSince = ({ message }: KrugContext, goneAt: number): boolean =>
  message !== undefined &&
  message.left_chat_member === undefined &&
  (message.date + 1) * 1000 > goneAt + 1000;

function pointToPrivate(ctx: KrugContext): void {
  const group = ctx.chat && ctx.work.store.circles.groupByChat(ctx.chat.id);
  if (group)
    ctx.work.answerGroup(group, "private-only", { choices: [{ label: "button-open-private", link: "now" }] });
}

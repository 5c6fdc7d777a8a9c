import { Composer } from "grammy";
import type { User } from "grammy/types";
import type { Choice, Line } from "../core/notice.ts";
import type { Work } from "../service/work.ts";
import type { Group } from "../store/index.ts";
import { farewell, isHereAgain } from "./away.ts";
import type { KrugContext } from "./context.ts";
import { awaitingOf, promptAgain } from "./inbound.ts";
import { isHere } from "./membership.ts";
import { missingRights, rightsChanged } from "./rights.ts";
import { askOldChat, formerSelf, isUpgradable, migrate } from "./upgrade.ts";

/** The group as the bot first meets it; the set-up changes whatever it likes. */
export interface NewGroupDeps {
  /** A secret for links, unguessable. */
  readonly newLink: () => string;
  readonly defaultRules: (locale: "en" | "ru", address: "ty" | "vy") => readonly string[];
  readonly closings: Readonly<Record<string, unknown>>;
}

const setUpChoice: Choice = { label: "button-set-up", link: "setup" };

/** The bot is added, gets or loses rights, is removed; the group becomes a supergroup. */
export function groupLife(deps: NewGroupDeps): Composer<KrugContext> {
  const composer = new Composer<KrugContext>();

  composer.on("my_chat_member", (ctx) => {
    if (ctx.chat.type === "private") return reachability(ctx);
    const member = ctx.myChatMember.new_chat_member;
    const known = ctx.work.store.circles.groupByChat(ctx.chat.id);
    if (!isHere(member)) return known && outOf(ctx, known);
    const broughtBy = personBehind(ctx.from);
    if (!known) return greetUnlessKnown(ctx, meet(ctx, deps, broughtBy), missingRights(member));
    isHereAgain(ctx.work, known);
    if (known.addedBy === 0)
      ctx.work.write(() => ctx.work.store.circles.changeGroup(known.id, { addedBy: broughtBy }));
    if (!known.isHere) greet(ctx.work, known, missingRights(member));
    // A group that the bot was in all along has become a supergroup: that is no coming.
    else if (isHere(ctx.myChatMember.old_chat_member))
      rightsChanged(ctx.work, known, ctx.myChatMember.old_chat_member, member);
  });

  composer.on("message:migrate_to_chat_id", (ctx) => {
    migrate(ctx.work, ctx.chat.id, ctx.message.migrate_to_chat_id);
  });

  composer.on("message:migrate_from_chat_id", (ctx) => {
    migrate(ctx.work, ctx.message.migrate_from_chat_id, ctx.chat.id);
  });

  composer.on("message:new_chat_title", (ctx) => {
    const group = ctx.work.store.circles.groupByChat(ctx.chat.id);
    const title = ctx.message.new_chat_title;
    if (group) ctx.work.write(() => ctx.work.store.circles.changeGroup(group.id, { title }));
  });

  return composer;
}

/** The bot is out of a chat: removed, or the chat is left behind by a group that has become a supergroup. */
function outOf({ work, me }: KrugContext, group: Group): void {
  if (!isUpgradable(group.chatId)) return farewell(work, group);
  askOldChat(work, group, { bot: me.id, about: { purpose: "here" } });
}

/** A group of this name may have become this one: then it is no stranger, and no greeting is called for. */
export function greetUnlessKnown({ work, me }: KrugContext, group: Group, missing: readonly Line[]): void {
  const former = formerSelf(work, group);
  if (!former) return greet(work, group, missing);
  askOldChat(work, former, { bot: me.id, about: { purpose: "upgraded", into: group.id } });
}

/** Who blocks the bot cannot be written to; who lets it write again is asked again for what is still open. */
function reachability(ctx: KrugContext): void {
  const { work, from, myChatMember } = ctx;
  if (!from || !myChatMember) return;
  const reachable = myChatMember.new_chat_member.status === "member";
  work.write(() => work.store.circles.reach(from.id, reachable));
  const wasBlocked = myChatMember.old_chat_member.status === "kicked";
  if (!reachable || !wasBlocked) return;
  promptAgain(
    ctx,
    awaitingOf(ctx).filter(({ ask }) => ask.weight !== "welcome" && !ask.quiet),
  );
}

/** An anonymous administrator is shown as a bot, which nobody can write to: 0 = nobody. */
const personBehind = ({ id, is_bot: isBot }: User): number => (isBot ? 0 : id);

/**
 * A group that the bot sees for the first time, with defaults good enough to accept as they are. Who brought it is for
 * Telegram to tell: that somebody writes there first makes nobody its keeper. 0 = nobody knows.
 */
export function meet(
  ctx: KrugContext,
  { newLink, defaultRules, closings }: NewGroupDeps,
  addedBy = 0,
): Group {
  const { work } = ctx;
  const appLocale = ctx.from?.language_code;
  const locale = appLocale?.startsWith("ru") ? "ru" : appLocale === undefined ? work.defaults.locale : "en";
  const address = locale === "ru" ? "vy" : "ty";
  const chat = ctx.chat as { id: number; title?: string };
  const row = {
    id: work.store.circles.nextGroupId(),
    chatId: chat.id,
    title: chat.title ?? "",
    link: newLink(),
    addedBy,
    setUpBy: 0,
    isSetUp: false,
    isHere: true,
    polls: true,
    locale,
    zone: work.defaults.zone,
    address,
    theme: "",
    preset: "week",
    startWeekday: 1,
    startTime: "09:00",
    closings,
    fewest: 5,
    most: 6,
    earlyClosing: true,
    rules: defaultRules(locale, address),
    rotationSince: 1,
    retentionDays: 90,
    goneAt: 0,
  } as const;
  work.write(() => work.store.circles.addGroup(row));
  return row;
}

/** Greets whom it has not met, offers them the set-up, and says which rights are missing and what will be missing without them. */
export function greet(work: Work, group: Group, lines: readonly Line[] = []): void {
  if (!group.isSetUp) work.tellGroup(group, "greeting", { choices: [setUpChoice] });
  if (lines.length > 0) work.tellGroup(group, "greeting-rights-missing", { args: { lines: { lines } } });
}

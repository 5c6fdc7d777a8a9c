import type { Conversation } from "@grammyjs/conversations";
import type { Context } from "grammy";
import type { Args, Choice } from "../../core/notice.ts";
import { decodeChoice } from "../choices.ts";
import type { KrugContext } from "../context.ts";
import { typed } from "../talk/typed.ts";
import type { GroupPlan } from "./plan.ts";

export type SetupConversation = Conversation<KrugContext, Context>;

/** What the administrator did on a screen: the value of a tapped button, or what they typed, `said` with its formatting. */
export type Reply = { readonly value: string } | { readonly text: string; readonly said: string };

/** The set-up's way of asking: one screen, one question, a default as its first button. */
export interface Desk {
  readonly groupId: number;
  ask(plan: GroupPlan, screen: Screen): Promise<Reply>;
  tell(plan: GroupPlan, key: string, args?: Args): Promise<void>;
  outside<R>(act: (ctx: KrugContext) => R): Promise<R>;
}

export interface Screen {
  readonly name: string;
  readonly key: string;
  readonly args?: Args;
  readonly choices: readonly ScreenChoice[];
}

export interface ScreenChoice {
  readonly label: string;
  readonly args?: Args;
  readonly value: string;
}

export const screenChoices = (groupId: number, { name, choices }: Screen): readonly Choice[] =>
  choices.map(({ value, ...face }) => ({ ...face, command: `setup ${groupId} ${name} ${value}` }));

/** Reads a tap on one of the set-up's own buttons. */
export function readSetup(data: string): { groupId: number; screen: string; value: string } | undefined {
  const token = decodeChoice(data);
  if (!token || !("command" in token)) return undefined;
  const [word, groupId, screen, ...value] = token.command.split(" ");
  if (word !== "setup" || groupId === undefined || screen === undefined) return undefined;
  return { groupId: Number(groupId), screen, value: value.join(" ") };
}

export function createDesk(conversation: SetupConversation, first: Context, groupId: number): Desk {
  let entering: Context | undefined = first;
  const outside = <R>(act: (ctx: KrugContext) => R) => conversation.external(act);
  const say = (plan: GroupPlan, key: string, args: Args, choices: readonly Choice[]) =>
    outside((ctx) => {
      const group = ctx.work.store.circles.group(groupId);
      // The words follow what has been chosen so far, the language first of all.
      const asPlanned = group && { ...group, locale: plan.locale, zone: plan.zone, address: plan.address };
      if (ctx.from) ctx.work.tellAs(ctx.from.id, key, { args, choices }, asPlanned);
    });

  return {
    groupId,
    outside,
    tell: (plan, key, args = {}) => say(plan, key, args, []),
    ask: async (plan, screen) => {
      for (;;) {
        // The first screen stands in the chat already; the tap or the words on it brought us here.
        if (!entering) await say(plan, screen.key, screen.args ?? {}, screenChoices(groupId, screen));
        const ctx = entering ?? (await conversation.wait());
        entering = undefined;
        const tapped = readSetup(ctx.callbackQuery?.data ?? "");
        if (tapped?.screen === screen.name) return { value: tapped.value };
        const { message } = ctx;
        const text = message?.text?.trim();
        if (message && text) return { text, said: typed(message)?.trim() ?? text };
      }
    },
  };
}

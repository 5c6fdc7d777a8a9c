import {
  type Conversation,
  type ConversationFlavor,
  conversations,
  createConversation,
} from "@grammyjs/conversations";
import { FileAdapter } from "@grammyjs/storage-file";
import { Bot, type Context } from "grammy";
import { type Contender, me, noNetwork, TOKEN } from "./contender.ts";

type Talking = ConversationFlavor<Context>;

/**
 * What a bot usually is made of: grammY's conversations over its file storage. It answers nobody and keeps the problem
 * in memory only, both of which spare it work.
 */
export const fileConversations: Contender = {
  name: "grammY conversations, storage-file",
  prepare: async (dir) => {
    const stated = new Map<number, string>();
    const bot = new Bot<Talking>(TOKEN, { botInfo: me, client: { fetch: noNetwork } });
    const stateProblem = async (
      conversation: Conversation<Talking, Context>,
      first: Context,
    ): Promise<void> => {
      let problem = first.message?.text ?? "";
      for (;;) {
        const next = await conversation.wait();
        if (next.callbackQuery) {
          await conversation.external(() => stated.set(next.from?.id ?? 0, problem).size);
          return;
        }
        problem = next.message?.text ?? problem;
      }
    };
    const adapter = new FileAdapter<never>({ dirName: dir });
    bot.use(conversations<Talking, Context>({ storage: { type: "key", version: 1, adapter } }));
    bot.use(createConversation(stateProblem, "state-problem"));
    bot.on("message:text", (ctx) => ctx.conversation.enter("state-problem"));
    return {
      hold: async (updates) => {
        for (const update of updates) await bot.handleUpdate(update);
      },
      stated: () => stated.size,
      close: () => {},
    };
  },
};

import { conversations, createConversation } from "@grammyjs/conversations";
import { Composer, type Context } from "grammy";
import type { KrugContext } from "../context.ts";
import { setupConversation } from "../setup/dialogue.ts";
import { SETUP } from "../setup/name.ts";
import type { AskRef } from "./ask-ref.ts";
import type { Dialogue } from "./dialogue.ts";
import { createTalk, type KrugConversation, Resting } from "./talk.ts";

/** Grows when a dialogue's shape changes: an older one is then begun again from its draft. */
const VERSION = 2;

/**
 * The private conversations, one per step, and the set-up. Their state is read at once and written with the rest of
 * the unit of work; losing it costs a question asked again, never an answer.
 */
export function conversing(dialogues: readonly Dialogue[]): Composer<KrugContext> {
  const composer = new Composer<KrugContext>();
  composer.use(async (ctx, next) => {
    const { store, write, now } = ctx.work;
    await conversations<KrugContext, Context>({
      storage: {
        type: "key",
        version: VERSION,
        getStorageKey: () => ctx.dialogueKey,
        adapter: {
          read: (key) => (store.dialogues.dialogue(key) ?? undefined) as never,
          write: (key, state) => {
            const personId = ctx.from?.id ?? 0;
            write(() => store.dialogues.keepDialogue({ key, personId, state, changedAt: now }));
          },
          delete: (key) => write(() => store.dialogues.dropDialogue(key)),
        },
      },
    })(ctx, next);
  });
  composer.use(createConversation(setupConversation, { id: SETUP }));
  for (const dialogue of dialogues) composer.use(createConversation(talkOf(dialogue), { id: dialogue.step }));
  return composer;
}

/** Talks until there is a move; what the core refuses is said in words, and the draft waits to be changed. */
const talkOf =
  ({ kinds }: Dialogue) =>
  async (conversation: KrugConversation, first: Context, ref: AskRef): Promise<void> => {
    const talk = createTalk(conversation, first, ref);
    const speak = kinds[ref.kind];
    if (!speak) return;
    try {
      const move = await speak(talk);
      if (move !== undefined) await talk.make(move);
    } catch (ended) {
      if (!(ended instanceof Resting)) throw ended;
    }
  };

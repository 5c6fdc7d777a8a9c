import { conversations, createConversation } from "@grammyjs/conversations";
import { Composer, type Context } from "grammy";
import type { Message, MessageEntity, Update } from "grammy/types";
import type { KrugContext } from "../context.ts";
import { setupConversation } from "../setup/dialogue.ts";
import { SETUP } from "../setup/name.ts";
import type { AskRef } from "./ask-ref.ts";
import type { Dialogue } from "./dialogue.ts";
import { createTalk, type KrugConversation, Resting } from "./talk.ts";

/** Grows when a dialogue's shape changes: an older one is then begun again from its draft. */
const VERSION = 3;

/**
 * The private conversations, one per step, and the set-up. Their state is read at once and written with the rest of
 * the unit of work; losing it costs a question asked again, never an answer.
 */
export function conversing(dialogues: readonly Dialogue[]): Composer<KrugContext> {
  const composer = new Composer<KrugContext>();
  composer.use(async (ctx, next) => {
    leaveOutQuotes(ctx.update);
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

/**
 * A dialogue remembers every update. What a tapped or answered message says may be somebody else's words, and is not
 * needed: nobody's words are kept in another's conversation, nor the number of somebody who was mentioned.
 */
function leaveOutQuotes({ callback_query: tap, message, edited_message: edited }: Update): void {
  if (tap?.message) {
    const { chat, message_id, date } = tap.message;
    tap.message = { chat, message_id, date } as Message;
  }
  for (const one of [message, edited])
    if (one) {
      delete one.reply_to_message;
      delete one.external_reply;
      delete one.quote;
      if (one.entities) one.entities = one.entities.filter(namesNobody);
      if (one.caption_entities) one.caption_entities = one.caption_entities.filter(namesNobody);
    }
}

const namesNobody = ({ type }: MessageEntity): boolean => type !== "text_mention";

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

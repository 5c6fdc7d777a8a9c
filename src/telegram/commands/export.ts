import { minutes } from "../../core/timetable.ts";
import { DOSSIER } from "../../service/exporting.ts";
import { lanes } from "../../service/letter.ts";
import { type KrugContext, say } from "../context.ts";
import type { Command } from "./command.ts";

/** Who has just asked for the file has it, or is about to. */
const AGAIN_AFTER = minutes(1);

/** Everything that the bot holds of this person, as one file; written when it is sent, so that nothing of it lies about. */
export const exportAll: Command = {
  name: "export",
  scopes: ["private"],
  run: (ctx) => {
    const { work, from } = ctx;
    if (!from) return;
    const last = work.store.outbox.lastOf(from.id, DOSSIER);
    if (last && work.now - last.notBefore < AGAIN_AFTER) return say(ctx, "export-again");
    work.post({ chatId: from.id, method: DOSSIER, payload: labelOf(ctx), lane: lanes.answer });
  },
};

/** Nothing about the person: a name for the file, and what is said under it. */
function labelOf({ work, words, from }: KrugContext) {
  const voice = work.voiceOf(from?.id ?? 0, undefined);
  const name = `krug.${new Date(work.now).toISOString().slice(0, 10)}.json`;
  return { name, caption: words.plain(voice, "export-caption", { when: { moment: work.now } }) };
}

import { isSeveralSentences } from "../../core/wording/hints.ts";
import { defineDialogue } from "../../telegram/talk/dialogue.ts";
import { draftText } from "../../telegram/talk/drafting.ts";

/** One sentence; more than one gets a gentle hint. */
export const stateProblemsDialogue = defineDialogue({
  step: "state-problems",
  kinds: {
    problem: async (talk) => {
      const text = await draftText(talk, {
        hint: (said) => (isSeveralSentences(said) ? "sentences" : undefined),
      });
      return { type: "state-problem", text };
    },
  },
});

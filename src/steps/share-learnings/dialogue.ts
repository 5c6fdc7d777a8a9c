import { defineDialogue } from "../../telegram/talk/dialogue.ts";
import { draftText } from "../../telegram/talk/drafting.ts";

/** What they take away for themselves. */
export const shareLearningsDialogue = defineDialogue({
  step: "share-learnings",
  kinds: { learning: async (talk) => ({ type: "share-learning", text: await draftText(talk) }) },
});

import { defineDialogue } from "../../telegram/talk/dialogue.ts";
import { draftText } from "../../telegram/talk/drafting.ts";

/** A solution, sealed; then the next one. */
export const writeSolutionsDialogue = defineDialogue({
  step: "write-solutions",
  kinds: { solution: async (talk) => ({ type: "write-solution", text: await draftText(talk) }) },
});

import { speaksOfCauses } from "../../core/wording/hints.ts";
import { defineDialogue } from "../../telegram/talk/dialogue.ts";
import { draftPieces } from "../../telegram/talk/drafting.ts";
import { MOST_PIECES, NOT_TELL } from "./step.ts";

/** As many messages as it takes; explaining and self-blame get a hint before anything is told. */
export const tellCaseDialogue = defineDialogue({
  step: "tell-case",
  kinds: {
    case: async (talk) => {
      const pieces = await draftPieces(talk, {
        most: MOST_PIECES,
        out: NOT_TELL,
        hint: (said) => (speaksOfCauses(said) ? "causes" : undefined),
      });
      return { type: "tell-case", pieces };
    },
  },
});

import { given } from "../../core/roles.ts";
import { speaker } from "../../core/turns.ts";
import { defineDialogue } from "../../telegram/talk/dialogue.ts";
import { draftText } from "../../telegram/talk/drafting.ts";

/** The sealed solution in other words, before it is heard. */
export const voiceSolutionsDialogue = defineDialogue({
  step: "voice-solutions",
  kinds: {
    voice: async (talk) => ({ type: "voice", solution: talk.ref.about, text: await draftText(talk) }),
  },
  reply: ({ meeting, by, text, about }) => {
    if (about !== undefined || speaker(meeting.turns) !== by) return undefined;
    const sealed = given(meeting, "solution").find(
      ({ author, status }) => author === by && status === "sealed",
    );
    return sealed && { type: "voice", solution: sealed.id, text };
  },
});

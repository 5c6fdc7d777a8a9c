import { defineDialogue } from "../../telegram/talk/dialogue.ts";
import { draftText } from "../../telegram/talk/drafting.ts";

/** A theme for next time, in one line. */
export const chooseThemeDialogue = defineDialogue({
  step: "choose-theme",
  kinds: { theme: async (talk) => ({ type: "propose-theme", text: await draftText(talk) }) },
});

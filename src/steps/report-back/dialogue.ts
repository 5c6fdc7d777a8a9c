import { defineDialogue } from "../../telegram/talk/dialogue.ts";
import { draftText } from "../../telegram/talk/drafting.ts";

/** What came of it, in the presenter's own words. */
export const reportBackDialogue = defineDialogue({
  step: "report-back",
  kinds: { report: async (talk) => ({ type: "report", text: await draftText(talk) }) },
});

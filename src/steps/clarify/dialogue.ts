import { speaker } from "../../core/turns.ts";
import { soundsLikeAdvice } from "../../core/wording/hints.ts";
import { defineDialogue } from "../../telegram/talk/dialogue.ts";
import { draftText } from "../../telegram/talk/drafting.ts";

/** A question in one's turn, an answer to each question; both also as a reply in the group. */
export const clarifyDialogue = defineDialogue({
  step: "clarify",
  kinds: {
    question: async (talk) => {
      const text = await draftText(talk, { hint: (said) => (soundsLikeAdvice(said) ? "advice" : undefined) });
      return { type: "ask-question", text };
    },
    answer: async (talk) => ({
      type: "answer-question",
      question: talk.ref.about,
      text: await draftText(talk),
    }),
  },
  reply: ({ meeting, by, text, about }) => {
    if (about?.kind === "question" && by === meeting.presenter)
      return { type: "answer-question", question: about.id, text };
    return about === undefined && speaker(meeting.turns) === by ? { type: "ask-question", text } : undefined;
  },
});

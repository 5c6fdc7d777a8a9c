import { defineDialogue } from "../../telegram/talk/dialogue.ts";
import { draftText } from "../../telegram/talk/drafting.ts";
import type { Talk } from "../../telegram/talk/talk.ts";

/** A rule to add, in one line, or one to drop, by a tap. */
export const agreeRulesDialogue = defineDialogue({
  step: "agree-rules",
  kinds: {
    rule: async (talk) => ({ type: "propose-rule", text: await draftText(talk) }),
    drop: async (talk) => ({ type: "drop-rule", rule: await pickRule(talk) }),
  },
});

async function pickRule(talk: Talk): Promise<number> {
  const gesture = await talk.next();
  if (gesture.type === "tap" && gesture.verb === "pick") return gesture.arg;
  await talk.show(({ rules }) => ({
    key: "menu-drop-rule",
    args: {
      lines: {
        lines: rules.map((text, index) => ({ key: "line-rule", args: { number: index + 1, text } })),
      },
    },
    choices: rules.map((text, index) =>
      talk.button("button-rule", "pick", index + 1, { number: index + 1, text }),
    ),
  }));
  return talk.rest();
}

import type { Contribution, Meeting, Piece } from "../../core/meeting.ts";
import type { AnyMove, Choice } from "../../core/notice.ts";
import { onSheet } from "../../core/roles.ts";
import { isBlank } from "../../core/wording/blank.ts";
import { from, plain } from "../../core/wording/formatting.ts";
import { asMember } from "../../telegram/talk/ask-ref.ts";
import { defineDialogue } from "../../telegram/talk/dialogue.ts";
import { draftText } from "../../telegram/talk/drafting.ts";
import { wordsIn } from "../../telegram/talk/gesture.ts";
import type { Screen, Talk } from "../../telegram/talk/talk.ts";
import { yetToWeigh } from "./step.ts";

const signs = ["plus", "minus"] as const;

/** Pluses, minuses and questions, by button in private or as a reply in the group. */
export const weighSolutionsDialogue = defineDialogue({
  step: "weigh-solutions",
  kinds: {
    weigh: weighing,
    "query-answer": async (talk) => ({
      type: "answer-query",
      query: talk.ref.about,
      text: await draftText(talk),
    }),
  },
  reply: ({ text, about }) => {
    if (about?.kind === "query") return { type: "answer-query", query: about.id, text };
    if (about?.kind !== "solution") return undefined;
    const { sign, words } = readSign(text);
    return sign
      ? { type: "weigh", solution: about.id, sign, text: words }
      : { type: "query", solution: about.id, text };
  },
  mended: ({ kind }, text) => {
    const { sign, words } = readSign(text);
    if (kind === "query-answer") return text;
    return (sign ?? "query") === kind ? words : undefined;
  },
});

/** A reply that begins with a plus or a minus weighs a solution; anything else asks its author. */
function readSign(text: string): { readonly sign: "plus" | "minus" | undefined; readonly words: string } {
  const [begun, mark] = /^\s*([+＋➕]|[-−–—➖])\s*/u.exec(plain(text)) ?? [];
  if (begun === undefined || mark === undefined) return { sign: undefined, words: text };
  const words = from(text, begun.length);
  return { sign: /[+＋➕]/u.test(mark) ? "plus" : "minus", words: isBlank(words) ? "" : words };
}

/** From the sheet to one solution, to a sign, to a few words, and back to the sheet, until the person has had enough. */
async function weighing(talk: Talk): Promise<AnyMove | undefined> {
  for (;;) {
    const gesture = await talk.next();
    const begun = begunIn(await talk.pieces());
    const text = gesture.type === "said" ? wordsIn(gesture.pieces) : "";
    if (text !== "" && begun) await weigh(talk, begun.solution, begun.sign, text);
    else if (gesture.type !== "tap") await talk.show(sheet(talk));
    else if (gesture.verb === "plus" || gesture.verb === "minus" || gesture.verb === "query") {
      await talk.keep([{ type: "text", text: "", file: `${gesture.verb} ${gesture.arg}` }]);
      await talk.show(why(talk, gesture.arg, gesture.verb));
    } else if (gesture.verb === "bare-plus" || gesture.verb === "bare-minus")
      await weigh(talk, gesture.arg, gesture.verb === "bare-plus" ? "plus" : "minus", "");
    else {
      await talk.keep([], { listening: false });
      if (gesture.verb === "pick") await talk.show(one(talk, gesture.arg));
      else await talk.show(sheet(talk));
    }
  }
}

/** What is being weighed stands in the draft: a dialogue that starts afresh still knows it. */
function begunIn([begun]: readonly Piece[]) {
  const [sign, solution] = (begun?.file ?? "").split(" ");
  if (sign !== "plus" && sign !== "minus" && sign !== "query") return undefined;
  return { sign, solution: Number(solution) } as const;
}

async function weigh(
  talk: Talk,
  solution: number,
  sign: "plus" | "minus" | "query",
  text: string,
): Promise<void> {
  const move: AnyMove =
    sign === "query" ? { type: "query", solution, text } : { type: "weigh", solution, sign, text };
  await talk.make(move);
  await talk.show(sheet(talk));
}

/** What is not weighed yet comes first; once all is, being done does. */
const sheet =
  (talk: Talk) =>
  (meeting: Meeting): Screen => {
    const open = new Set(yetToWeigh(meeting, asMember(talk.ref.member)).map(({ id }) => id));
    const button = ({ id, number }: Contribution) => talk.button("button-solution", "pick", id, { number });
    const solutions = onSheet(meeting);
    const done: Choice = { label: "button-weigh-done", move: { type: "done", step: "weigh-solutions" } };
    const first = solutions.filter(({ id }) => open.has(id)).map(button);
    const rest = solutions.filter(({ id }) => !open.has(id)).map(button);
    const lines = solutions.map(({ number, text }) => ({ key: "line-solution", args: { number, text } }));
    return { key: "menu-weigh", args: { lines: { lines } }, choices: [...first, done, ...rest] };
  };

const one =
  (talk: Talk, id: number) =>
  (meeting: Meeting): Screen => {
    const solution = meeting.contributions.find((given) => given.id === id);
    if (!solution) return sheet(talk)(meeting);
    const choices = [
      ...signs.map((sign) => talk.button(`button-${sign}`, sign, id)),
      talk.button("button-query", "query", id),
      talk.button("button-back", "back"),
    ];
    return { key: "menu-weigh-one", args: { number: solution.number, text: solution.text }, choices };
  };

const why =
  (talk: Talk, id: number, sign: "plus" | "minus" | "query") =>
  ({ contributions }: Meeting): Screen => {
    const number = contributions.find((given) => given.id === id)?.number ?? 0;
    const back = talk.button("button-back", "back");
    if (sign === "query") return { key: "query-ask", args: { number }, choices: [back] };
    const bare = talk.button("button-no-words", `bare-${sign}`, id);
    return {
      key: "weigh-why",
      args: { number, sign: { word: `button-${sign}` } },
      choices: [bare, back],
    };
  };

import type { Contribution, Piece } from "../../core/meeting.ts";
import type { AnyMove, Choice } from "../../core/notice.ts";
import { onSheet } from "../../core/roles.ts";
import { asMember } from "../../telegram/talk/ask-ref.ts";
import { defineDialogue } from "../../telegram/talk/dialogue.ts";
import { draftText } from "../../telegram/talk/drafting.ts";
import type { Talk } from "../../telegram/talk/talk.ts";
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
    const [, mark, words = ""] = /^\s*([+＋➕]|[-−–—➖])\s*(.*)$/su.exec(text) ?? [];
    if (mark === undefined) return { type: "query", solution: about.id, text };
    const sign = /[+＋➕]/u.test(mark) ? "plus" : "minus";
    return { type: "weigh", solution: about.id, sign, text: words };
  },
});

/** From the sheet to one solution, to a sign, to a few words, and back to the sheet, until the person has had enough. */
async function weighing(talk: Talk): Promise<AnyMove | undefined> {
  for (;;) {
    const gesture = await talk.next();
    const begun = begunIn(await talk.pieces());
    if (gesture.type === "text" && begun) await weigh(talk, begun.solution, begun.sign, gesture.text);
    else if (gesture.type !== "tap") await showSheet(talk);
    else if (gesture.verb === "plus" || gesture.verb === "minus" || gesture.verb === "query") {
      await talk.keep([{ type: "text", text: "", file: `${gesture.verb} ${gesture.arg}` }]);
      await askWhy(talk, gesture.arg, gesture.verb);
    } else if (gesture.verb === "bare-plus" || gesture.verb === "bare-minus")
      await weigh(talk, gesture.arg, gesture.verb === "bare-plus" ? "plus" : "minus", "");
    else {
      await talk.keep([], { listening: false });
      if (gesture.verb === "pick") await showOne(talk, gesture.arg);
      else await showSheet(talk);
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
  await showSheet(talk);
}

/** What is not weighed yet comes first; once all is, being done does. */
async function showSheet(talk: Talk): Promise<void> {
  const meeting = await talk.meeting();
  if (!meeting) return;
  const open = new Set(yetToWeigh(meeting, asMember(talk.ref.member)).map(({ id }) => id));
  const button = ({ id, number }: Contribution) => talk.button("button-solution", "pick", id, { number });
  const solutions = onSheet(meeting);
  const done: Choice = { label: "button-weigh-done", move: { type: "done", step: "weigh-solutions" } };
  const first = solutions.filter(({ id }) => open.has(id)).map(button);
  const rest = solutions.filter(({ id }) => !open.has(id)).map(button);
  const lines = solutions.map(({ number, text }) => ({ key: "line-solution", args: { number, text } }));
  await talk.say("menu-weigh", { lines: { lines } }, [...first, done, ...rest]);
}

async function showOne(talk: Talk, id: number): Promise<void> {
  const solution = (await talk.meeting())?.contributions.find((one) => one.id === id);
  if (!solution) return showSheet(talk);
  const choices = [
    ...signs.map((sign) => talk.button(`button-${sign}`, sign, id)),
    talk.button("button-query", "query", id),
    talk.button("button-back", "back"),
  ];
  await talk.say("menu-weigh-one", { number: solution.number, text: solution.text }, choices);
}

async function askWhy(talk: Talk, id: number, sign: "plus" | "minus" | "query"): Promise<void> {
  const number = (await talk.meeting())?.contributions.find((one) => one.id === id)?.number ?? 0;
  const back = talk.button("button-back", "back");
  if (sign === "query") await talk.say("query-ask", { number }, [back]);
  else
    await talk.say("weigh-why", { number, sign: { word: `button-${sign}` } }, [
      talk.button("button-no-words", `bare-${sign}`, id),
      back,
    ]);
}

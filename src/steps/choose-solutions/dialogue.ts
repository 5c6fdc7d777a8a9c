import { passChoice } from "../../core/asks.ts";
import type { Contribution, Meeting, Piece } from "../../core/meeting.ts";
import type { AnyMove, Choice, Line } from "../../core/notice.ts";
import { onSheet } from "../../core/roles.ts";
import { defineDialogue } from "../../telegram/talk/dialogue.ts";
import { worded, wordsIn } from "../../telegram/talk/gesture.ts";
import type { Talk } from "../../telegram/talk/talk.ts";

/** Ticks, a why, and perhaps a plan: three small questions instead of one big one. */
export const chooseSolutionsDialogue = defineDialogue({
  step: "choose-solutions",
  kinds: { commitment: choosing },
});

/** The draft of a choice: the ticked solutions, why, and "if …, then I will …". */
interface Choosing {
  readonly ticked: readonly number[];
  readonly why: Piece;
  readonly plan: Piece;
  readonly asking: "ticks" | "why" | "plan" | "nothing";
}

const nothing: Piece = { type: "text", text: "", file: "" };

/** Only what was typed is text: that is what goes back to its author when the time is up. */
const read = ([why = nothing, plan = nothing]: readonly Piece[]): Choosing => {
  const [asking = "ticks", ...ticks] = why.file.split(" ").filter(Boolean);
  return {
    ticked: ticks.map(Number),
    why,
    plan,
    asking: asking === "why" || asking === "plan" || asking === "nothing" ? asking : "ticks",
  };
};

const keep = (talk: Talk, { ticked, why, plan, asking }: Choosing): Promise<void> =>
  talk.keep([{ ...why, file: [asking, ...ticked].join(" ") }, plan]);

async function choosing(talk: Talk): Promise<AnyMove | undefined> {
  const gesture = await talk.next();
  const now = read(await talk.pieces());
  if (gesture.type === "said") await takeText(talk, now, gesture.pieces);
  else if (gesture.type === "edited") await takeEdit(talk, now);
  else if (gesture.type !== "tap") await showTicks(talk, now);
  else if (gesture.verb === "ok")
    return { type: "choose-solutions", solutions: now.ticked, why: now.why.text, plan: now.plan.text };
  else if (gesture.verb === "tick" || gesture.verb === "untick")
    await tick(talk, now, { solution: gesture.arg, isTicked: gesture.verb === "tick" }, gesture.messageId);
  else if (gesture.verb === "chosen") {
    await keep(talk, { ...now, asking: "why" });
    await talk.say("choose-why", { count: now.ticked.length });
  } else if (gesture.verb === "no-plan") await preview(talk, { ...now, plan: nothing });
  else await showTicks(talk, now);
  return talk.rest();
}

async function takeText(talk: Talk, now: Choosing, pieces: readonly Piece[]): Promise<void> {
  const text = wordsIn(pieces);
  if (text === "") return talk.say("not-text");
  const said = { ...nothing, text, ...origin(pieces) };
  if (now.asking !== "plan") {
    await keep(talk, { ...now, why: said, asking: "plan" });
    await talk.say("choose-plan", {}, [talk.button("button-no-plan", "no-plan")]);
  } else await preview(talk, { ...now, plan: said });
}

/** The message that a text came in, so that an edit finds it; none where it came in several. */
function origin(pieces: readonly Piece[]): Pick<Piece, "message"> {
  const [only, ...others] = worded(pieces);
  return only?.message === undefined || others.length > 0 ? {} : { message: only.message };
}

/** What is asked next is not answered by mending what was said before. */
async function takeEdit(talk: Talk, now: Choosing): Promise<void> {
  await talk.say("draft-edited");
  if (now.asking === "nothing") await preview(talk, now);
  else await keep(talk, now);
}

interface Tick {
  readonly solution: number;
  readonly isTicked: boolean;
}

/** A button says what it asks for, so that the same tap sent twice does not take back what it has set. */
async function tick(
  talk: Talk,
  now: Choosing,
  { solution, isTicked }: Tick,
  messageId: number,
): Promise<void> {
  const others = now.ticked.filter((one) => one !== solution);
  const ticked = isTicked ? [...others, solution].toSorted((a, b) => a - b) : others;
  await keep(talk, { ...now, ticked, asking: "ticks" });
  await talk.rebutton(messageId, tickButtons(talk, ticked));
}

/** Once something is ticked, saying so comes first. */
const tickButtons =
  (talk: Talk, ticked: readonly number[]) =>
  (meeting: Meeting): readonly Choice[] => {
    const ticks = onSheet(meeting).map(({ id, number }) =>
      ticked.includes(id)
        ? talk.button("button-ticked", "untick", id, { number })
        : talk.button("button-unticked", "tick", id, { number }),
    );
    const chosen = talk.button(ticked.length > 0 ? "button-chosen" : "button-none-of-them", "chosen");
    return ticked.length > 0 ? [chosen, ...ticks] : [...ticks, chosen, passChoice(talk.ref.step)];
  };

const linesOf = (solutions: readonly Contribution[]): readonly Line[] =>
  solutions.map(({ number, text }) => ({ key: "line-solution", args: { number, text } }));

async function showTicks(talk: Talk, now: Choosing): Promise<void> {
  await keep(talk, { ...now, asking: "ticks" });
  await talk.show((meeting) => ({
    key: "menu-choose",
    args: { lines: { lines: linesOf(onSheet(meeting)) } },
    choices: tickButtons(talk, now.ticked)(meeting),
  }));
}

async function preview(talk: Talk, now: Choosing): Promise<void> {
  await keep(talk, { ...now, asking: "nothing" });
  await talk.show((meeting) => {
    const chosen = onSheet(meeting).filter(({ id }) => now.ticked.includes(id));
    return {
      key: "choose-preview",
      args: {
        lines: { lines: linesOf(chosen) },
        why: now.why.text,
        plan: now.plan.text,
        count: chosen.length,
      },
      choices: [
        talk.button("confirm-commitment", "ok"),
        talk.button("button-edit", "again"),
        passChoice(talk.ref.step),
      ],
    };
  });
}

import { z } from "zod";
import { ask } from "../../core/asks.ts";
import { contribute } from "../../core/contribute.ts";
import { accept, isRefusal, refuse, together } from "../../core/decision.ts";
import type { Meeting, MemberId } from "../../core/meeting.ts";
import { type Choice, type Line, tell } from "../../core/notice.ts";
import { writeChoice } from "../../core/prompts.ts";
import { consultants, contributionById, given, givenBy, isMarked, nameOf } from "../../core/roles.ts";
import { defineStep, done, pass } from "../../core/step.ts";

const id = "write-solutions";

const move = z.discriminatedUnion("type", [
  z.object({ type: z.literal("write-solution"), text: z.string() }),
  pass,
  done,
]);

const doneChoice: Choice = { label: "button-solutions-done", move: { type: "done", step: id } };
const moreChoice = writeChoice({ step: id, kind: "solution", about: 0 }, "button-one-more");

const weightOf = (meeting: Meeting, member: MemberId) => {
  if (isMarked(meeting, id, member, "done", "passed")) return "welcome";
  return givenBy(meeting, "solution", member).length > 0 ? "lingering" : "owed";
};

/** Every consultant writes solutions, sealed; the presenter looks at their own story once more. */
export const writeSolutions = defineStep({
  id,
  move,
  outcomes: ["written", "none"],
  open: ({ meeting }) => {
    if (meeting.presenter === undefined) return accept([]);
    const args = {
      problem: contributionById(meeting, meeting.problem)?.text ?? "",
      told: givenBy(meeting, "case", meeting.presenter)
        .map((one) => one.text)
        .join("\n\n"),
      lines: { lines: questionsAndAnswers(meeting) },
      until: { moment: meeting.closesAt },
    };
    return accept([], [tell(meeting, meeting.presenter, "look-back", args, { sealed: true })]);
  },
  decide: (made, by, { meeting }) => {
    if (by === meeting.presenter) return refuse("presenterDoesNotWrite");
    if (!consultants(meeting).includes(by)) return refuse("notParticipant");
    switch (made.type) {
      case "pass":
        return accept([{ type: "marked", step: id, member: by, mark: "passed" }]);
      case "done":
        return accept(
          [{ type: "marked", step: id, member: by, mark: "done" }],
          [tell(meeting, by, "solutions-done")],
        );
      case "write-solution":
        return write(meeting, by, made.text);
    }
  },
  asks: ({ meeting }) =>
    consultants(meeting).map((member) =>
      ask(meeting, id, member, "solution", { weight: weightOf(meeting, member) }),
    ),
  outcome: ({ meeting, late }) => {
    if (!late && consultants(meeting).some((member) => weightOf(meeting, member) !== "welcome"))
      return undefined;
    return given(meeting, "solution").length > 0 ? "written" : "none";
  },
});

function write(meeting: Meeting, by: MemberId, text: string) {
  const written = contribute(meeting, { step: id, kind: "solution", author: by, text });
  if (isRefusal(written)) return written;
  const count = givenBy(meeting, "solution", by).length + 1;
  const choices = [doneChoice, moreChoice];
  return together(written, accept([], [tell(meeting, by, "solution-sealed", { count }, { choices })]));
}

/** What was asked and answered, in pairs; a question without an answer stands alone. */
const questionsAndAnswers = (meeting: Meeting): readonly Line[] =>
  given(meeting, "question").flatMap((question) => {
    const answer = given(meeting, "answer").find(({ about }) => about.includes(question.id));
    const asked = { number: question.number, name: nameOf(meeting, question.author), text: question.text };
    return [
      { key: "line-question", args: asked },
      ...(answer ? [{ key: "line-answer", args: { text: answer.text } }] : []),
    ];
  });

import { z } from "zod";
import { type Ask, ask } from "../../core/asks.ts";
import { contribute, newContribution, objection } from "../../core/contribute.ts";
import { accept, type Decision, isRefusal, refuse, together } from "../../core/decision.ts";
import type { Contribution, Meeting, MemberId } from "../../core/meeting.ts";
import { type Choice, tell } from "../../core/notice.ts";
import { given, isMarked, isParticipant, nameOf, onSheet, participantIds } from "../../core/roles.ts";
import { defineStep, done, pass } from "../../core/step.ts";
import { told } from "../../core/told.ts";
import { saysTheSame } from "../../core/wording/formatting.ts";

const id = "weigh-solutions";

const move = z.discriminatedUnion("type", [
  z.object({
    type: z.literal("weigh"),
    solution: z.number(),
    sign: z.enum(["plus", "minus"]),
    text: z.string().optional(),
  }),
  z.object({ type: z.literal("query"), solution: z.number(), text: z.string() }),
  z.object({ type: z.literal("answer-query"), query: z.number(), text: z.string() }),
  done,
  pass,
]);

const weighChoice: Choice = { label: "button-weigh", command: `write ${id} weigh 0` };
const doneChoice: Choice = { label: "button-weigh-done", move: { type: "done", step: id } };

const marksBy = (meeting: Meeting, member: MemberId): readonly Contribution[] =>
  [...given(meeting, "plus"), ...given(meeting, "minus")].filter(({ author }) => author === member);

/** What a person has not weighed yet, in the order of the sheet. */
export const yetToWeigh = (meeting: Meeting, member: MemberId): readonly Contribution[] =>
  onSheet(meeting).filter(
    ({ id: solution }) => !marksBy(meeting, member).some(({ about }) => about.includes(solution)),
  );

const weightOf = (meeting: Meeting, member: MemberId) => {
  if (isMarked(meeting, id, member, "done", "passed")) return "welcome";
  return marksBy(meeting, member).length > 0 ? "lingering" : "owed";
};

const askedOf = (meeting: Meeting, query: Contribution): Contribution | undefined =>
  onSheet(meeting).find((solution) => query.about.includes(solution.id));

/** Questions that their authors, still here, have neither answered nor passed. */
const openQueries = (meeting: Meeting): readonly Contribution[] =>
  given(meeting, "query").filter((query) => {
    const author = askedOf(meeting, query)?.author;
    if (author === undefined || !isParticipant(meeting, author)) return false;
    const answered = given(meeting, "query-answer").some(({ about }) => about.includes(query.id));
    return !answered && !isMarked(meeting, id, author, `unanswered-${query.id}`);
  });

/** The one question that each author is asked for now; the next follows its answer. */
const queriesAsked = (meeting: Meeting): readonly Contribution[] => {
  const authorOf = (query: Contribution) => askedOf(meeting, query)?.author;
  const open = openQueries(meeting);
  return open.filter((query) => open.find((other) => authorOf(other) === authorOf(query)) === query);
};

const weighingOf = (meeting: Meeting, member: MemberId, weight: Ask["weight"]): Ask =>
  ask(meeting, id, member, "weigh", {
    weight,
    input: "none",
    choices: [weighChoice, doneChoice],
    args: { count: onSheet(meeting).length },
  });

function queryOf(meeting: Meeting, query: Contribution, weight: Ask["weight"]): readonly Ask[] {
  const solution = askedOf(meeting, query);
  if (!solution) return [];
  const args = { name: nameOf(meeting, query.author), number: solution.number, question: query.text };
  return [ask(meeting, id, solution.author, "query-answer", { quotes: true, weight, about: query.id, args })];
}

/** Everybody, the presenter too, adds pluses and minuses to the numbered solutions. */
export const weighSolutions = defineStep({
  id,
  move,
  outcomes: ["weighed"],
  open: () => accept([]),
  decide: (made, by, { meeting }) => {
    if (!isParticipant(meeting, by)) return refuse("notParticipant");
    switch (made.type) {
      case "done":
        return accept(
          [{ type: "marked", step: id, member: by, mark: "done" }],
          [tell(meeting, by, "weigh-done")],
        );
      case "pass":
        return passWeighing(meeting, by);
      case "weigh":
        return weigh(meeting, by, made);
      case "query":
        return putQuery(meeting, by, made.solution, made.text);
      case "answer-query":
        return answerQuery(meeting, by, made.query, made.text);
    }
  },
  asks: ({ meeting }) => [
    ...participantIds(meeting).map((member) => weighingOf(meeting, member, weightOf(meeting, member))),
    ...queriesAsked(meeting).flatMap((query) => queryOf(meeting, query, "lingering")),
  ],
  afterwards: {
    asks: ({ meeting }) => [
      ...participantIds(meeting).map((member) => weighingOf(meeting, member, "welcome")),
      ...openQueries(meeting).flatMap((query) => queryOf(meeting, query, "welcome")),
    ],
    decide: (made, by, { meeting }) => {
      if (!isParticipant(meeting, by)) return refuse("notParticipant");
      if (made.type === "weigh") return weigh(meeting, by, made);
      if (made.type === "done") return accept([], [tell(meeting, by, "weigh-done")]);
      return made.type === "answer-query"
        ? answerQuery(meeting, by, made.query, made.text)
        : refuse("stepClosed");
    },
  },
  outcome: ({ meeting, late }) => {
    const weighing = participantIds(meeting).some((member) => weightOf(meeting, member) !== "welcome");
    return late || (!weighing && openQueries(meeting).length === 0) ? "weighed" : undefined;
  },
});

/** Who passes has said all they want to say, to what they were asked, too. */
const passWeighing = (meeting: Meeting, by: MemberId): Decision =>
  accept([
    { type: "marked", step: id, member: by, mark: "passed" },
    ...openQueries(meeting)
      .filter((query) => askedOf(meeting, query)?.author === by)
      .map((query) => ({ type: "marked", step: id, member: by, mark: `unanswered-${query.id}` }) as const),
  ]);

type Weighing = {
  readonly solution: number;
  readonly sign: "plus" | "minus";
  readonly text?: string | undefined;
};

/** A bare plus counts once; with words, a person may give several. */
function weigh(meeting: Meeting, by: MemberId, { solution, sign, text = "" }: Weighing): Decision {
  const weighed = onSheet(meeting).find((one) => one.id === solution);
  if (!weighed) return refuse("unknownChoice");
  const refused = text.trim() === "" ? undefined : objection(text);
  if (refused) return refused;
  const same = marksBy(meeting, by).some(
    (one) => one.kind === sign && one.about.includes(solution) && saysTheSame(one.text, text),
  );
  if (same) return refuse("alreadyWeighed", { number: weighed.number });
  const contribution = newContribution(meeting, {
    step: id,
    kind: sign,
    author: by,
    text,
    about: [solution],
    status: "published",
  });
  return accept([{ type: "contributed", contribution }]);
}

function putQuery(meeting: Meeting, by: MemberId, solution: number, text: string): Decision {
  const about = onSheet(meeting).find((one) => one.id === solution);
  if (!about) return refuse("unknownChoice");
  if (about.author === by) return refuse("ownSolution");
  return say(meeting, { kind: "query", by, text, about });
}

function answerQuery(meeting: Meeting, by: MemberId, query: number, text: string): Decision {
  const asked = given(meeting, "query").find((one) => one.id === query);
  if (!asked || askedOf(meeting, asked)?.author !== by) return refuse("notYourQuestion");
  if (!openQueries(meeting).includes(asked)) return refuse("alreadyGiven");
  return say(meeting, { kind: "query-answer", by, text, about: asked });
}

interface Saying {
  readonly kind: string;
  readonly by: MemberId;
  readonly text: string;
  readonly about: Contribution;
}

/** Publishes a question to a solution's author, or the answer to it, under what it speaks of. */
function say(meeting: Meeting, { kind, by, text, about }: Saying): Decision {
  const offer = { step: id, kind, author: by, text, about: [about.id], status: "published" } as const;
  const said = contribute(meeting, offer);
  if (isRefusal(said)) return said;
  return together(said, accept([], told(meeting, newContribution(meeting, offer))));
}

import { z } from "zod";
import { type Ask, ask } from "../../core/asks.ts";
import { contribute, newContribution, objection } from "../../core/contribute.ts";
import { accept, type Decision, type Happening, isRefusal, refuse, together } from "../../core/decision.ts";
import { isTurnOver, turnMoments } from "../../core/grace.ts";
import type { Contribution, Meeting, MemberId } from "../../core/meeting.ts";
import { hasStopped } from "../../core/presenter.ts";
import { contributionById, given, isMarked, isParticipant, nameOf, speakingOrder } from "../../core/roles.ts";
import { defineStep, pass } from "../../core/step.ts";
import { turnTime } from "../../core/timetable.ts";
import { told } from "../../core/told.ts";
import { giveTurn, missing } from "../../core/turn-taking.ts";
import { nextTurn, passOver, speaker, startTurns } from "../../core/turns.ts";

const id = "clarify";
const turnKey = "turn-question";
/** At most three rounds; a full round of passes ends them earlier (protocol: clarify). */
const ROUNDS = 3;

const rules = (meeting: Meeting) => ({ rounds: ROUNDS, turnMs: turnTime(meeting.settings) });

const move = z.discriminatedUnion("type", [
  z.object({ type: z.literal("ask-question"), text: z.string() }),
  z.object({ type: z.literal("answer-question"), question: z.number(), text: z.string() }),
  pass,
]);

const openQuestions = (meeting: Meeting) =>
  given(meeting, "question").filter(
    ({ id: question, author }) =>
      !given(meeting, "answer").some((answer) => answer.about.includes(question)) &&
      !isMarked(meeting, id, author, `unanswered-${question}`),
  );

/** What a presenter who goes on can still answer after the step, left open or not. */
const unanswered = (meeting: Meeting): readonly Contribution[] => {
  const { presenter } = meeting;
  if (presenter === undefined || !isParticipant(meeting, presenter) || hasStopped(meeting, presenter))
    return [];
  const isAnswered = ({ id: question }: Contribution) =>
    given(meeting, "answer").some(({ about }) => about.includes(question));
  return given(meeting, "question").filter((one) => !isAnswered(one));
};

const answerOf = (meeting: Meeting, one: Contribution, weight: Ask["weight"]): Ask =>
  ask(meeting, id, meeting.presenter ?? one.author, "answer", {
    quotes: true,
    weight,
    about: one.id,
    args: { name: nameOf(meeting, one.author), question: one.text, number: one.number },
  });

const isPastItsTime = (meeting: Meeting, { id: question, author }: Contribution): boolean =>
  isMarked(meeting, id, author, `waited-${question}`);

/** The one question that the presenter is asked for now: the others wait until it is answered, or its time is out. */
const questionAsked = (meeting: Meeting): Contribution | undefined =>
  openQuestions(meeting).find((one) => !isPastItsTime(meeting, one));

const timeOf = ({ answering = [], closesAt }: Meeting, { id: question }: Contribution): number =>
  answering.find((one) => one.question === question)?.until ?? closesAt;

/** Where others wait behind it, a question has the time of a turn; it can still be answered afterwards. */
function afterItsTime(meeting: Meeting, now: number): Happening | undefined {
  const asked = questionAsked(meeting);
  const isLast = asked === openQuestions(meeting).at(-1);
  if (!asked || isLast || now < timeOf(meeting, asked)) return undefined;
  return accept([{ type: "marked", step: id, member: asked.author, mark: `waited-${asked.id}` }]);
}

/** In turn, each asks for facts; the presenter answers; an unanswered question blocks nobody. */
export const clarify = defineStep({
  id,
  move,
  outcomes: ["clarified"],
  open: ({ meeting, now }) =>
    giveTurn(meeting, startTurns(speakingOrder(meeting), now, rules(meeting)), turnKey),
  decide: (made, by, { meeting, now }) => {
    switch (made.type) {
      case "ask-question":
        return askQuestion(meeting, by, made.text, now);
      case "answer-question":
        return answer(meeting, by, made.question, made.text);
      case "pass":
        return passTurn(meeting, by, now);
    }
  },
  progress: (scene) => {
    const { meeting, now } = scene;
    const { turns } = meeting;
    const next = afterItsTime(meeting, now);
    if (next || !turns) return next;
    const gone = missing(meeting, turns, now, rules(meeting));
    if (gone) return giveTurn(meeting, gone.turns, turnKey);
    if (!isTurnOver(scene, turns)) return undefined;
    return giveTurn(meeting, passOver(turns, now, rules(meeting)), turnKey);
  },
  asks: ({ meeting }) => {
    const { turns } = meeting;
    const current = speaker(turns);
    const answers = openQuestions(meeting)
      .filter((one) => one === questionAsked(meeting) || isPastItsTime(meeting, one))
      .map((one) => answerOf(meeting, one, isPastItsTime(meeting, one) ? "lingering" : "owed"));
    if (current === undefined || !turns) return answers;
    const until = Math.min(turns.endsAt, meeting.closesAt);
    const { round } = turns;
    return [ask(meeting, id, current, "question", { until, round, args: { round } }), ...answers];
  },
  afterwards: {
    asks: ({ meeting }) => unanswered(meeting).map((one) => answerOf(meeting, one, "welcome")),
    decide: (made, by, { meeting }) =>
      made.type === "answer-question" && unanswered(meeting).some(({ id: open }) => open === made.question)
        ? answer(meeting, by, made.question, made.text)
        : refuse("stepClosed"),
  },
  outcome: ({ meeting, late }) =>
    late || (meeting.turns === undefined && openQuestions(meeting).length === 0) ? "clarified" : undefined,
  skip: (member, { meeting, now }) =>
    member === meeting.presenter ? leaveOpen(openQuestions(meeting)) : passTurn(meeting, member, now),
  moments: (meeting) => {
    const asked = questionAsked(meeting);
    return [...turnMoments(meeting), ...(asked ? [timeOf(meeting, asked)] : [])];
  },
});

function askQuestion(meeting: Meeting, by: MemberId, text: string, now: number): Decision {
  const { turns } = meeting;
  if (!turns || speaker(turns) !== by) return refuse("notYourTurn");
  const number = given(meeting, "question").length + 1;
  const offer = { step: id, kind: "question", author: by, text, number, status: "published" } as const;
  const refused = objection(text);
  if (refused) return refused;
  const contribution = newContribution(meeting, offer);
  const before = openQuestions(meeting).map((one) => timeOf(meeting, one));
  const answerBy = Math.max(now, ...before) + turnTime(meeting.settings);
  const asked = accept([{ type: "contributed", contribution, answerBy }]);
  const shown = accept([], told(meeting, contribution));
  const next = giveTurn(meeting, nextTurn(turns, false, now, rules(meeting)), turnKey);
  return together(asked, shown, next);
}

function answer(meeting: Meeting, by: MemberId, question: number, text: string): Decision {
  if (by !== meeting.presenter) return refuse("notPresenter");
  const asked = contributionById(meeting, question);
  if (asked?.kind !== "question") return refuse("unknownChoice");
  if (given(meeting, "answer").some(({ about }) => about.includes(question))) return refuse("alreadyGiven");
  const offer = {
    step: id,
    kind: "answer",
    author: by,
    text,
    about: [question],
    status: "published",
  } as const;
  const answered = contribute(meeting, offer);
  if (isRefusal(answered)) return answered;
  return together(answered, accept([], told(meeting, newContribution(meeting, offer))));
}

const leaveOpen = (questions: readonly Contribution[]): Happening =>
  accept(
    questions.map(({ id: question, author }) => ({
      type: "marked",
      step: id,
      member: author,
      mark: `unanswered-${question}`,
    })),
  );

/** A speaker passes their turn; a presenter leaves the question that they are asked unanswered, and hears the next. */
function passTurn(meeting: Meeting, by: MemberId, now: number): Decision {
  if (by === meeting.presenter) {
    const asked = questionAsked(meeting);
    return leaveOpen(asked ? [asked] : openQuestions(meeting));
  }
  const { turns } = meeting;
  if (!turns || speaker(turns) !== by) return refuse("notYourTurn");
  return giveTurn(meeting, nextTurn(turns, true, now, rules(meeting)), turnKey);
}

import { z } from "zod";
import { ask, passChoice } from "../../core/asks.ts";
import { ballotOf, closeBallot, openBallot, putToVote, votesOfRef, yetToVote } from "../../core/ballots.ts";
import { accept, type Happening, refuse, together } from "../../core/decision.ts";
import { evolveAll } from "../../core/evolve.ts";
import type { Ballot, Contribution, Meeting } from "../../core/meeting.ts";
import { tellGroup } from "../../core/notice.ts";
import { namePresenter } from "../../core/presenter.ts";
import { contributionById, given, isMarked, isParticipant, nameOf } from "../../core/roles.ts";
import { defineStep, halfTime, pass, type Scene } from "../../core/step.ts";
import { turnTime } from "../../core/timetable.ts";
import { plain } from "../../core/wording/formatting.ts";

const id = "choose-problem";

const move = z.discriminatedUnion("type", [
  z.object({ type: z.literal("choose-problem"), problem: z.number() }),
  pass,
]);

const optionOf = ({ id: ref, number, text }: Contribution) => ({ ref, label: `${number}. ${plain(text)}` });

/** The circle chooses by poll; a tie gets a run-off, a second tie is the moderator's to decide. */
export const chooseProblem = defineStep({
  id,
  move,
  outcomes: ["chosen", "none"],
  open: ({ meeting }) =>
    putToVote(meeting, id, {
      key: "poll-problem",
      options: told(meeting).map(optionOf),
      args: { until: { moment: meeting.closesAt } },
    }),
  decide: (made, by, { meeting }) => {
    if (!isParticipant(meeting, by)) return refuse("notParticipant");
    if (made.type === "pass") {
      const named =
        meeting.phase === "moderator" ? "left-to-fate" : `passed-${ballotOf(meeting, id)?.id ?? 0}`;
      return accept([{ type: "marked", step: id, member: by, mark: named }]);
    }
    if (meeting.phase !== "moderator" || by !== meeting.moderator) return refuse("notModerator");
    if (!tied(meeting).some((problem) => problem.id === made.problem)) return refuse("unknownChoice");
    return accept([{ type: "marked", step: id, member: by, mark: `chose-${made.problem}` }]);
  },
  progress: (scene) => {
    const ballot = openBallot(scene.meeting, id);
    return ballot && afterVoting(scene, ballot);
  },
  asks: ({ meeting }) => {
    const ballot = openBallot(meeting, id);
    if (ballot)
      return yetToVote(meeting, ballot).map((member) =>
        ask(meeting, id, member, "vote", { about: ballot.id, input: "none", quiet: true }),
      );
    if (meeting.phase !== "moderator" || meeting.moderator === undefined || decided(meeting)) return [];
    const choices = tied(meeting).map((one) => ({
      label: "button-problem",
      args: { number: one.number, text: one.text },
      move: { type: "choose-problem", problem: one.id },
    }));
    const lines = tied(meeting).map((one) => ({
      key: "line-numbered",
      args: { number: one.number, name: nameOf(meeting, one.author), text: one.text },
    }));
    return [
      ask(meeting, id, meeting.moderator, "tie", {
        quotes: true,
        input: "none",
        choices: [...choices, passChoice(id)],
        args: { lines: { lines } },
      }),
    ];
  },
  outcome: ({ meeting, late }) => {
    if (told(meeting).length === 0) return "none";
    if (openBallot(meeting, id)) return undefined;
    return late || meeting.phase !== "moderator" || decided(meeting) || meeting.moderator === undefined
      ? "chosen"
      : undefined;
  },
  close: ({ meeting }) => {
    const chosen = decided(meeting) ?? tied(meeting)[0] ?? told(meeting)[0];
    return chosen ? namePresenter(meeting, chosen) : accept([]);
  },
  moments: (meeting) => (meeting.phase === "" && openBallot(meeting, id) ? [halfTime(meeting)] : []),
});

/** Problems whose authors are still here. */
const told = (meeting: Meeting): readonly Contribution[] =>
  given(meeting, "problem").filter(({ author }) => isParticipant(meeting, author));

/** What stands at the top of the last ballot and can still be told, the earliest stated first. */
function tied(meeting: Meeting): readonly Contribution[] {
  const ballot = ballotOf(meeting, id);
  if (!ballot) return [];
  const standing = told(meeting).filter((one) => ballot.options.some(({ ref }) => ref === one.id));
  const most = Math.max(...standing.map((one) => votesOfRef(meeting, ballot, one.id)));
  return standing.filter((one) => votesOfRef(meeting, ballot, one.id) === most);
}

/** What the moderator chose, or the earliest stated where they left it open. */
function decided(meeting: Meeting): Contribution | undefined {
  const chosen = meeting.marks.findLast(({ step, mark }) => step === id && mark.startsWith("chose-"));
  if (chosen) return contributionById(meeting, Number(chosen.mark.slice("chose-".length)));
  const { moderator } = meeting;
  return moderator !== undefined && isMarked(meeting, id, moderator, "left-to-fate")
    ? tied(meeting)[0]
    : undefined;
}

/**
 * The first vote ends when everybody has voted, at half-time if it is tied, else at the closing.
 * What is tied later than that may still untie itself. Where nobody has voted there is nothing to run off.
 */
function afterVoting({ meeting, now, late }: Scene, ballot: Ballot): Happening | undefined {
  const top = tied(meeting);
  const complete = yetToVote(meeting, ballot).length === 0;
  const voted = meeting.votes.some((vote) => vote.ballot === ballot.id);
  const atHalf = meeting.phase === "" && now >= halfTime(meeting);
  const halfTied = atHalf && !ballot.runOff && voted && top.length > 1;
  if (!complete && !late && !halfTied)
    return atHalf ? accept([{ type: "phaseEntered", phase: "second-half" }]) : undefined;
  if (top.length < 2 || (!voted && !ballot.runOff)) return closeBallot(ballot);
  if (!ballot.runOff && !late) return runOff(meeting, ballot, top);
  return leaveToModerator(meeting, ballot, now);
}

function runOff(meeting: Meeting, ballot: Ballot, top: readonly Contribution[]): Happening {
  const closed = closeBallot(ballot);
  const question = {
    key: "poll-run-off",
    options: top.map(optionOf),
    runOff: true,
    args: { until: { moment: meeting.closesAt } },
  };
  return together(closed, putToVote(evolveAll(meeting, closed.facts), id, question));
}

/** Tied again: the moderator gets one turn's time at least; silent, the earliest stated is taken. */
function leaveToModerator(meeting: Meeting, ballot: Ballot, now: number): Happening {
  const closed = closeBallot(ballot);
  if (meeting.moderator === undefined) return closed;
  const closesAt = Math.max(meeting.closesAt, now + turnTime(meeting.settings));
  return together(
    closed,
    accept(
      [
        { type: "phaseEntered", phase: "moderator" },
        { type: "closingMoved", at: now, closesAt, extended: false },
      ],
      [tellGroup(meeting, "tied-again", { name: nameOf(meeting, meeting.moderator) })],
    ),
  );
}

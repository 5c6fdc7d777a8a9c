import { z } from "zod";
import { ask } from "../../core/asks.ts";
import { closeBallot, leaders, openBallot, putToVote, yetToVote } from "../../core/ballots.ts";
import { contributeOnce, LONGEST_LINE, lineObjection } from "../../core/contribute.ts";
import { accept, type Happening, isRefusal, refuse, together } from "../../core/decision.ts";
import { isPartOver, partMoments } from "../../core/grace.ts";
import type { Contribution, Meeting, MemberId } from "../../core/meeting.ts";
import { tell } from "../../core/notice.ts";
import {
  contributionById,
  given,
  givenBy,
  isMarked,
  isParticipant,
  participantIds,
} from "../../core/roles.ts";
import { defineStep, halfTime, pass, type Scene } from "../../core/step.ts";
import { saysTheSame, written } from "../../core/wording/formatting.ts";

const id = "choose-theme";
/** As many as a poll has options. */
const MOST_THEMES = 12;

const move = z.discriminatedUnion("type", [
  z.object({ type: z.literal("propose-theme"), text: z.string() }),
  pass,
]);

const hasAnswered = (meeting: Meeting, member: MemberId): boolean =>
  givenBy(meeting, "theme", member).length > 0 || isMarked(meeting, id, member, "passed");

/** What was proposed, each theme once, the earliest first. */
const themes = (meeting: Meeting): readonly Contribution[] =>
  given(meeting, "theme").filter(
    (one, index, all) => all.findIndex((other) => saysTheSame(other.text, one.text)) === index,
  );

/** Themes are proposed, a poll decides; the next meeting is announced and this one is over. */
export const chooseTheme = defineStep({
  id,
  move,
  outcomes: ["chosen"],
  open: () => accept([]),
  decide: (made, by, { meeting }) => {
    if (!isParticipant(meeting, by)) return refuse("notParticipant");
    const ballot = openBallot(meeting, id);
    if (made.type === "pass")
      return accept([
        { type: "marked", step: id, member: by, mark: ballot ? `passed-${ballot.id}` : "passed" },
      ]);
    if (meeting.phase !== "") return refuse("proposalsClosed");
    if (givenBy(meeting, "theme", by).length === 0 && themes(meeting).length >= MOST_THEMES)
      return refuse("tooManyProposals", { max: MOST_THEMES });
    const refused = lineObjection(made.text);
    if (refused) return refused;
    const proposed = contributeOnce(
      meeting,
      { step: id, kind: "theme", author: by, text: made.text },
      LONGEST_LINE,
    );
    return isRefusal(proposed)
      ? proposed
      : together(proposed, accept([], [tell(meeting, by, "theme-proposed")]));
  },
  progress: (scene) => (scene.meeting.phase === "" ? afterProposing(scene) : undefined),
  asks: ({ meeting }) => {
    const ballot = openBallot(meeting, id);
    if (ballot)
      return yetToVote(meeting, ballot).map((member) =>
        ask(meeting, id, member, "vote", { about: ballot.id, input: "none", quiet: true }),
      );
    if (meeting.phase !== "") return [];
    return participantIds(meeting).map((member) =>
      ask(meeting, id, member, "theme", {
        weight: hasAnswered(meeting, member) ? "welcome" : "owed",
        until: halfTime(meeting),
      }),
    );
  },
  outcome: ({ meeting, late }) => {
    if (late) return "chosen";
    const ballot = openBallot(meeting, id);
    return meeting.phase !== "" && (!ballot || yetToVote(meeting, ballot).length === 0)
      ? "chosen"
      : undefined;
  },
  close: ({ meeting }) => {
    const ballot = openBallot(meeting, id);
    const top = ballot ? leaders(meeting, ballot) : themes(meeting).map((one) => one.id);
    const theme = contributionById(meeting, Math.min(...top))?.text ?? "";
    const published = given(meeting, "theme").map(
      (one) => ({ type: "published", id: one.id, number: 0 }) as const,
    );
    const closed = ballot ? closeBallot(ballot) : accept([]);
    return together(closed, accept([...published, { type: "themeChosen", theme }]));
  },
  moments: (meeting) => (meeting.phase === "" ? partMoments(meeting, halfTime(meeting)) : []),
});

/** Proposals are open for half the window, or until everybody has answered; two of them need a vote. */
function afterProposing(scene: Scene): Happening | undefined {
  const { meeting, drafting } = scene;
  const answered = participantIds(meeting).every((member) => hasAnswered(meeting, member));
  if ((!answered || drafting.length > 0) && !isPartOver(scene, halfTime(meeting))) return undefined;
  const entered = accept([{ type: "phaseEntered", phase: "voting" }]);
  const proposed = themes(meeting);
  if (proposed.length < 2) return entered;
  const options = proposed.map((one) => ({ ref: one.id, label: written(one.text) }));
  const args = { until: { moment: meeting.closesAt } };
  return together(entered, putToVote(meeting, id, { key: "poll-theme", options, args }));
}

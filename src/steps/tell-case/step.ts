import { z } from "zod";
import { albums } from "../../core/albums.ts";
import { ask, passChoice } from "../../core/asks.ts";
import { newContribution, postOf } from "../../core/contribute.ts";
import { accept, type Decision, refuse, together } from "../../core/decision.ts";
import { type Meeting, type MemberId, piece } from "../../core/meeting.ts";
import { type Notice, tell, tellGroup } from "../../core/notice.ts";
import { CASE, hasStopped, namePresenter, runnersUp } from "../../core/presenter.ts";
import { contributionById, givenBy, isParticipant, nameOf } from "../../core/roles.ts";
import { defineStep, EXTEND, pass, type Scene } from "../../core/step.ts";
import { extended } from "../../core/timetable.ts";
import { thanksPost } from "../../core/told.ts";

const id = "tell-case";
/** It decides for all, and so has other words than a pass. */
export const NOT_TELL = "button-not-tell";
/** A case is told in a handful of messages, not in a book. */
export const MOST_PIECES = 20;

const move = z.discriminatedUnion("type", [
  z.object({ type: z.literal("tell-case"), pieces: z.array(piece).readonly() }),
  pass,
]);

const isTold = (meeting: Meeting): boolean =>
  meeting.presenter !== undefined && givenBy(meeting, "case", meeting.presenter).length > 0;

/** The presenter will not tell: passed, stopped, gone, or silent past the extension. */
function isGone({ meeting, late }: Scene): boolean {
  const { presenter } = meeting;
  if (presenter === undefined || isTold(meeting)) return false;
  return hasStopped(meeting, presenter) || !isParticipant(meeting, presenter) || (late && meeting.extended);
}

/** The presenter tells what they think matters; nobody interrupts. */
export const tellCase = defineStep({
  id,
  move,
  outcomes: ["told", "noCase"],
  keepsItsTime: true,
  open: () => accept([]),
  decide: (made, by, { meeting }) => {
    if (by !== meeting.presenter) return refuse("notPresenter");
    if (made.type === "pass") return accept([{ type: "marked", step: CASE, member: by, mark: "passed" }]);
    return tellTheCase(meeting, by, made.pieces);
  },
  progress: (scene) => {
    if (!isGone(scene)) return undefined;
    const { meeting, now } = scene;
    const [next] = runnersUp(meeting, "choose-problem");
    if (!next) return undefined;
    const gone = accept([
      { type: "marked", step: CASE, member: meeting.presenter ?? next.author, mark: "passed" },
    ]);
    const closesAt = Math.max(meeting.closesAt, extended(meeting.settings, now));
    return together(
      gone,
      namePresenter(meeting, next, "presenter-next"),
      // Opened anew, so that a button meant for the one before is stale; the one extension is used up.
      accept([
        { type: "stepsOpened", steps: meeting.steps, at: now, closesAt },
        { type: "closingMoved", at: now, closesAt, extended: true },
      ]),
    );
  },
  asks: ({ meeting }) => {
    if (meeting.presenter === undefined || isTold(meeting)) return [];
    const problem = contributionById(meeting, meeting.problem)?.text ?? "";
    return [
      ask(meeting, id, meeting.presenter, "case", {
        input: "pieces",
        args: { problem },
        choices: [passChoice(id, NOT_TELL)],
      }),
    ];
  },
  outcome: (scene) => {
    if (isTold(scene.meeting)) return "told";
    if (isGone(scene)) return "noCase";
    return scene.late ? EXTEND : undefined;
  },
});

function tellTheCase(meeting: Meeting, by: MemberId, pieces: readonly z.infer<typeof piece>[]): Decision {
  if (isTold(meeting)) return refuse("alreadyGiven");
  if (!pieces.some((one) => one.text.trim() !== "" || one.file !== "")) return refuse("empty");
  if (pieces.length > MOST_PIECES) return refuse("tooManyPieces", { max: MOST_PIECES });
  const text = pieces.map((one) => one.text).join("\n\n");
  const contribution = newContribution(meeting, {
    step: id,
    kind: "case",
    author: by,
    text,
    pieces,
    status: "published",
  });
  const post = postOf(contribution.id);
  const intro = {
    name: nameOf(meeting, by),
    problem: contributionById(meeting, meeting.problem)?.text ?? "",
  };
  const shown: readonly Notice[] = albums(pieces).map(([one, ...others]) =>
    others.length === 0
      ? tellGroup(meeting, "case-piece", { text: one.text }, { piece: one, sealed: true, post })
      : tellGroup(meeting, "case-piece", { text: "" }, { album: [one, ...others], sealed: true, post }),
  );
  return accept(
    [{ type: "contributed", contribution }],
    [
      tellGroup(meeting, "case-told", intro, { sealed: true, post }),
      ...shown,
      tell(meeting, by, "case-thanks", {}, { afterwards: true, post: thanksPost(contribution.id) }),
    ],
  );
}

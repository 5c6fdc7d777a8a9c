import { z } from "zod";
import { ask, passChoice } from "../../core/asks.ts";
import { openBallot, putToVote, votesOfRef, yetToVote } from "../../core/ballots.ts";
import { contribute, LONGEST_LINE, lineObjection } from "../../core/contribute.ts";
import { accept, type Decision, type Happening, isRefusal, refuse, together } from "../../core/decision.ts";
import type { Meeting, MemberId } from "../../core/meeting.ts";
import { type Choice, tell, tellGroup } from "../../core/notice.ts";
import { given, givenBy, isMarked, isParticipant, participantIds } from "../../core/roles.ts";
import { defineStep, pass, type Scene } from "../../core/step.ts";
import { saysTheSame, written } from "../../core/wording/formatting.ts";

const id = "agree-rules";
/** A poll holds twelve options, and one of them is "none of these". */
const MOST_PROPOSALS = 11;

const move = z.discriminatedUnion("type", [
  z.object({ type: z.literal("keep-rules") }),
  z.object({ type: z.literal("propose-rule"), text: z.string() }),
  z.object({ type: z.literal("drop-rule"), rule: z.number() }),
  z.object({ type: z.literal("confirm-rules") }),
  pass,
]);

const keepChoice: Choice = { label: "button-keep-rules", move: { type: "keep-rules" } };
const confirmChoice: Choice = { label: "button-confirm-rules", move: { type: "confirm-rules" } };
const proposeChoice: Choice = { label: "button-write-rule", command: `write ${id} rule 0` };
const dropChoice: Choice = { label: "button-drop-rule", command: `write ${id} drop 0` };

const proposals = (meeting: Meeting) => [...given(meeting, "rule"), ...given(meeting, "drop")];
const yetToAnswer = (meeting: Meeting): readonly MemberId[] =>
  participantIds(meeting).filter(
    (member) => !isMarked(meeting, id, member, "kept", "passed") && !hasProposed(meeting, member),
  );
const hasProposed = (meeting: Meeting, member: MemberId): boolean =>
  givenBy(meeting, "rule", member).length + givenBy(meeting, "drop", member).length > 0;

/** Keeping the rules counts as confirming them, unless they were changed afterwards. */
const yetToConfirm = (meeting: Meeting): readonly MemberId[] =>
  participantIds(meeting).filter(
    (member) =>
      !isMarked(meeting, id, member, "confirmed", ...(meeting.phase === "unchanged" ? ["kept"] : [])),
  );

const rulesArgs = (meeting: Meeting) => ({
  rules: {
    lines: meeting.rules.map((text, index) => ({ key: "line-rule", args: { number: index + 1, text } })),
  },
});

const share = ({ openedAt, closesAt }: Meeting, part: number): number =>
  openedAt + (closesAt - openedAt) * part;

/** The circle keeps its standing rules, or changes them by vote; every participant confirms the final ones. */
export const agreeRules = defineStep({
  id,
  move,
  outcomes: ["agreed"],
  keepsItsTime: true,
  open: ({ meeting }) =>
    accept([], [tellGroup(meeting, "rules-shown", rulesArgs(meeting), { post: "rules" })]),
  decide: (made, by, { meeting }) => {
    if (!isParticipant(meeting, by)) return refuse("notParticipant");
    switch (made.type) {
      case "keep-rules":
      case "confirm-rules":
        return keep(meeting, by);
      case "propose-rule":
        return propose(meeting, by, "rule", made.text);
      case "drop-rule":
        return proposeDropping(meeting, by, made.rule);
      case "pass":
        return passRules(meeting, by);
    }
  },
  progress: (scene) => {
    if (scene.meeting.phase === "") return afterProposing(scene);
    return scene.meeting.phase === "voting" ? afterVoting(scene) : undefined;
  },
  asks: ({ meeting }) => {
    const { phase } = meeting;
    if (phase === "") {
      const until = share(meeting, 1 / 2);
      const choices = [keepChoice, proposeChoice, dropChoice];
      return [
        ...yetToAnswer(meeting).map((member) =>
          ask(meeting, id, member, "rules", { input: "none", until, choices, args: rulesArgs(meeting) }),
        ),
        ...participantIds(meeting).flatMap((member) => [
          ask(meeting, id, member, "rule", { weight: "welcome", until }),
          ask(meeting, id, member, "drop", { weight: "welcome", until, input: "none" }),
        ]),
      ];
    }
    const ballot = openBallot(meeting, id);
    if (phase === "voting" && ballot) {
      const until = share(meeting, 3 / 4);
      return yetToVote(meeting, ballot).map((member) =>
        ask(meeting, id, member, "vote", { about: ballot.id, input: "none", quiet: true, until }),
      );
    }
    const choices = [confirmChoice, passChoice(id)];
    return yetToConfirm(meeting).map((member) =>
      ask(meeting, id, member, "confirm-rules", { input: "none", choices, args: rulesArgs(meeting) }),
    );
  },
  outcome: ({ meeting, late }) => {
    const confirming = meeting.phase === "unchanged" || meeting.phase === "changed";
    return late || (confirming && yetToConfirm(meeting).length === 0) ? "agreed" : undefined;
  },
  close: ({ meeting }) => {
    const ballot = openBallot(meeting, id);
    const closed = accept(ballot ? [{ type: "ballotClosed", ballot: ballot.id }] : []);
    return together(closed, setApart(meeting, yetToConfirm(meeting)));
  },
  moments: (meeting) => {
    if (meeting.phase === "") return [share(meeting, 1 / 2)];
    return meeting.phase === "voting" ? [share(meeting, 3 / 4)] : [];
  },
});

const mark = (member: MemberId, named: string): Decision =>
  accept([{ type: "marked", step: id, member, mark: named }]);

/** Keeping means: no change, please. It confirms the final rules, never ones that are still being voted on. */
function keep(meeting: Meeting, by: MemberId): Decision {
  if (meeting.phase === "voting") return passRules(meeting, by);
  return mark(by, meeting.phase === "" ? "kept" : "confirmed");
}

/** Passing the proposals or the vote leaves the rules to the others; passing the rules themselves means observing. */
function passRules(meeting: Meeting, by: MemberId): Decision {
  if (meeting.phase === "") return mark(by, "passed");
  if (meeting.phase === "voting") return mark(by, `passed-${openBallot(meeting, id)?.id ?? 0}`);
  return setApart(meeting, [by]);
}

const setApart = (meeting: Meeting, apart: readonly MemberId[]): Happening =>
  accept(
    apart.map((member) => ({ type: "roleTaken", member, role: "observer" })),
    apart.map((member) => tell(meeting, member, "set-apart")),
  );

function propose(meeting: Meeting, by: MemberId, kind: "rule" | "drop", text: string, about = 0): Decision {
  if (meeting.phase !== "") return refuse("proposalsClosed");
  if (proposals(meeting).length >= MOST_PROPOSALS) return refuse("tooManyProposals", { max: MOST_PROPOSALS });
  const refused = kind === "rule" ? lineObjection(text) : undefined;
  if (refused) return refused;
  if (proposals(meeting).some((one) => saysTheSame(one.text, text))) return refuse("alreadyProposed");
  const offer = { step: id, kind, author: by, text, number: about };
  const given = contribute(meeting, offer, Math.max(LONGEST_LINE, text.length));
  return isRefusal(given)
    ? given
    : together(given, accept([], [tell(meeting, by, "rule-proposed", { text })]));
}

function proposeDropping(meeting: Meeting, by: MemberId, rule: number): Decision {
  const text = meeting.rules[rule - 1];
  return text === undefined ? refuse("unknownChoice") : propose(meeting, by, "drop", text, rule);
}

/** Proposals are open for the first half of the window, or until everybody has answered. */
function afterProposing({ meeting, now }: Scene): Happening | undefined {
  if (yetToAnswer(meeting).length > 0 && now < share(meeting, 1 / 2)) return undefined;
  const proposed = proposals(meeting);
  if (proposed.length === 0) return accept([{ type: "phaseEntered", phase: "unchanged" }]);
  const options = proposed.map((one) => ({
    ref: one.id,
    label: `${one.kind === "rule" ? "+" : "−"} ${written(one.text)}`,
  }));
  const question = {
    key: "poll-rules",
    options: [...options, { ref: 0, label: "" }],
    multiple: true,
    args: { until: { moment: share(meeting, 3 / 4) } },
  };
  return together(accept([{ type: "phaseEntered", phase: "voting" }]), putToVote(meeting, id, question));
}

/** Adopted is what more than half of the participants chose (protocol: agree-rules). */
function afterVoting({ meeting, now }: Scene): Happening | undefined {
  const ballot = openBallot(meeting, id);
  if (!ballot) return undefined;
  if (yetToVote(meeting, ballot).length > 0 && now < share(meeting, 3 / 4)) return undefined;
  const half = participantIds(meeting).length / 2;
  const adopted = proposals(meeting).filter((one) => votesOfRef(meeting, ballot, one.id) > half);
  const dropped = new Set(adopted.filter(({ kind }) => kind === "drop").map(({ number }) => number));
  const rules = [
    ...meeting.rules.filter((_, index) => !dropped.has(index + 1)),
    ...adopted.filter(({ kind }) => kind === "rule").map(({ text }) => text),
  ];
  const phase = adopted.length > 0 ? "changed" : "unchanged";
  return accept(
    [
      { type: "ballotClosed", ballot: ballot.id },
      { type: "rulesAgreed", rules },
      { type: "phaseEntered", phase },
    ],
    [
      tellGroup(
        meeting,
        adopted.length > 0 ? "rules-changed" : "rules-kept",
        rulesArgs({ ...meeting, rules }),
      ),
    ],
  );
}

import { z } from "zod";
import { type Ask, ask } from "../../core/asks.ts";
import { ballotOf, openBallot, putToVote, votesOfRef, yetToVote } from "../../core/ballots.ts";
import { acceptLateChoice, hasSpoken, letIn, objects } from "../../core/consent.ts";
import { contribute, LONGEST_LINE, lineObjection } from "../../core/contribute.ts";
import { accept, type Decision, type Happening, isRefusal, refuse, together } from "../../core/decision.ts";
import { isPartOver, partMoments } from "../../core/grace.ts";
import type { Contribution, Meeting, MemberId } from "../../core/meeting.ts";
import { type Choice, tell, tellGroup } from "../../core/notice.ts";
import { FEWEST, given, givenBy, isMarked, isParticipant, participantIds } from "../../core/roles.ts";
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
  z.object({ type: z.literal("object-rules") }),
  pass,
]);

const keepChoice: Choice = { label: "button-keep-rules", move: { type: "keep-rules" } };
const confirmChoice: Choice = { label: "button-confirm-rules", move: { type: "confirm-rules" } };
const objectChoice: Choice = { label: "button-object-rules", move: { type: "object-rules" } };
const proposeChoice: Choice = { label: "button-write-rule", command: `write ${id} rule 0` };
const dropChoice: Choice = { label: "button-drop-rule", command: `write ${id} drop 0` };

const proposals = (meeting: Meeting) => [...given(meeting, "rule"), ...given(meeting, "drop")];
const yetToAnswer = (meeting: Meeting): readonly MemberId[] =>
  participantIds(meeting).filter(
    (member) =>
      !isMarked(meeting, id, member, "kept", "passed", "confirmed") && !hasProposed(meeting, member),
  );
const hasProposed = (meeting: Meeting, member: MemberId): boolean =>
  givenBy(meeting, "rule", member).length + givenBy(meeting, "drop", member).length > 0;

/** Who has accepted the rules on joining is asked only about what has changed since (protocol: agree-rules). */
const yetToSpeak = (meeting: Meeting): readonly MemberId[] =>
  meeting.phase === "changed" ? participantIds(meeting).filter((member) => !hasSpoken(meeting, member)) : [];

const rulesArgs = (meeting: Meeting) => ({
  rules: {
    lines: meeting.rules.map((text, index) => ({ key: "line-rule", args: { number: index + 1, text } })),
  },
});

/** What the vote has changed: the rules that stand now and were proposed, and those that do not any more. */
function changesArgs(meeting: Meeting) {
  const stands = ({ text }: Contribution) => meeting.rules.includes(text);
  const added = given(meeting, "rule").filter(stands);
  const dropped = given(meeting, "drop").filter((one) => !stands(one));
  const line =
    (key: string) =>
    ({ text }: Contribution) => ({ key, args: { text } });
  return { changes: { lines: [...added.map(line("line-added")), ...dropped.map(line("line-dropped"))] } };
}

const share = ({ openedAt, closesAt }: Meeting, part: number): number =>
  openedAt + (closesAt - openedAt) * part;

/** The circle keeps its standing rules, or changes them by vote; whoever objects to the change observes. */
export const agreeRules = defineStep({
  id,
  move,
  outcomes: ["agreed"],
  keepsItsTime: true,
  open: ({ meeting }) =>
    accept([], [tellGroup(meeting, "rules-shown", rulesArgs(meeting), { post: "rules" })]),
  decide: (made, by, { meeting }) => {
    if (!isParticipant(meeting, by))
      return made.type === "confirm-rules" ? letIn(meeting, by) : refuse("notParticipant");
    switch (made.type) {
      case "keep-rules":
        return meeting.phase === "changed" ? refuse("rulesChanged", untilArgs(meeting)) : keep(meeting, by);
      case "confirm-rules":
        return keep(meeting, by);
      case "object-rules":
        return object(meeting, by);
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
    if (phase === "") return proposing(meeting);
    if (phase === "unchanged")
      return hasVoted(meeting) ? [] : yetToAnswer(meeting).map((member) => keeping(meeting, member));
    const ballot = openBallot(meeting, id);
    if (phase === "voting" && ballot) {
      const until = share(meeting, 3 / 4);
      return yetToVote(meeting, ballot).map((member) =>
        ask(meeting, id, member, "vote", { about: ballot.id, input: "none", quiet: true, until }),
      );
    }
    const choices = [confirmChoice, objectChoice];
    const args = changesArgs(meeting);
    return yetToSpeak(meeting).map((member) =>
      ask(meeting, id, member, "confirm-rules", { ...unlessSilent("silence-agrees"), choices, args }),
    );
  },
  outcome: ({ meeting, late }) => (late || isSettled(meeting) ? "agreed" : undefined),
  close: ({ meeting }) => {
    const ballot = openBallot(meeting, id);
    const closed = accept(ballot ? [{ type: "ballotClosed", ballot: ballot.id }] : []);
    return together(closed, accept(objectors(meeting).map(setApart)));
  },
  moments: (meeting) => {
    if (meeting.phase === "") return partMoments(meeting, share(meeting, 1 / 2));
    return meeting.phase === "voting" ? [share(meeting, 3 / 4)] : [];
  },
});

const mark = (member: MemberId, named: string): Happening =>
  accept([{ type: "marked", step: id, member, mark: named }]);

/** Who has accepted the rules answers by silence, too: the circle waits for nobody, and closes early once all have spoken. */
const unlessSilent = (silence: string) => ({ weight: "lingering", silence, input: "none" }) as const;

const keeping = (
  meeting: Meeting,
  member: MemberId,
  choices: readonly Choice[] = [keepChoice],
  until = meeting.closesAt,
): Ask =>
  ask(meeting, id, member, "rules", {
    ...unlessSilent("silence-keeps"),
    until,
    choices,
    args: rulesArgs(meeting),
  });

function proposing(meeting: Meeting): readonly Ask[] {
  const until = share(meeting, 1 / 2);
  const choices = [keepChoice, proposeChoice, dropChoice];
  return [
    ...yetToAnswer(meeting).map((member) => keeping(meeting, member, choices, until)),
    ...participantIds(meeting).flatMap((member) => [
      ask(meeting, id, member, "rule", { weight: "welcome", until }),
      ask(meeting, id, member, "drop", { weight: "welcome", until, input: "none" }),
    ]),
  ];
}

/** The vote has changed nothing, or everybody has spoken; where too few would be left, the time is theirs to talk. */
function isSettled(meeting: Meeting): boolean {
  if (meeting.phase === "unchanged") return hasVoted(meeting) || yetToAnswer(meeting).length === 0;
  const staying = participantIds(meeting).length - objectors(meeting).length;
  return meeting.phase === "changed" && yetToSpeak(meeting).length === 0 && staying >= FEWEST;
}

const hasVoted = (meeting: Meeting): boolean => ballotOf(meeting, id) !== undefined;

const objectors = (meeting: Meeting): readonly MemberId[] =>
  participantIds(meeting).filter((member) => objects(meeting, member));

const setApart = (member: MemberId) => ({ type: "roleTaken", member, role: "observer" }) as const;

const untilArgs = ({ closesAt }: Meeting) => ({ until: { moment: closesAt } });

/** Keeping means: no change, please. It says nothing about rules that are still being voted on. */
function keep(meeting: Meeting, by: MemberId): Decision {
  if (meeting.phase === "voting") return passRules(meeting, by);
  return mark(by, meeting.phase === "changed" ? "confirmed" : "kept");
}

/** Passing leaves it to the others: what to propose, what to vote for, and what they have changed. */
function passRules(meeting: Meeting, by: MemberId): Decision {
  if (meeting.phase === "" || meeting.phase === "unchanged") return mark(by, "passed");
  if (meeting.phase === "voting") return mark(by, `passed-${openBallot(meeting, id)?.id ?? 0}`);
  return together(
    mark(by, "let-be"),
    accept([], [tell(meeting, by, "rules-let-be", untilArgs(meeting), { choices: [objectChoice] })]),
  );
}

/** Until the closing it is one tap to change one's mind; nothing has happened to the others yet. */
function object(meeting: Meeting, by: MemberId): Decision {
  if (meeting.phase !== "changed") return refuse("nothingToObject");
  if (objects(meeting, by)) return refuse("alreadyObjected");
  return together(
    mark(by, "objected"),
    accept([], [tell(meeting, by, "set-apart", {}, { choices: [acceptLateChoice] })]),
  );
}

function propose(meeting: Meeting, by: MemberId, kind: "rule" | "drop", text: string, about = 0): Decision {
  if (meeting.phase !== "") return refuse("proposalsClosed");
  if (proposals(meeting).length >= MOST_PROPOSALS) return refuse("tooManyProposals", { max: MOST_PROPOSALS });
  const refused = kind === "rule" ? lineObjection(text) : undefined;
  if (refused) return refused;
  const isSame = (other: string) => saysTheSame(other, text);
  if (proposals(meeting).some((one) => isSame(one.text))) return refuse("alreadyProposed");
  if (kind === "rule" && meeting.rules.some(isSame)) return refuse("ruleStands");
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
function afterProposing(scene: Scene): Happening | undefined {
  const { meeting, drafting } = scene;
  const isOpen = yetToAnswer(meeting).length > 0 || drafting.length > 0;
  if (isOpen && !isPartOver(scene, share(meeting, 1 / 2))) return undefined;
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
  const isChanged = adopted.length > 0;
  return accept(
    [
      { type: "ballotClosed", ballot: ballot.id },
      { type: "rulesAgreed", rules },
      { type: "phaseEntered", phase: isChanged ? "changed" : "unchanged" },
    ],
    [
      tellGroup(meeting, isChanged ? "rules-changed" : "rules-kept", {
        ...changesArgs({ ...meeting, rules }),
        ...untilArgs(meeting),
      }),
    ],
  );
}

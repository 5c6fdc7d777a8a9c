import { z } from "zod";
import { waitsFor } from "./asks.ts";
import { accept, type Decision, isRefusal, nothing, refuse, together } from "./decision.ts";
import { decideCount } from "./dispute.ts";
import { evolveAll } from "./evolve.ts";
import { type Format, stepById } from "./format.ts";
import { resumption } from "./giving-back.ts";
import { type Meeting, type MemberId, memberId } from "./meeting.ts";
import { replaceModerator } from "./moderator.ts";
import { tellGroup } from "./notice.ts";
import { isParticipant, nameOf, speakingOrder } from "./roles.ts";
import { asksOf, openSteps, sceneOf } from "./scene.ts";
import type { Scene, Step } from "./step.ts";
import { days, extended, LONGEST_PAUSE_DAYS } from "./timetable.ts";
import { reorder } from "./turns.ts";

/** What only the moderator can do (protocol: always). */
export const leadMove = z.discriminatedUnion("type", [
  z.object({ type: z.literal("lead-extend") }),
  z.object({ type: z.literal("lead-close") }),
  z.object({ type: z.literal("lead-skip"), member: memberId }),
  z.object({ type: z.literal("lead-pause"), days: z.number() }),
  z.object({ type: z.literal("lead-resume") }),
  z.object({ type: z.literal("lead-handover") }),
  z.object({ type: z.literal("lead-first"), member: memberId }),
  z.object({ type: z.literal("lead-decide"), ballot: z.number(), option: z.number() }),
]);
type LeadMove = z.infer<typeof leadMove>;

interface Led {
  readonly move: LeadMove;
  readonly by: MemberId;
  readonly now: number;
}

/** The moderator guards the process: time, order, silence; never the content. */
export function lead(format: Format, meeting: Meeting, { move, by, now }: Led): Decision {
  if (by !== meeting.moderator) return refuse("notModerator");
  if (meeting.status === "paused" && move.type !== "lead-resume" && move.type !== "lead-handover")
    return refuse("meetingPaused");
  switch (move.type) {
    case "lead-extend":
      return extendStep(meeting, now);
    case "lead-close":
      if (openSteps(format, meeting).some((step) => step.keepsItsTime)) return refuse("keepsItsTime");
      return accept([{ type: "closingMoved", at: now, closesAt: now, extended: true }]);
    case "lead-skip":
      return skip(format, meeting, move.member, now);
    case "lead-pause":
      return pause(meeting, move.days, now);
    case "lead-resume":
      if (meeting.status !== "paused") return refuse("notPaused");
      return resumption(meeting, now);
    case "lead-handover":
      return handOver(meeting, by);
    case "lead-first":
      return speakFirst(meeting, move.member);
    case "lead-decide":
      return decideCount(meeting, by, move);
  }
}

/** Once per step, a day or five minutes: time that is given cannot be taken for ever. */
function extendStep(meeting: Meeting, now: number): Decision {
  if (meeting.extended) return refuse("alreadyExtended");
  const until = extended(meeting.settings, meeting.closesAt);
  const step = { word: `step-${meeting.steps[0]}` };
  return accept(
    [{ type: "closingMoved", at: now, closesAt: until, extended: true }],
    [tellGroup(meeting, "extended", { step, until: { moment: until } })],
  );
}

/** A silent person is passed over: as if they had passed, unless the step means something kinder by it. */
function skip(format: Format, meeting: Meeting, member: MemberId, now: number): Decision {
  const owed = asksOf(format, meeting, now).filter((one) => waitsFor(one) && one.member === member);
  if (owed.length === 0) return refuse("nothingOwed", { name: nameOf(meeting, member) });
  let state = meeting;
  let happening = nothing;
  for (const step of new Set(owed.map((one) => one.step))) {
    const decision = passedOver(stepById(format, step), member, sceneOf(state, now));
    if (isRefusal(decision)) continue;
    state = evolveAll(state, decision.facts);
    happening = together(happening, decision);
  }
  return happening === nothing ? refuse("cannotSkip", { name: nameOf(meeting, member) }) : happening;
}

const passedOver = (step: Step | undefined, member: MemberId, scene: Scene): Decision =>
  step?.skip?.(member, scene) ??
  step?.decide({ type: "pass", step: step.id }, member, scene) ??
  refuse("stepClosed");

function pause(meeting: Meeting, length: number, now: number): Decision {
  if (!Number.isInteger(length) || length < 1 || length > LONGEST_PAUSE_DAYS)
    return refuse("pauseLength", { max: LONGEST_PAUSE_DAYS });
  const until = now + days(length);
  return accept(
    [{ type: "paused", at: now, until }],
    [tellGroup(meeting, "paused", { until: { moment: until } })],
  );
}

function handOver(meeting: Meeting, by: MemberId): Decision {
  const declined = { type: "moderationDeclined", member: by } as const;
  const replaced = replaceModerator(evolveAll(meeting, [declined]));
  if (replaced.facts.length === 0) return refuse("nobodyToTakeOver");
  return together(accept([declined]), replaced);
}

/** Puts one speaker at the head of the order; whoever speaks now finishes first (protocol: clarify). */
function speakFirst(meeting: Meeting, member: MemberId): Decision {
  if (!isParticipant(meeting, member)) return refuse("notParticipant");
  const order = [member, ...speakingOrder(meeting).filter((id) => id !== member)];
  const turns = meeting.turns && reorder(meeting.turns, order);
  return accept([{ type: "orderSet", order }, ...(turns ? [{ type: "turnsMoved", turns } as const] : [])]);
}

import type { Ask } from "./asks.ts";
import { disputeAsks } from "./dispute.ts";
import { type Format, stepById } from "./format.ts";
import type { Meeting, MemberId } from "./meeting.ts";
import type { Scene, Step } from "./step.ts";

export const sceneOf = (meeting: Meeting, now: number, drafting: readonly MemberId[] = []): Scene => ({
  meeting,
  now,
  late: now >= meeting.closesAt,
  drafting,
});

export const openSteps = (format: Format, meeting: Meeting): readonly Step[] =>
  meeting.steps.flatMap((id) => stepById(format, id) ?? []);

/** The steps that have closed, and that something may still be added to (protocol: nothing typed is lost). */
export const stepsToAddTo = (format: Format, meeting: Meeting): readonly Step[] =>
  meeting.status === "running"
    ? meeting.history.flatMap(({ step: id }) => {
        const step = stepById(format, id);
        return step?.afterwards ? [step] : [];
      })
    : [];

/** Who may give what until when: the one answer that prompts, reminders, `/now` and the card render. */
export const asksOf = (format: Format, meeting: Meeting, now: number): readonly Ask[] =>
  meeting.status === "running" || meeting.status === "planned"
    ? [
        ...openSteps(format, meeting).flatMap((step) => step.asks(sceneOf(meeting, now))),
        ...stepsToAddTo(format, meeting).flatMap(
          (step) => step.afterwards?.asks(sceneOf(meeting, now)) ?? [],
        ),
        ...disputeAsks(meeting),
      ]
    : [];

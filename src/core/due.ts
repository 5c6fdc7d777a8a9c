import { type Format, stepById } from "./format.ts";
import type { Meeting } from "./meeting.ts";
import { reminderTimes } from "./settle.ts";
import { countingMoments } from "./tally.ts";
import { days } from "./timetable.ts";

/** A moment at which the meeting may have something to do, and what. The meeting itself decides what comes of it. */
export interface Due {
  readonly kind: "open" | "early-report" | "resume" | "close" | "moment" | "half" | "last";
  readonly at: number;
}

/** Every deadline of a meeting as it stands now; nothing else has to be remembered to wake it. */
export function duesOf(format: Format, meeting: Meeting): readonly Due[] {
  switch (meeting.status) {
    case "planned":
      return [
        { kind: "open", at: meeting.opensAt },
        ...(format.stages[format.first]?.beside?.needed?.(meeting) && meeting.steps.length === 0
          ? [{ kind: "early-report", at: meeting.opensAt - days(1) } as const]
          : []),
      ];
    case "paused":
      return [{ kind: "resume", at: meeting.pausedUntil }];
    case "running":
      return [
        { kind: "close", at: meeting.closesAt },
        ...innerMoments(format, meeting),
        ...reminding(meeting),
      ];
    case "ended":
      return [];
  }
}

const innerMoments = (format: Format, meeting: Meeting): readonly Due[] =>
  [
    ...meeting.steps.flatMap((id) => stepById(format, id)?.moments?.(meeting) ?? []),
    ...countingMoments(meeting),
  ].map((at) => ({ kind: "moment", at }));

function reminding(meeting: Meeting): readonly Due[] {
  const { half, last } = reminderTimes(meeting);
  return [
    ...(meeting.reminded === "no" && half !== undefined ? [{ kind: "half", at: half } as const] : []),
    ...(meeting.reminded !== "last" && last !== undefined ? [{ kind: "last", at: last } as const] : []),
  ];
}

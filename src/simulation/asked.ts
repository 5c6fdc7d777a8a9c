import type { Ask } from "../core/asks.ts";
import type { Meeting } from "../core/meeting.ts";
import { awaited } from "../core/play.ts";
import { formatOf } from "../formats/index.ts";
import { decodeChoice } from "../telegram/choices.ts";

/** What a button of a dialogue is about, if it is awaited of this person now; the meeting has to be the button's. */
export function askedBy(button: string, member: number, meeting: Meeting, now: number): Ask | undefined {
  const token = decodeChoice(button);
  if (!token || !("command" in token) || token.epoch !== meeting.epoch) return undefined;
  const [, step, kind, about] = token.command.split(" ");
  return awaited(formatOf(meeting.format), meeting, now).find(
    (one) => one.member === member && one.step === step && one.kind === kind && one.about === Number(about),
  );
}

export const meetingOfButton = (button: string): number => decodeChoice(button)?.meeting ?? 0;

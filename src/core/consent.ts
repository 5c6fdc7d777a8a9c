import { accept, type Decision, refuse, together } from "./decision.ts";
import type { Format } from "./format.ts";
import type { Meeting, MemberId } from "./meeting.ts";
import { type Choice, tell } from "./notice.ts";
import { joinLate } from "./presence.ts";
import { isMarked, isParticipant, participants, personIn } from "./roles.ts";

/** Marks about changed rules stand under this name. */
const RULES = "agree-rules";

/** The way back for whoever has objected: it works for as long as the meeting has a use for them. */
export const acceptLateChoice: Choice = { label: "button-accept-late", move: { type: "confirm-rules" } };

const lastWord = (meeting: Meeting, member: MemberId): string | undefined =>
  meeting.marks.findLast(
    (one) =>
      one.step === RULES && one.member === member && (one.mark === "objected" || one.mark === "confirmed"),
  )?.mark;

/** They said no to the rules as they are now, and have not changed their mind. Silence is no objection. */
export const objects = (meeting: Meeting, member: MemberId): boolean =>
  lastWord(meeting, member) === "objected";

/** They have said what they think of the change: yes, no, or that they leave it to the others. */
export const hasSpoken = (meeting: Meeting, member: MemberId): boolean =>
  lastWord(meeting, member) !== undefined || isMarked(meeting, RULES, member, "let-be");

/** Whether somebody who objected could still take part: there is room, and something to do for them. */
export function mayComeIn({ letsIn }: Format, meeting: Meeting, member: MemberId): boolean {
  const person = personIn(meeting, member);
  const isOutside = person?.role === "observer" && !person.left && objects(meeting, member);
  return isOutside && isOpen(letsIn, meeting) && hasRoom(meeting);
}

const isOpen = (letsIn: Format["letsIn"], { steps }: Meeting): boolean =>
  steps.some((step) => letsIn.includes(step));
const hasRoom = (meeting: Meeting): boolean => participants(meeting).length < meeting.settings.most;

/** Rules are accepted after their step: that lets a person in while the meeting has a use for them (protocol: agree-rules). */
export function acceptLate({ letsIn }: Format, meeting: Meeting, by: MemberId): Decision {
  if (isParticipant(meeting, by)) return refuse("rulesHold");
  return isOpen(letsIn, meeting) ? letIn(meeting, by) : refuse("tooLateToTakePart");
}

/** From here on they take part; while questions go round, theirs is the last turn of the round. */
export function letIn(meeting: Meeting, by: MemberId): Decision {
  const person = personIn(meeting, by);
  if (!person || person.left || person.role === "invited") return refuse("notParticipant");
  if (!hasRoom(meeting)) return joinLate(meeting, by);
  const { turns } = meeting;
  const withTurn =
    turns && !turns.order.includes(by)
      ? [
          {
            type: "turnsMoved",
            turns: { ...turns, order: [...turns.order, by], queue: [...turns.queue, by] },
          } as const,
        ]
      : [];
  return together(
    accept([
      { type: "marked", step: RULES, member: by, mark: "confirmed" },
      { type: "roleTaken", member: by, role: "participant" },
      ...withTurn,
    ]),
    accept([], [tell(meeting, by, "let-in", {}, { choices: [{ label: "button-now", command: "now" }] })]),
  );
}

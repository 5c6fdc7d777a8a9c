import type { Meeting, MemberId } from "../core/meeting.ts";
import { asksOf } from "../core/scene.ts";
import { minutes } from "../core/timetable.ts";
import { formatOf } from "../formats/index.ts";
import type { Draft, Store } from "../store/index.ts";

/** Whoever has touched a draft within this time is still at it, in milliseconds. */
const AT_IT = { week: minutes(15), hour: minutes(2) };

/** Something was typed, or the next thing they type is for it. */
const isOpen = ({ listening, pieces }: Draft): boolean =>
  listening || pieces.some(({ text, type }) => type !== "text" || text.trim() !== "");

/** Who is writing something for the open step right now, whoever does something in this very moment aside. */
export function writingIn(
  { dialogues }: Store,
  meeting: Meeting,
  now: number,
  actor = 0,
): readonly MemberId[] {
  if (meeting.status !== "running") return [];
  const drafts = meeting.steps
    .flatMap((step) => dialogues.draftsIn(meeting.id, step))
    .filter(
      (one) => one.personId !== actor && now - one.changedAt < AT_IT[meeting.settings.preset] && isOpen(one),
    );
  if (drafts.length === 0) return [];
  const asks = asksOf(formatOf(meeting.format), meeting, now).filter((one) =>
    drafts.some(
      ({ personId, step, kind, about }) =>
        personId === one.member && step === one.step && kind === one.kind && about === one.about,
    ),
  );
  return [...new Set(asks.map(({ member }) => member))];
}

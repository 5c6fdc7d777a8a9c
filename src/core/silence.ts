import { waitsFor } from "./asks.ts";
import { accept, type Happening } from "./decision.ts";
import type { Format } from "./format.ts";
import type { Meeting } from "./meeting.ts";
import { isMarked } from "./roles.ts";
import { asksOf } from "./scene.ts";
import type { Scene } from "./step.ts";

const SILENT = "silent";

/** Notes that the moderator let something run out, before the step goes on without them. */
export function moderatorMissed(format: Format, { meeting, now, drafting }: Scene): Happening | undefined {
  const { moderator, active } = meeting;
  const [step] = meeting.steps;
  if (moderator === undefined || step === undefined || active.includes(moderator)) return undefined;
  if (drafting.includes(moderator)) return undefined; // they are about to do something
  if (isMarked(meeting, step, moderator, SILENT)) return undefined;
  const missed = asksOf(format, meeting, now).some(
    (one) => waitsFor(one) && one.member === moderator && one.until <= now,
  );
  return missed ? accept([{ type: "marked", step, member: moderator, mark: SILENT }]) : undefined;
}

/** The moderator owed something in this step, and did nothing at all in it (protocol: always). */
export function wasSilent({ moderator, active, steps, marks }: Meeting): boolean {
  if (moderator === undefined || active.includes(moderator)) return false;
  return marks.some((one) => one.member === moderator && one.mark === SILENT && steps.includes(one.step));
}

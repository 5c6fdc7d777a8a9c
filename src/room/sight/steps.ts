import { stepsOf } from "../../core/format.ts";
import type { Meeting } from "../../core/meeting.ts";
import { formatOf } from "../../formats/index.ts";
import { intervision } from "../../formats/intervision.ts";
import type { Words } from "../../texts/index.ts";
import type { Life } from "../life.ts";
import type { StepMark } from "../wire.ts";

/** The fourteen steps, and how far the group has come. */
export function stepMarks({ standing, voice }: Life, words: Words): readonly StepMark[] {
  const { meeting } = standing();
  const ids = stepsOf(meeting ? formatOf(meeting.format) : intervision).map(({ id }) => id);
  const spoken = voice();
  return ids.map((id) => ({
    id,
    label: words.plain(spoken, `step-${id}`),
    state: stateOf(meeting, ids, id),
  }));
}

/** The steps that the format leads through in a row; what runs beside another one is no place on the way. */
const wayOf = (meeting: Meeting): readonly string[] => Object.keys(formatOf(meeting.format).stages);

function stateOf(meeting: Meeting | undefined, ids: readonly string[], id: string): StepMark["state"] {
  if (!meeting || meeting.status === "planned") return "coming";
  if (meeting.history.some(({ step }) => step === id)) return "done";
  if (meeting.status === "ended") return "skipped";
  if (meeting.steps.includes(id)) return "now";
  const current = ids.findIndex((one) => meeting.steps.includes(one));
  return ids.indexOf(id) < current ? "skipped" : "coming";
}

/** How much of the way lies behind the group, from 0 to 1. */
export function wayGone(meeting: Meeting | undefined): number {
  if (!meeting || meeting.status === "planned") return 0;
  const way = wayOf(meeting);
  const current = way.findIndex((step) => meeting.steps.includes(step));
  return current < 0 ? 1 : current / way.length;
}

import { goldenPlan } from "./plan.ts";
import { type Outcome, playSeason } from "./season.ts";
import type { Trouble } from "./troubles.ts";
import { createTally, Violation } from "./violation.ts";

const crashes = ["crash-before", "crash-after"] as const;
const boundaries = ["commit", "call"] as const;
/** A second crash comes so soon after the first: while the bot is still picking itself up. */
const SOON = [1, 2, 3, 5, 8, 13] as const;

/** Every way of dying once, or twice in a row, in the golden meeting. */
export function everyCrash({ counts }: Outcome, twice: boolean): readonly (readonly Trouble[])[] {
  return boundaries.flatMap((on) =>
    Array.from({ length: counts[on] }, (_, at) => at).flatMap((at) =>
      crashes.flatMap((what): (readonly Trouble[])[] => {
        const first = { on, at, what, times: 1, who: 0 };
        if (!twice) return [[first]];
        return SOON.map((later) => [first, { ...first, on: "commit", at: at + later }]);
      }),
    ),
  );
}

/** The golden meeting as it goes when nothing goes wrong. */
export const golden = (): Promise<Outcome> => playSeason({ plan: goldenPlan(), tally: createTally() });

/** The golden meeting with crashes: it has to come to the same end. Undefined = it did. */
export async function survives(
  troubles: readonly Trouble[],
  calm: Outcome,
  tally = createTally(),
): Promise<string | undefined> {
  try {
    const shaken = await playSeason({ plan: goldenPlan(troubles), tally });
    if (shaken.meeting !== calm.meeting)
      return `another meeting: ${shaken.meeting}\ninstead of ${calm.meeting}`;
    const missing = calm.chat.filter((words) => !shaken.chat.includes(words));
    // Each crash may leave one message to the group in doubt, and its time may be over before anybody has looked.
    return missing.length > troubles.length ? `not in the group: ${missing.join("\n––\n")}` : undefined;
  } catch (error) {
    if (error instanceof Violation) return error.message;
    throw error;
  }
}

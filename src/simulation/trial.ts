import type { Plan } from "./plan.ts";
import type { Plants } from "./plants.ts";
import { playSeason } from "./season.ts";
import { createTally, type Tally, Violation } from "./violation.ts";

/** What was found wrong, and in which meeting of which season. */
export interface Finding {
  readonly plan: Plan;
  readonly invariant: string;
  readonly detail: string;
}

/** Plays a season; undefined = everything held. What is no violation, but an error, counts as one. */
export async function tryOut(plan: Plan, tally: Tally, plants: Plants = {}): Promise<Finding | undefined> {
  try {
    await playSeason({ plan, tally, plants });
    return undefined;
  } catch (error) {
    if (error instanceof Violation) return { plan, invariant: error.invariant, detail: error.message };
    const detail = error instanceof Error ? (error.stack ?? error.message) : String(error);
    return { plan, invariant: "nothing throws", detail };
  }
}

/** More tries are not worth it: whoever looks for the cause can go on by hand. */
const MOST_TRIES = 40;

/** Leaves out one trouble after the other, as long as the same thing still goes wrong. */
export async function shrink(found: Finding, plants: Plants = {}): Promise<Finding> {
  let least = found;
  let tries = 0;
  for (
    let size = Math.ceil(found.plan.troubles.length / 2);
    size >= 1;
    size = size > 1 ? Math.ceil(size / 2) : 0
  )
    for (let at = 0; at < least.plan.troubles.length && tries < MOST_TRIES; ) {
      const troubles = least.plan.troubles.toSpliced(at, size);
      const again = await tryOut({ ...least.plan, troubles }, createTally(), plants);
      tries += 1;
      if (again?.invariant === found.invariant) least = again;
      else at += size;
    }
  return least;
}

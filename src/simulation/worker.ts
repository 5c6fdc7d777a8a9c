import { golden, survives } from "./exhaustive.ts";
import { goldenPlan, planOf } from "./plan.ts";
import { type Finding, shrink, tryOut } from "./trial.ts";
import type { Trouble } from "./troubles.ts";
import { createTally, type Tally } from "./violation.ts";

/** What one process plays: seasons, or the golden meeting with one set of crashes after the other. */
export type Share =
  | {
      readonly seed: number;
      readonly seasons: readonly number[];
      /** What goes wrong instead of what chance brings. */
      readonly troubles: readonly Trouble[] | undefined;
    }
  | { readonly crashes: readonly (readonly Trouble[])[] };

/** What a process has to tell after each of its plays. */
export interface Word {
  readonly tally: Tally;
  readonly finding: Finding | undefined;
}

type Tell = (word: Word) => void;

async function playSeasons(share: Extract<Share, { seasons: unknown }>, tell: Tell): Promise<void> {
  const { seed, seasons, troubles } = share;
  for (const season of seasons) {
    const tally = createTally();
    const plan = planOf(seed, season);
    const found = await tryOut({ ...plan, troubles: troubles ?? plan.troubles }, tally);
    tell({ tally, finding: found && (await shrink(found)) });
  }
}

async function crash(crashes: readonly (readonly Trouble[])[], tell: Tell): Promise<void> {
  const calm = await golden();
  for (const troubles of crashes) {
    const tally = createTally();
    const detail = await survives(troubles, calm, tally);
    const plan = goldenPlan(troubles);
    tell({ tally, finding: detail === undefined ? undefined : { plan, invariant: "the same end", detail } });
  }
}

// As a process of its own this file is a program; for tests and types it is a module like any other.
if (process.send)
  process.once("message", async (share: Share) => {
    const tell: Tell = (word) => process.send?.(word);
    await ("seasons" in share ? playSeasons(share, tell) : crash(share.crashes, tell));
    process.disconnect();
  });

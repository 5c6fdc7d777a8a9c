import { MEETINGS } from "./plan.ts";
import type { Finding } from "./trial.ts";
import { wordOf } from "./troubles.ts";
import type { Tally } from "./violation.ts";

/** The lines that say what went wrong, how to see it again, and the least that has to go wrong before it does. */
export function tellFinding({ plan, invariant, detail }: Finding): string {
  const week = plan.season * MEETINGS;
  const troubles = plan.troubles.map(
    ({ on, at, what, times, who }) => `  ${on} ${at}: ${what} × ${times} (${who})`,
  );
  return [
    `VIOLATED: ${invariant} (seed ${plan.seed}, week ${week})`,
    detail,
    troubles.length > 0 ? "It takes no more than this:" : "It takes no trouble at all.",
    ...troubles,
    `See it again: npm run simulate -- ${plan.isSteady ? "--exhaustive" : `--seed ${plan.seed} --week ${week}`}${
      plan.troubles.length > 0 ? ` --troubles ${wordOf(plan.troubles)}` : ""
    }`,
  ].join("\n");
}

const table = (title: string, counts: ReadonlyMap<string, number>): string =>
  [title, ...[...counts].toSorted().map(([name, count]) => `  ${name.padEnd(24)}${count}`)].join("\n");

export const summary = ({ checked, struck, ended }: Tally): string =>
  [
    table("How the meetings ended", new Map([...ended].map(([how, count]) => [how || "stopped", count]))),
    table("What went wrong", struck),
    table("What was looked at", checked),
  ].join("\n\n");

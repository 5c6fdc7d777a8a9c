import { fork } from "node:child_process";
import { everyCrash, golden } from "./exhaustive.ts";
import type { Options } from "./options.ts";
import { MEETINGS } from "./plan.ts";
import { summary, tellFinding } from "./report.ts";
import { addTo, createTally } from "./violation.ts";
import type { Share, Word } from "./worker.ts";

/** How many weeks are played where nobody said. */
const FEW = 100;

/** So often a line says how far it is, in milliseconds. */
const EVERY = 15_000;

/** Plays as many meetings as wanted and says what it found. True = everything held. */
export async function simulate(options: Options, print: (line: string) => void): Promise<boolean> {
  const { seed, exhaustive } = options;
  const began = performance.now();
  const tally = createTally();
  let weeks = 0;
  let violations = 0;
  let spoke = began;
  const sofar = () => {
    const seconds = Math.round((performance.now() - began) / 1_000);
    const what = exhaustive ? "crashes" : `weeks with seed ${seed}`;
    return `${weeks} ${what} in ${seconds} s: ${violations} violations`;
  };

  const hear = ({ tally: more, finding }: Word): void => {
    weeks += exhaustive ? 1 : MEETINGS;
    addTo(tally, more);
    if (finding) {
      violations += 1;
      print(tellFinding(finding));
    }
    if (performance.now() - spoke < EVERY) return;
    spoke = performance.now();
    print(sofar());
  };

  const shares = exhaustive ? await crashShares(options) : seasonShares(options);
  await Promise.all(shares.map((share) => send(share, hear)));
  print(`${summary(tally)}\n\n${sofar()}`);
  return violations === 0;
}

/** Deals a list out, one after the other to each. */
const deal = <T>(list: readonly T[], hands: number): readonly (readonly T[])[] =>
  Array.from({ length: Math.min(hands, list.length) }, (_, hand) =>
    list.filter((__, place) => place % hands === hand),
  );

function seasonShares({ seed, weeks = FEW, week, troubles, workers }: Options): readonly Share[] {
  const seasons =
    week === undefined
      ? Array.from({ length: Math.ceil(weeks / MEETINGS) }, (_, season) => season)
      : [Math.floor(week / MEETINGS)];
  return deal(seasons, workers).map((share) => ({ seed, seasons: share, troubles }));
}

/** Every crash, or every second crash soon after it; so many of them as are wanted. */
async function crashShares({ twice, weeks, troubles, workers }: Options): Promise<readonly Share[]> {
  if (troubles) return [{ crashes: [troubles] }];
  const all = everyCrash(await golden(), twice);
  const wanted = Math.min(weeks ?? all.length, all.length);
  // Of all of them, those at evenly spread places.
  const crashes = all.filter(
    (_, place) => Math.floor(((place + 1) * wanted) / all.length) > Math.floor((place * wanted) / all.length),
  );
  return deal(crashes, workers).map((share) => ({ crashes: share }));
}

/** A share is played in a process of its own: in threads of one process SQLite waits for itself. */
function send(share: Share, hear: (word: Word) => void): Promise<void> {
  return new Promise((resolve, reject) => {
    const worker = fork(new URL("./worker.ts", import.meta.url), { serialization: "advanced" });
    worker.on("message", hear);
    worker.on("error", reject);
    worker.on("exit", (code) => (code === 0 ? resolve() : reject(new Error(`A worker ended with ${code}`))));
    worker.send(share);
  });
}

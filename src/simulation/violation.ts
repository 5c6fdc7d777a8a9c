/** Everything that has to be true, by the name under which a violation of it is reported. */
export const invariants = [
  "update applied once",
  "one author and one step",
  "turns are a permutation",
  "steps only go on",
  "nothing after the end",
  "posted once",
  "sealed stays sealed",
  "rules before membership",
  "limits are kept",
  "notes stay one's own",
  "groups stay apart",
  "a case is whole",
  "asks only what is open",
  "the thing before its prompt",
  "one question at a time",
  "the destroyed opens nowhere",
  "card is true",
  "log is silent",
  "nothing typed is lost",
  "asked is owed",
  "deadlines fire",
  "outbox drains",
  "owed is asked",
  "meeting ends",
  "comes to rest",
  "nothing throws",
] as const;

export type Invariant = (typeof invariants)[number];

/** Something happened that must never happen. */
export class Violation extends Error {
  readonly invariant: Invariant;

  constructor(invariant: Invariant, detail: string) {
    super(`${invariant}: ${detail}`);
    this.invariant = invariant;
  }
}

/** How often what was looked at, and what befell the bot. */
export interface Tally {
  readonly checked: Map<string, number>;
  readonly struck: Map<string, number>;
  /** How the meetings ended. */
  readonly ended: Map<string, number>;
}

export const createTally = (): Tally => ({ checked: new Map(), struck: new Map(), ended: new Map() });

/** Adds what another process has counted. */
export function addTo(tally: Tally, more: Tally): void {
  for (const key of ["checked", "struck", "ended"] as const)
    for (const [name, by] of more[key]) count(tally[key], name, by);
}

export const count = (counts: Map<string, number>, name: string, by = 1): void => {
  counts.set(name, (counts.get(name) ?? 0) + by);
};

/** Looks at one invariant, and remembers that it was looked at. */
export type Check = (invariant: Invariant, holds: boolean, detail: () => string) => void;

/** A violation found in the middle of the bot's own work may be caught there; `insist` brings it to light. */
export function checkWith({ checked }: Tally) {
  let found: Violation | undefined;
  const check: Check = (invariant, holds, detail) => {
    count(checked, invariant);
    if (holds) return;
    found ??= new Violation(invariant, detail());
    throw found;
  };
  const insist = (): void => {
    if (found) throw found;
  };
  return { check, insist };
}

import type { Clock } from "../service/clock.ts";
import type { Store } from "../store/index.ts";
import { type Kept, keptOf, nothing, readKept, restore } from "./kept.ts";
import { createPlace } from "./place.ts";
import { createSealing } from "./sealing.ts";

export interface KeepingConfig {
  readonly token: string;
  readonly root: string;
  /** How long one attempt may take, in milliseconds. */
  readonly attempt?: number;
  /** How long the first rest after a failure is, in milliseconds; it grows. */
  readonly rest?: number;
}

export interface KeepingDeps extends KeepingConfig {
  readonly store: Store;
  readonly operatorKey: Buffer;
  readonly clock: Clock;
  readonly report: (event: string, details: Record<string, string | number>) => void;
}

const ATTEMPT = 10_000;
const FIRST_REST = 60_000;
const LONGEST_REST = 3_600_000;
/** As many people can wait at once; then those who have waited longest are forgotten. */
const MOST_WAITING = 10_000;

/**
 * Keeps people's languages, and which ask they were answering, at a second place as well, for the day on which the
 * disk is lost. Our own database counts; the place is told later, asked only about strangers, and never waited for.
 */
export function createKeeping({ store, operatorKey, clock, report, ...config }: KeepingDeps) {
  const { token, root, attempt = ATTEMPT, rest: firstRest = FIRST_REST } = config;
  const sealing = createSealing(operatorKey);
  const place = createPlace({ token, root, attempt });
  const waiting = new Map<number, "read" | "write">();
  const arrived = new Map<number, Kept | undefined>();
  const written = new Map<string, string>();
  let isBusy = false;
  let isOver = false;
  let rest = firstRest;

  function want(person: number, what: "read" | "write"): void {
    // What was never read must not be written over.
    if (waiting.get(person) !== "read") waiting.set(person, what);
    const [eldest] = waiting.keys();
    if (waiting.size > MOST_WAITING && eldest !== undefined) waiting.delete(eldest);
    begin();
  }

  function begin(): void {
    if (!isBusy && !isOver) void work();
  }

  /** Goes on until nobody waits, or until something fails; then it rests. */
  async function work(): Promise<void> {
    isBusy = true;
    try {
      await erase();
      for (const [person, what] of waiting) {
        waiting.delete(person);
        await (what === "read" ? read(person) : write(person)).catch((error) => {
          if (what === "read" || !waiting.has(person)) waiting.set(person, what);
          throw error;
        });
        if (isOver) return;
        await erase();
      }
      rest = firstRest;
      isBusy = false;
    } catch {
      if (isOver) return;
      report("keeping-failed", { rest });
      setTimeout(() => void work(), rest).unref();
      rest = Math.min(LONGEST_REST, rest * 2);
    }
  }

  /** Before anything else, so that nobody is given back what they wanted forgotten. */
  async function erase(): Promise<void> {
    for (const name of isOver ? [] : store.farewells.owed()) {
      await keep(name, nothing);
      if (isOver) return;
      store.commit(() => store.farewells.said(name));
    }
  }

  async function read(person: number): Promise<void> {
    const name = sealing.name(person);
    const found = await place.ask({ name, value: undefined });
    if (isOver) return;
    if (!store.farewells.owed().includes(name)) arrived.set(person, readKept(sealing.open(name, found)));
  }

  const write = async (person: number): Promise<void> => keep(sealing.name(person), keptOf(store, person));

  async function keep(name: string, kept: Kept): Promise<void> {
    const now = JSON.stringify(kept);
    const value = sealing.seal(name, kept);
    if (value === undefined || written.get(name) === now) return;
    await place.ask({ name, value });
    written.set(name, now);
  }

  begin();
  return {
    /** Somebody whom the database does not know writes: perhaps the place does. */
    recall: (person: number): void => want(person, "read"),
    /** Something about this person may have changed. */
    note: (person: number): void => want(person, "write"),
    /** This person is known no more: what is kept of them goes, restart or not. Belongs into a commit. */
    forget: (person: number): void => {
      store.farewells.owe(sealing.name(person));
      arrived.delete(person);
    },
    /** Puts back what has been found since. It changes drafts, so it has to wait for its turn. */
    settle: (): void => {
      for (const [person, kept] of arrived) {
        arrived.delete(person);
        if (kept) store.commit(() => restore(store, person, kept, clock.now()));
        want(person, "write");
      }
    },
    close: (): void => {
      isOver = true;
      void place.close();
    },
  };
}

export type Keeping = ReturnType<typeof createKeeping>;

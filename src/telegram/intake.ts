import type { Update, UserFromGetMe } from "grammy/types";
import type { Keeping } from "../keeping/index.ts";
import type { Clock } from "../service/clock.ts";
import { isOfTheDisk, nameOf, placeOf } from "../service/trouble.ts";
import { createWork, type Work, type WorkDeps } from "../service/work.ts";
import type { InboxRow } from "../store/index.ts";
import { answer, takeAnswer } from "./answers.ts";
import { concerns } from "./concerns.ts";
import { originOf } from "./origin.ts";

export interface IntakeDeps {
  readonly workDeps: WorkDeps;
  readonly clock: Clock;
  readonly me: UserFromGetMe;
  /** Finds out what one update means; its effects wait in the unit of work. */
  readonly understand: (update: Update, work: Work) => Promise<void>;
  readonly report: (event: string, details: Record<string, string | number>) => void;
  readonly keeping?: Pick<Keeping, "recall" | "note" | "forget"> | undefined;
}

interface KeptElsewhere {
  readonly now: () => void;
  readonly afterwards: () => void;
}

/** How long an update that failed waits before each further try, in milliseconds; then it is put aside. */
const DELAYS = [1_000, 3_000, 10_000, 30_000];

/** The one way in, whether Telegram is asked or calls: kept first, confirmed then, handled one by one. */
export function createIntake({ workDeps, clock, me, understand, report, keeping }: IntakeDeps) {
  const { store } = workDeps;

  /** Keeps what is ours. Once this returns, Telegram may forget it. */
  function take(updates: readonly Update[]): void {
    const receivedAt = clock.now();
    const ours = updates.filter((update) => isOurs(update, me));
    if (ours.length === 0) return;
    store.commit(() => {
      for (const update of ours)
        store.inbox.receive({
          id: update.update_id,
          body: { ...update },
          origin: originOf(update).place,
          receivedAt,
        });
    });
  }

  /** Handles what has been taken in, one update after the other. Returns how many. */
  async function handle(): Promise<number> {
    let handled = 0;
    const next = () => store.inbox.next(clock.now());
    for (let rows = next(); rows.length > 0; rows = next())
      for (const row of rows) {
        handled += 1;
        if (!(await handleOne(row))) break; // what came later from the same place waits for it
      }
    return handled;
  }

  /** One update, all of it or none of it. False = it failed, and is counted as tried. */
  async function handleOne(row: InboxRow): Promise<boolean> {
    const work = createWork(workDeps, clock.now(), causeOf(row));
    const remember = keptElsewhere(row);
    try {
      if (row.id < 0) takeAnswer(work, answer.parse(row.body));
      else await understand(row.body as unknown as Update, work);
      work.commit(() => {
        store.inbox.done(row.id);
        remember.now();
      });
      remember.afterwards();
      return true;
    } catch (error) {
      if (isOfTheDisk(error)) throw error;
      setBack(row, error);
      return false;
    }
  }

  /**
   * What the second keeping place is told, if there is one: of a stranger it is asked instead. That it has to forget
   * somebody is remembered in the very commit in which we do.
   */
  function keptElsewhere({ id, body }: InboxRow): KeptElsewhere {
    const author = keeping && id > 0 ? originOf(body as unknown as Update).author : undefined;
    if (!keeping || author === undefined) return { now: () => {}, afterwards: () => {} };
    const isStranger = store.circles.person(author) === undefined;
    return {
      now: () => {
        if (!isStranger && store.circles.person(author) === undefined) keeping.forget(author);
      },
      afterwards: () => (isStranger ? keeping.recall(author) : keeping.note(author)),
    };
  }

  function setBack({ id, body, tries }: InboxRow, error: unknown): void {
    const { kind, author } = originOf(body as unknown as Update);
    const details = { kind: id < 0 ? "answer" : kind, what: nameOf(error), where: placeOf(error) };
    const delay = DELAYS[tries];
    if (delay !== undefined) {
      store.commit(() => store.inbox.putOff(id, clock.now() + delay));
      return report("update-failed", details);
    }
    const work = createWork(workDeps, clock.now(), `lost:${id}`);
    // Who has never written in private cannot be written to.
    if (id > 0 && author !== undefined && store.circles.person(author)?.reachable)
      work.tell(author, "update-lost");
    work.commit(() => store.inbox.putAside(id, { kind: details.kind }));
    report("update-put-aside", details);
  }

  return { take, handle };
}

/** Our own answers count down from -1 again once they have been forgotten, so that the moment has to tell. */
const causeOf = ({ id, receivedAt }: InboxRow): string => `update:${id}:${receivedAt}`;

/** What cannot even be read must not keep the rest of its batch outside: it is taken in, and found wanting there. */
function isOurs(update: Update, me: UserFromGetMe): boolean {
  try {
    return concerns(update, me);
  } catch {
    return true;
  }
}

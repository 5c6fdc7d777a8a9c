import type { Browser, Page } from "playwright-core";

/** A sixtieth of a second, in milliseconds: while the page is at work for longer, a frame is missed. */
export const FRAME = 1_000 / 60;

interface TraceEvent {
  readonly name: string;
  readonly pid: number;
  readonly tid: number;
  /** In microseconds: when it began, how long it took, and how long a processor worked on it. */
  readonly ts: number;
  readonly dur?: number;
  readonly tdur?: number;
  readonly args?: { readonly elementCount?: number };
}

export interface Smoothness {
  /** How often the page was drawn anew, and how much work that was on average, in milliseconds. */
  readonly drawn: number;
  readonly work: number;
  /** How many elements were styled anew for that, on average. */
  readonly styled: number;
  /** The share of sixty frames a second that the page's own work lets through. */
  readonly through: number;
  /** The most work for one of them, in milliseconds. */
  readonly longest: number;
}

/**
 * How smooth the page is while something happens. It counts the work of the page's own thread in processor time: a busy
 * machine stretches the clock on the wall, but hardly that.
 */
export async function smoothnessWhile(page: Page, happening: () => Promise<void>): Promise<Smoothness> {
  const browser = page.context().browser() as Browser;
  await browser.startTracing(page, { categories: ["toplevel", "devtools.timeline"] });
  await happening();
  const { traceEvents } = JSON.parse(String(await browser.stopTracing()));
  return smoothnessIn(traceEvents);
}

function smoothnessIn(events: readonly TraceEvent[]): Smoothness {
  const drawing = events.filter(({ name }) => name === "FireAnimationFrame").toSorted(byTime);
  const [first] = drawing;
  const tasks = events
    .filter(({ name, tid, pid }) => name.endsWith("RunTask") && tid === first?.tid && pid === first.pid)
    .toSorted(byTime);
  const work = workByDrawing(
    tasks,
    drawing.map(({ ts }) => ts),
  );
  const frames = ((tasks.at(-1)?.ts ?? 0) - (tasks[0]?.ts ?? 0)) / 1_000 / FRAME;
  const missed = work.reduce((sum, one) => sum + Math.max(0, Math.ceil(one / FRAME) - 1), 0);
  const styled = events.reduce((sum, { args }) => sum + (args?.elementCount ?? 0), 0);
  const done = work.reduce((sum, one) => sum + one, 0);
  return {
    drawn: work.length,
    work: done / work.length,
    styled: styled / work.length,
    through: 1 - missed / frames,
    longest: Math.max(...work),
  };
}

const byTime = (one: TraceEvent, other: TraceEvent): number => one.ts - other.ts;

/** All that the page did since it was drawn last, up to and with the task that draws it; in milliseconds. */
function workByDrawing(tasks: readonly TraceEvent[], drawings: readonly number[]): readonly number[] {
  const work: number[] = [];
  let done = 0;
  let next = 0;
  for (const { ts, dur = 0, tdur = 0 } of tasks) {
    done += tdur / 1_000;
    if ((drawings[next] ?? Number.POSITIVE_INFINITY) > ts + dur) continue;
    while ((drawings[next] ?? Number.POSITIVE_INFINITY) <= ts + dur) next += 1;
    work.push(done);
    done = 0;
  }
  return work;
}
